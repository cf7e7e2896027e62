"""Columns of entries, shared by all queries whose rows are entries."""

from collections.abc import Callable
from typing import TypeVar

from domain.content import UNAUTHENTICATED, Content
from projections.queries.entries import EffectiveEntry
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import Column, column

R = TypeVar("R")


def entry_columns(entry: Callable[[R], EffectiveEntry]) -> tuple[Column[R], ...]:
    """Define the columns of an entry that a row holds."""

    def content(row: R) -> Content:
        return entry(row).content

    def basis(row: R) -> str | None:
        occurred = content(row).occurred
        return occurred.basis if occurred else None

    def printed(row: R) -> str | None:
        occurred = content(row).occurred
        return occurred.printed if occurred else None

    return (
        column("position", kinds.POSITION, lambda row: entry(row).position),
        column("date", kinds.OCCURRED_IN_WORDS, lambda row: content(row).occurred),
        column("title", kinds.TITLE, content),
        column("kind", kinds.WORD, lambda row: content(row).kind),
        column("subject", kinds.BARE_REFERENCE, lambda row: content(row).subject),
        column(
            "occurred",
            kinds.OCCURRED,
            lambda row: content(row).occurred,
            is_shown=False,
        ),
        column("basis", kinds.WORD, basis, is_shown=False),
        column("printed", kinds.WORD, printed, is_shown=False),
        column(
            "recorded_at",
            kinds.INSTANT,
            lambda row: entry(row).recorded_at,
            is_shown=False,
        ),
        column("recorded_by", kinds.ACTOR, lambda row: content(row).by, is_shown=False),
        column("entity", kinds.ACTOR, lambda row: content(row).entity, is_shown=False),
        column(
            "sources", kinds.SOURCES, lambda row: content(row).sources, is_shown=False
        ),
    )


def is_authenticated(by: str | None) -> bool:
    """Test whether an entry says who recorded it."""
    return by not in {"", UNAUTHENTICATED}
