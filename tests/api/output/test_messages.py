"""The messages of tables: each column has a heading, and no message is left over."""

import re
from pathlib import Path

import pytest

from api.cli.command_index import QUERIES, IndexedCommand
from api.cli.query_commands import load_query
from devtools.paths import ROOT
from wording.words import DEFAULT, heading, words

SOURCES = (
    *(ROOT / "api").rglob("*.py"),
    *(ROOT / "api" / "web" / "templates").rglob("*.html"),
    *(ROOT / "api" / "web" / "static").glob("*.js"),
    ROOT / "api" / "web" / "examples" / "examples.json",
    *(ROOT / "projections" / "query_definitions").glob("*.py"),
    *(ROOT / "wording").glob("*.py"),
)
GROUPS = ("answer", "column", "example", "mark", "nav", "page")


@pytest.mark.parametrize("indexed", QUERIES, ids=lambda one: one.name)
def test_every_column_of_a_query_has_a_heading(indexed: IndexedCommand) -> None:
    """A column that is added has its heading in the catalogue from the first day."""
    query = load_query(indexed)

    details = query.details.columns if query.details else ()
    names = [one.name for one in (*query.columns, *details)]
    lacking = [one for one in names if not words(DEFAULT).has(f"column/{one}")]

    assert lacking == []
    assert words(DEFAULT).has(f"answer/{query.empty}")


def test_heading_that_nobody_wrote_is_the_key() -> None:
    """A column of a newer version has a heading that can be read."""
    assert heading("fr", "recorded_by") == "Enregistré par"
    assert heading("fr", "no_such_column") == "No such column"


@pytest.mark.parametrize("group", GROUPS)
def test_every_message_is_used(group: str) -> None:
    """The catalogue keeps nothing that no table and no page says."""
    text = "".join(map(Path.read_text, SOURCES))
    addresses = [
        one for one in words(DEFAULT).addresses() if one.startswith(f"{group}/")
    ]
    keys = [one.partition("/")[2] for one in addresses]

    unused = [key for key in keys if not re.search(rf"\b{key}\b", text)]

    assert keys
    assert unused == []
