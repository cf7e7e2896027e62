"""Columns of entries, shared by all queries whose rows are entries."""

from operator import attrgetter
from typing import Any

from domain.content import UNAUTHENTICATED
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import Column, column


def entry_columns(path: str = "") -> tuple[Column[Any], ...]:
    """Define the columns of an entry.

    Args:
        path: where a row has the entry, such as ``entry.``; by default it is the row.
    """
    content = f"{path}content"
    occurred = attrgetter(f"{content}.occurred")
    return (
        column("position", kinds.POSITION, f"{path}position"),
        column("date", kinds.OCCURRED_IN_WORDS, occurred),
        column("title", kinds.TITLE, content),
        column("kind", kinds.WORD, f"{content}.kind"),
        column("subject", kinds.BARE_REFERENCE, f"{content}.subject"),
        column("occurred", kinds.OCCURRED, occurred, is_shown=False),
        column(
            "basis",
            kinds.WORD,
            lambda row: getattr(occurred(row), "basis", None),
            is_shown=False,
        ),
        column(
            "printed",
            kinds.WORD,
            lambda row: getattr(occurred(row), "printed", None),
            is_shown=False,
        ),
        column("recorded_at", kinds.INSTANT, f"{path}recorded_at", is_shown=False),
        column("recorded_by", kinds.ACTOR, f"{content}.by", is_shown=False),
        column("entity", kinds.ACTOR, f"{content}.entity", is_shown=False),
        column("sources", kinds.SOURCES, f"{content}.sources", is_shown=False),
    )


def is_authenticated(by: str | None) -> bool:
    """Test whether an entry says who recorded it."""
    return by not in {"", UNAUTHENTICATED}
