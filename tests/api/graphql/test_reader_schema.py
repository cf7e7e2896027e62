"""The schema for readers: small, part of the whole, and served at its own address."""

from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from graphql import (
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
    get_introspection_query,
    graphql_sync,
    parse,
    validate,
)

from api.container import Services
from devtools.paths import ROOT
from tests.support.copied_ledgers import empty_services, founding_services
from tests.support.graphql_mutations import act
from tests.support.graphql_queries import TODAY, Asker
from tests.support.http_client import Browser, browsing_product
from tests.support.log_examples import Clock
from tests.support.normalised_cache import select_everything
from tests.support.product_engine import client_schema

READ = "/graphql/read"
MOST_BYTES = 100_000


@pytest.fixture(scope="module")
def reader() -> GraphQLSchema:
    """Build the schema for readers from its text, as a client does."""
    text = (ROOT / "api/reader_schema.graphql").read_text(encoding="utf-8")
    return build_schema(text)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """Open a ledger with the founding history."""
    services = founding_services(tmp_path, Clock(TODAY))
    yield services
    services.close()


@pytest.fixture
def browser(services: Services) -> Iterator[Browser]:
    """Serve it."""
    with browsing_product(services.settings, clock=Clock(TODAY)) as client:
        yield client


def test_it_is_small(browser: Browser) -> None:
    """Tools that load it whole stay quick; the whole schema takes twenty times that."""
    sent = browser.post(READ, json={"query": get_introspection_query()})

    assert sent.json()["data"]["__schema"]["mutationType"] is None
    assert len(orjson.dumps(sent.json())) <= MOST_BYTES


def test_its_queries_are_queries_of_the_whole_schema(reader: GraphQLSchema) -> None:
    """Whoever needs more sends the same document to the other address."""
    everything = select_everything(reader, "At", 2)

    assert validate(client_schema(), parse(f"{{ at {everything} }}")) == []


def test_it_answers_all_that_it_has(browser: Browser, reader: GraphQLSchema) -> None:
    """Both addresses give the same answer, but for the types of entries."""
    everything = select_everything(reader, "At", 2).replace("__typename", "")
    query = f'{{ at(asOf: "2021-07-05") {everything} }}'

    read, whole = (
        browser.post(path, json={"query": query}).json() for path in (READ, "/graphql")
    )

    assert "errors" not in read
    assert read == whole


def test_entry_has_the_fields_of_its_kind_as_a_list(browser: Browser) -> None:
    """A table of meetings needs no types of kinds."""
    query = (
        '{ at(language: FR) { timeline(first: 1, filter: { kinds: ["meeting.held"] }) '
        "{ nodes { __typename kind fields { name value display } } } } }"
    )

    sent = browser.post(READ, json={"query": query}).json()

    [entry] = sent["data"]["at"]["timeline"]["nodes"]
    fields = {one["name"]: one for one in entry["fields"]}
    assert (entry["__typename"], entry["kind"]) == ("Entry", "meeting.held")
    assert fields["meeting_type"] == {
        "name": "meeting_type",
        "value": "heads",
        "display": "réunion de chefs d’entité",
    }


def test_personal_value_of_an_entry_is_shown_until_it_is_erased(
    tmp_path: Path,
) -> None:
    """The list shows the value that is kept apart, not its commitment in the log."""
    services = empty_services(tmp_path, Clock(TODAY))
    ask = Asker(services, Clock(TODAY))
    act(
        ask,
        'actorRegistered(entry: {subject: "jane", actorType: PERSON, '
        'personalName: "Jane Doe"}, confirm: true)',
    )

    found = ask.at("entry(position: 1) { fields { name display } }")

    services.close()
    assert {"name": "personal_name", "display": "Jane Doe"} in found["entry"]["fields"]


def test_every_type_is_reached(reader: GraphQLSchema) -> None:
    """What no field leads to is left out."""
    objects = [
        one.name
        for one in reader.type_map.values()
        if isinstance(one, GraphQLObjectType) and not one.name.startswith("__")
    ]
    sent = graphql_sync(reader, get_introspection_query())

    assert sent.data
    assert "BodyFormed" not in objects
    assert {"AreaRow", "Entry", "Subject", "Subscription"} <= {*objects}


@pytest.mark.parametrize("path", ["/graphql", READ])
def test_its_text_is_served(browser: Browser, path: str) -> None:
    """A code generator takes the schema from the server that it queries."""
    name = "schema" if path == "/graphql" else "reader_schema"
    text = (ROOT / f"api/{name}.graphql").read_text(encoding="utf-8")

    assert browser.get(f"{path}/schema.graphql").text == text
