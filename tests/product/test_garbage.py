"""What an answer was made from goes with it: the collector holds up everybody."""

import gc
from collections.abc import Iterator

import pytest

from api.graphql.context import Context
from tests.attacks import ATTACKS
from tests.support.graphql_queries import Asker
from tests.support.product_engine import ENGINE

pytest_plugins = ("tests.support.graphql_ledgers",)

LITTLE = 100
"""Things that the library's own parts leave behind, at the most."""

LEFT_BY_VALIDATION = 500
"""What the library leaves of validating a document that breaks no rule."""

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
    gc.unfreeze()


def left_by(ask: Asker, document: str) -> int:
    """Count what an answer leaves for the collector; the first one makes much ready."""
    for number in range(3):
        context = Context(ask.services)
        gc.collect()
        result = ENGINE.execute_sync(f"{document} # {number}", context_value=context)
        context.close()
        del result, context
    # What went with the document goes when nobody holds that any more.
    return gc.collect() + gc.collect()


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize("name", REFUSED)
def test_refused_document_leaves_nothing(ask: Asker, name: str) -> None:
    """Errors hold where they came up, and thousands of words hold each other."""
    assert left_by(ask, ATTACKS[name].document) < LITTLE


@pytest.mark.usefixtures("uncollected")
def test_answer_leaves_none_of_what_was_read_for_it(founded: Asker) -> None:
    """Entries of a page, their names and sources are let go at once."""
    page = "edges { node { title { words } subject { name { words } } } }"

    left = left_by(founded, f"{{ at {{ timeline(first: 200) {{ {page} }} }} }}")

    assert left < LEFT_BY_VALIDATION
