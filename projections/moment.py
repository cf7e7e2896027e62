"""The moment that a query reads: a day in the world, and a position in the log."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

import sqlalchemy as sa

from domain.errors import DomainError
from projections.projector.tables import Tables


class Certainty(Enum):
    """Whether an answer also lists what may have happened by the day."""

    CERTAIN = "only what had certainly happened"
    POSSIBLE = "also the entries that may have happened by then"


@dataclass(frozen=True)
class Moment:
    """Both clocks, resolved.

    Attributes:
        as_of: day in the world, inclusive.
        position: last position of the log that is known, inclusive.
        tables: the generation of tables that is read.
    """

    as_of: date
    position: int
    tables: Tables
    certainty: Certainty = Certainty.CERTAIN

    @property
    def day(self) -> int:
        """The as-of day as an ordinal."""
        return self.as_of.toordinal()

    def known(self, table: sa.FromClause) -> tuple[sa.ColumnElement[bool], ...]:
        """Conditions for rows that the log had given by the position."""
        return (
            table.c.known_until > self.position,
            table.c.known_from <= self.position,
        )

    def holds(self, table: sa.FromClause) -> tuple[sa.ColumnElement[bool], ...]:
        """Conditions for rows that hold on the day, as known at the position."""
        return (
            *self.known(table),
            table.c.counts_until > self.day,
            table.c.counts_from <= self.day,
        )


class UnknownPositionError(DomainError):
    """The log has no such position yet."""

    def __init__(self, *, position: int, last: int) -> None:
        super().__init__(
            f"the log has no position {position}: it goes from 1 to {last}"
        )
        self.position = position
        self.last = last
