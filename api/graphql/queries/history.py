"""A subject's history: every entry as written, and all that was done to it since."""

import datetime as dt

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.types.decorators import output_type, resolver, schema_field
from api.graphql.types.entries import Entry, expect
from api.graphql.types.kind_types import entries_of, entry_of
from api.graphql.types.scalars import Json
from domain.content import to_plain
from projections.queries import subjects as answers


@output_type
class Amendment:
    """A correction, a withdrawal or a further source; or the withdrawal of one."""

    amendment: strawberry.Private[answers.Amendment]

    @resolver
    def position(self) -> int:
        """Its number in the log."""
        return self.amendment.entry.position

    @resolver
    def event_id(self) -> strawberry.ID:
        """Its identity; withdrawing a correction restores what stood before."""
        return strawberry.ID(str(self.amendment.entry.event_id))

    @resolver
    def kind(self) -> str:
        """What it is: entry.corrected, entry.withdrawn or entry.attested."""
        return self.amendment.entry.content.kind

    @resolver
    def amends(self) -> int:
        """Number of what it acts on: the entry, or a correction withdrawn; else 0."""
        return self.amendment.amends

    @resolver
    def old(self) -> Json:
        """Field -> value before a correction."""
        return Json(to_plain(self.amendment.old))

    @resolver
    def new(self) -> Json:
        """Field -> value after it; the sources that were added."""
        return Json(to_plain(self.amendment.new))

    @resolver
    def reason(self) -> str:
        """Why; empty for a further source."""
        return self.amendment.entry.content.reason

    @resolver
    def recorded_at(self) -> dt.datetime | None:
        """When it was recorded."""
        return self.amendment.entry.recorded_at

    @resolver
    def by(self) -> str:
        """Who recorded it, an actor's reference."""
        return self.amendment.entry.content.by

    @resolver
    def void(self) -> bool:
        """Whether it was withdrawn itself."""
        return self.amendment.void


@output_type
class HistoryRecord:
    """One entry with all that was done to it."""

    position: int = schema_field("Its number in the log.")
    entry: Entry | None = schema_field("As it stands; none if it was withdrawn.")
    written: Entry = schema_field("As it was written.")
    amendments: list[Amendment] = schema_field(
        "What was done to it, and to that, in the order of the log."
    )


def history_of(
    loaders: RequestLoaders, records: list[answers.EntryHistory]
) -> list[HistoryRecord]:
    """Show a history, the oldest record first."""
    written = entries_of(loaders, [one.first for one in records])
    return [
        HistoryRecord(
            position=record.written.position,
            entry=entry_of(loaders, record.effective),
            written=shown,
            amendments=[Amendment(amendment=one) for one in record.amendments],
        )
        for record, shown in zip(records, written, strict=True)
    ]


def expect_history(
    loaders: RequestLoaders, records: list[answers.EntryHistory]
) -> None:
    """Note what a history names, so that it is read together."""
    expect(loaders, [one.first for one in records])
    expect(loaders, [one.effective for one in records if one.effective])
