"""What an answer was made from goes with it: the collector holds up everybody."""

import gc
from collections.abc import Iterator, Sequence

import pytest
from graphql import parse, validate

from api.graphql.context import Context
from tests.attacks import ATTACKS
from tests.support.graphql_queries import Asker
from tests.support.product_engine import (
    product_engine,
    product_schema,
    validation_rules,
)

pytest_plugins = ("tests.support.graphql_ledgers",)

LITTLE = 100
"""Things that the library's own parts leave behind, at the most."""

REFUSED = (
    "aliases",
    "directives, unknown",
    "braces",
    "brackets",
    "fields, unknown",
    "introspection, circular",
)


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Keep the collector from running by itself, and from what was made before."""
    gc.freeze()
    gc.disable()
    yield
    gc.enable()


def left_by(ask: Asker, documents: Sequence[str]) -> int:
    """Count what the last response leaves; the first ones prepare much for later."""
    for document in documents:
        context = Context(ask.services)
        gc.collect()
        result = product_engine().execute_sync(document, context_value=context)
        context.close()
        del result, context
    # What belongs to a document is freed once nothing refers to the document.
    return gc.collect() + gc.collect()


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize("name", REFUSED)
def test_refused_document_leaves_nothing(ask: Asker, name: str) -> None:
    """Errors refer to where they were raised, and thousands of tokens to each other."""
    document = ATTACKS[name].document

    assert left_by(ask, [f"{document} # {number}" for number in range(3)]) < LITTLE


def left_by_validation(document: str) -> int:
    """Count what the library leaves when it has validated a document."""
    schema, rules = product_schema()._schema, validation_rules()  # noqa: SLF001 - it has no public name
    gc.collect()
    errors = validate(schema, parse(document), rules)
    assert errors == []
    return gc.collect()


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize("is_sent_again", [True, False])
def test_response_leaves_nothing_of_what_was_read_for_it(
    founded: Asker, *, is_sent_again: bool
) -> None:
    """Entries of a page, their names and sources are freed at once.

    Of a document that is sent for the first time, only the objects are left that the
    library leaves when it validates it.
    """
    page = "edges { node { title { words } subject { name { words } } } }"
    document = f"{{ at {{ timeline(first: 200) {{ {page} }} }} }}"
    validation = 0 if is_sent_again else left_by_validation(document)
    sent = [document if is_sent_again else f"{document} # {n}" for n in range(4)]

    left = left_by(founded, sent)

    assert left < validation + LITTLE
