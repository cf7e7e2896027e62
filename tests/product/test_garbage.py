"""What an answer was made from goes with it: the collector holds up everybody."""

import gc
from collections.abc import Iterator, Sequence

import pytest

from api.graphql.context import Context
from tests.attacks import ATTACKS
from tests.support.graphql_queries import Asker
from tests.support.product_engine import product_engine

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


@pytest.mark.usefixtures("uncollected")
def test_response_leaves_nothing_of_what_was_read_for_it(founded: Asker) -> None:
    """Entries of a page, their names and sources are freed at once.

    The document is sent again, because the library leaves some objects when it
    validates one that is sent for the first time.
    """
    page = "edges { node { title { words } subject { name { words } } } }"
    document = f"{{ at {{ timeline(first: 200) {{ {page} }} }} }}"

    assert left_by(founded, [document] * 4) < LITTLE
