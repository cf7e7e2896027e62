"""A subject's history: every entry as written, and all that was done to it since."""

import datetime as dt

import strawberry

from api.graphql.loaders import Asked
from api.graphql.types.decorators import answer, resolved, says
from api.graphql.types.entries import Entry, expect
from api.graphql.types.kind_types import entries_of, entry_of
from api.graphql.types.scalars import Json
from domain.content import plain
from projections.queries import subjects as answers


@answer
class Amendment:
    """A correction, a withdrawal or a further source; or the withdrawal of one."""

    amendment: strawberry.Private[answers.Amendment]

    @resolved
    def position(self) -> int:
        """Its number in the log."""
        return self.amendment.entry.position

    @resolved
    def event_id(self) -> strawberry.ID:
        """Its identity; withdrawing a correction restores what stood before."""
        return strawberry.ID(str(self.amendment.entry.event_id))

    @resolved
    def kind(self) -> str:
        """What it is: entry.corrected, entry.withdrawn or entry.attested."""
        return self.amendment.entry.content.kind

    @resolved
    def amends(self) -> int:
        """Number of what it acts on: the entry, or a correction withdrawn; else 0."""
        return self.amendment.amends

    @resolved
    def old(self) -> Json:
        """Field -> value before a correction."""
        return Json(plain(self.amendment.old))

    @resolved
    def new(self) -> Json:
        """Field -> value after it; the sources that were added."""
        return Json(plain(self.amendment.new))

    @resolved
    def reason(self) -> str:
        """Why; empty for a further source."""
        return self.amendment.entry.content.reason

    @resolved
    def recorded_at(self) -> dt.datetime | None:
        """When it was recorded."""
        return self.amendment.entry.recorded_at

    @resolved
    def by(self) -> str:
        """Who recorded it, an actor's reference."""
        return self.amendment.entry.content.by

    @resolved
    def void(self) -> bool:
        """Whether it was withdrawn itself."""
        return self.amendment.void


@answer
class HistoryRecord:
    """One entry with all that was done to it."""

    position: int = says("Its number in the log.")
    entry: Entry | None = says("As it stands; none if it was withdrawn.")
    written: Entry = says("As it was written.")
    amendments: list[Amendment] = says(
        "What was done to it, and to that, in the order of the log."
    )


def history_of(asked: Asked, records: list[answers.Record]) -> list[HistoryRecord]:
    """Show a history, the oldest record first."""
    written = entries_of(asked, [one.first for one in records])
    return [
        HistoryRecord(
            position=record.written.position,
            entry=entry_of(asked, record.item),
            written=shown,
            amendments=[Amendment(amendment=one) for one in record.amendments],
        )
        for record, shown in zip(records, written, strict=True)
    ]


def expect_history(asked: Asked, records: list[answers.Record]) -> None:
    """Note what a history names, so that it is read together."""
    expect(asked, [one.first for one in records])
    expect(asked, [one.item for one in records if one.item])
