"""A subject's history: every entry as written, and all that was done to it since."""

import datetime as dt

import strawberry

from api.graphql.types.decorators import output_type, resolver
from api.graphql.types.entries import Entry
from api.graphql.types.scalars import Json
from api.graphql.types.shown_rows import ShownRow, attribute
from domain.content import to_plain
from projections.queries import subjects as answers


@output_type
class Amendment(ShownRow):
    """A correction, a withdrawal or a further source; or the withdrawal of one."""

    row: strawberry.Private[answers.Amendment]

    @property
    def identity(self) -> object:
        """The entry of the log that amends."""
        return self.row.entry.event_id

    position: int = attribute("Its number in the log.", "entry.position")
    event_id: strawberry.ID = attribute(
        "Its identity; withdrawing a correction restores what stood before.",
        "entry.event_id",
    )
    kind: str = attribute(
        "What it is: entry.corrected, entry.withdrawn or entry.attested.",
        "entry.content.kind",
    )
    amends: int = attribute(
        "Number of what it acts on: the entry, or a correction withdrawn; else 0."
    )
    reason: str = attribute("Why; empty for a further source.", "entry.content.reason")
    recorded_at: dt.datetime | None = attribute(
        "When it was recorded.", "entry.recorded_at"
    )
    by: str = attribute("Who recorded it, an actor's reference.", "entry.content.by")
    void: bool = attribute("Whether it was withdrawn itself.")

    @resolver
    def old(self) -> Json:
        """Field -> value before a correction."""
        return Json(to_plain(self.row.old))

    @resolver
    def new(self) -> Json:
        """Field -> value after it; the sources that were added."""
        return Json(to_plain(self.row.new))


@output_type
class HistoryRecord(ShownRow):
    """One entry with all that was done to it."""

    row: strawberry.Private[answers.EntryHistory]

    @property
    def identity(self) -> object:
        """The entry."""
        return self.row.first.event_id

    position: int = attribute("Its number in the log.", "written.position")
    entry: Entry | None = attribute(
        "As it stands; none if it was withdrawn.", "effective"
    )
    written: Entry = attribute("As it was written.", "first")
    amendments: list[Amendment] = attribute(
        "What was done to it, and to that, in the order of the log."
    )
