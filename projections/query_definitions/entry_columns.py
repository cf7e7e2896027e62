"""Columns of entries, shared by all queries whose rows are entries."""

from collections.abc import Callable
from typing import TypeVar

from domain.content import UNAUTHENTICATED, Content
from projections.queries.entries import EffectiveEntry
from projections.query_definitions.definition import Column, column
from projections.query_definitions.value_kinds import (
    ACTOR,
    BARE_REFERENCE,
    INSTANT,
    OCCURRED,
    OCCURRED_IN_WORDS,
    POSITION,
    SOURCES,
    TITLE,
    WORD,
)

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
        column("position", POSITION, lambda row: entry(row).position),
        column("date", OCCURRED_IN_WORDS, lambda row: content(row).occurred),
        column("title", TITLE, content),
        column("kind", WORD, lambda row: content(row).kind),
        column("subject", BARE_REFERENCE, lambda row: content(row).subject),
        column(
            "occurred",
            OCCURRED,
            lambda row: content(row).occurred,
            is_shown=False,
        ),
        column("basis", WORD, basis, is_shown=False),
        column("printed", WORD, printed, is_shown=False),
        column(
            "recorded_at",
            INSTANT,
            lambda row: entry(row).recorded_at,
            is_shown=False,
        ),
        column(
            "recorded_by",
            ACTOR,
            lambda row: content(row).by,
            is_shown=False,
        ),
        column("entity", ACTOR, lambda row: content(row).entity, is_shown=False),
        column(
            "sources",
            SOURCES,
            lambda row: content(row).sources,
            is_shown=False,
        ),
    )


def is_authenticated(by: str) -> bool:
    """Test whether an entry says who recorded it."""
    return by not in {"", UNAUTHENTICATED}
