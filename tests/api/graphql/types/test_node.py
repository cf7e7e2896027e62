"""Ids: stable when entries are recorded, and never shared by two moments."""

from typing import Any

import pytest
from graphql import GraphQLObjectType

from tests.support.graphql_mutations import FORMED, act
from tests.support.graphql_queries import Asker
from tests.support.normalised_cache import (
    EMBEDDED,
    NormalisedCache,
    select_everything,
)
from tests.support.product_engine import client_schema

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")

IDS = (
    'id subject(reference: "group") { id name { id } } '
    "entry(position: 1) { id occurred { id } }"
)
NODE = """query ($id: ID!) { node(id: $id) {
  __typename id
  ... on Subject { ref fields { name value } }
  ... on Entry { position title { words } }
  ... on At { moment { asOf position language certainty } }
} }"""


def ids(ask: Asker, when: str = "") -> list[str]:
    """List the ids of the moment, a subject, an entry, and of words and a date."""
    at = ask.at(IDS, when)
    subject, entry = at["subject"], at["entry"]
    return [
        at["id"],
        subject["id"],
        entry["id"],
        subject["name"]["id"],
        entry["occurred"]["id"],
    ]


def node(ask: Asker, text: str) -> Any:  # noqa: ANN401 - an answer in JSON
    """Give a node by its id."""
    return ask(NODE, id=text)["node"]


def test_ids_stay_when_entries_are_recorded(ask: Asker) -> None:
    """A client that cached a subject finds it again after any recording."""
    act(ask, FORMED)
    before = ids(ask)

    act(ask, 'bodyDissolved(entry: {subject: "group", occurred: {date: "2022"}})')

    assert ids(ask) == before


@pytest.mark.parametrize(
    "when",
    [
        '(asOf: "2022-01-01")',
        '(knownAt: "#1")',
        '(knownAt: "2026-11-21")',
        "(certainty: POSSIBLE)",
        "(language: FR)",
        '(asOf: "2022-01-01", language: FR)',
    ],
)
def test_moments_and_languages_never_share_an_id(ask: Asker, when: str) -> None:
    """The cache of a client mixes no two moments, and no two languages."""
    act(ask, FORMED)

    nodes, others = ids(ask)[:3], ids(ask, when)[:3]

    assert {*nodes}.isdisjoint(others)
    assert len({*nodes, *others}) == 6


def test_what_has_its_default_may_be_left_out(ask: Asker) -> None:
    """The moment is the same whether a default is written or not."""
    act(ask, FORMED)

    assert ids(ask, "(language: EN, certainty: CERTAIN)") == ids(ask)


@pytest.mark.parametrize("when", ["", '(asOf: "2021-06-30", knownAt: "#2")'])
def test_node_is_had_again_by_its_id(ask: Asker, when: str) -> None:
    """A node answers at the moment of its id."""
    act(ask, FORMED)
    act(ask, 'bodyWentDormant(entry: {subject: "group", occurred: {date: "2022"}})')

    at, subject, entry, *_ = ids(ask, when)

    stage = "dormant" if when == "" else "formed"
    assert node(ask, at)["id"] == at
    assert node(ask, at)["moment"]["position"] == 2
    assert node(ask, subject)["ref"] == "body:group"
    assert {"name": "stage", "value": stage} in node(ask, subject)["fields"]
    assert (node(ask, entry)["id"], node(ask, entry)["position"]) == (entry, 1)


def test_entry_as_written_has_another_id(ask: Asker) -> None:
    """An entry as it stands and as it was written differ, and both can be had again."""
    act(ask, FORMED)
    act(
        ask,
        'correct(target: "#1", patch: {bodyFormed: {title: {en: "B"}}}, reason: "r")',
    )
    history = ask.at(
        'subject(reference: "group") { history { entry { id } written { id } } }'
    )["subject"]["history"]

    stands, written = (node(ask, history[0][one]["id"]) for one in ("entry", "written"))

    assert stands["id"] != written["id"]
    assert (stands["title"], written["title"]) == ({"words": "B"}, None)


def test_withdrawn_entry_is_no_longer_a_node(ask: Asker) -> None:
    """As it stands, a void entry is nothing; as it was written, it is in the log."""
    act(ask, FORMED)
    changes = ask.at(
        "entry(position: 1) { id } changes { edges { node { entry { id } } } }"
    )
    act(ask, 'withdraw(target: "#1", reason: "wrong")')

    written = changes["changes"]["edges"][0]["node"]["entry"]["id"]

    assert node(ask, changes["entry"]["id"]) is None
    assert node(ask, written)["position"] == 1


def test_joined_subject_is_found_by_either_id(ask: Asker) -> None:
    """The ids that two subjects had before they became one lead to the one."""
    for name in ("oz", "land-of-oz"):
        act(ask, f'actorRegistered(entry: {{ subject: "{name}" }}, confirm: true)')
    question = (
        'a: subject(reference: "oz") { id } b: subject(reference: "land-of-oz") { id }'
    )
    before = ask.at(question)
    act(ask, 'sameAs(subject: "actor:land-of-oz", into: "actor:oz", reason: "one")')

    after = ask.at(question)

    assert after == {"a": before["a"], "b": before["a"]}
    assert node(ask, before["b"]["id"])["id"] == before["a"]["id"]


PARAGRAPHS = (
    "mandates(first: 50) { nodes { id paragraphs { id } } } "
    "coverage(first: 50) { nodes { id paragraphs { id } } }"
)


def test_ids_are_the_same_in_every_response(founded: Asker) -> None:
    """No id depends on the process or the request."""
    everything = select_everything(client_schema(), "At", 2)

    first, again = (
        founded(f"{{ at {everything} more: at {{ {PARAGRAPHS} }} }}") for _ in range(2)
    )

    assert first == again


def test_response_can_be_cached_by_ids(founded: Asker) -> None:
    """Objects with one type and id say the same, whatever led to them."""
    schema = client_schema()
    cache = NormalisedCache()
    everything = select_everything(schema, "At", 2).replace("{ __typename", "{", 1)

    for when in ("", '(asOf: "2021-07-05", knownAt: "#200", language: FR)'):
        cache.write(founded(f"{{ at{when} {{ __typename {everything[1:]} }}"))

    assert cache.conflicts == set()
    assert cache.unkeyed == set()


def test_every_type_below_a_moment_has_an_id() -> None:
    """Clients with a cache warn of objects that they cannot tell apart."""
    schema = client_schema()
    roots = {"Query", "Mutation", "Subscription"}
    results = {
        "Recorded",
        "Refused",
        "Doubtful",
        "Doubt",
        "DateChoice",
        "Difference",
        "Problem",
    }

    unkeyed = {
        name
        for name, one in schema.type_map.items()
        if isinstance(one, GraphQLObjectType)
        and not EMBEDDED.search(name)
        and "id" not in one.fields
    }

    assert unkeyed == roots | results
