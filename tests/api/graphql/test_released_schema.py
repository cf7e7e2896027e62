"""The schema may grow; what was released stays, or is deprecated for a release."""

import pytest
from graphql import GraphQLSchema, build_schema, find_breaking_changes

from api.graphql.schema import schema_text
from devtools.generate import RELEASED, ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def released() -> GraphQLSchema:
    """Read the schema of the last release."""
    return build_schema((ROOT / RELEASED).read_text(encoding="utf-8"))


def broken(before: GraphQLSchema, text: str) -> list[str]:
    """Say what a schema breaks for those who ask by an older one."""
    changes = find_breaking_changes(before, build_schema(text))
    return [one.description for one in changes]


def test_nothing_is_broken_since_the_last_release(released: GraphQLSchema) -> None:
    """Whoever asks as the released schema lets them is answered by today's too.

    At a release: ``python -m devtools.generate --release`` (``make released``).
    """
    assert broken(released, schema_text()) == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("  termsEnding(", "  endings(", "Field At.termsEnding was removed."),
        (
            "  entities: [EntityShare!]!\n",
            "  entities: [EntityShare]\n",
            "Field At.entities changed type from [EntityShare!]! to [EntityShare].",
        ),
        ("  POSSIBLE\n", "  LIKELY\n", "Enum value Certainty.POSSIBLE was removed."),
    ],
)
@pytest.mark.slow
def test_change_that_breaks_clients_is_found(
    released: GraphQLSchema, before: str, after: str, told: str
) -> None:
    """What is taken away or becomes looser is named, so that nobody overlooks it."""
    text = (ROOT / RELEASED).read_text(encoding="utf-8")

    assert text.count(before) == 1
    assert broken(released, text.replace(before, after)) == [told]


def test_more_breaks_nobody(released: GraphQLSchema) -> None:
    """A further field is no reason to stop."""
    text = schema_text().replace("  findings:", "  more: Int\n  findings:")

    assert broken(released, text) == []
