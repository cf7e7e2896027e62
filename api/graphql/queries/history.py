"""A subject's history: every entry as written, and all that was done to it since."""

import datetime as dt

import strawberry

from api.graphql.types.decorators import output_type, resolver
from api.graphql.types.entries import Entry, actor_reference
from api.graphql.types.scalars import Json
from api.graphql.types.shown_rows import ShownRow, attribute
from api.graphql.types.text_date_reference import Reference
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

    position: int = attribute(
        "Position in the log: a number that counts entries from 1 and never changes.",
        "entry.position",
    )
    event_id: strawberry.ID = attribute(
        "Event id of the amendment; give it to withdraw a correction, "
        "which restores the old values.",
        "entry.event_id",
    )
    kind: str = attribute(
        "The kind of amendment: entry.corrected, entry.withdrawn or entry.attested.",
        "entry.content.kind",
    )
    amends: int = attribute(
        "Position of the entry or correction that is amended; 0 if "
        "subjects were joined."
    )
    reason: str = attribute(
        "The reason that was given; empty for a further source.", "entry.content.reason"
    )
    recorded_at: dt.datetime | None = attribute(
        "The instant of recording, in UTC.", "entry.recorded_at"
    )
    by: str = attribute(
        "Reference of the actor who recorded the amendment.", "entry.content.by"
    )
    recorded_for: Reference | None = attribute(
        "The entity for which the amendment was recorded.",
        lambda one: actor_reference(one.entry.content.entity),
    )
    void: bool = attribute("True if the amendment itself was withdrawn later.")

    @resolver
    def old(self) -> Json:
        """The old values of a correction, as an object: field to value."""
        return Json(to_plain(self.row.old))

    @resolver
    def new(self) -> Json:
        """The new values of a correction, as an object: field to value.

        Or the sources that were added.
        """
        return Json(to_plain(self.row.new))


@output_type
class HistoryRecord(ShownRow):
    """An entry with all corrections, withdrawals and further sources."""

    row: strawberry.Private[answers.EntryHistory]

    @property
    def identity(self) -> object:
        """The entry that was recorded late."""
        return self.row.first.event_id

    position: int = attribute(
        "Position in the log: a number that counts entries from 1 and never changes.",
        "written.position",
    )
    entry: Entry | None = attribute(
        "The entry as it stands; null if it was withdrawn.", "effective"
    )
    written: Entry = attribute("The entry as it was first written.", "first")
    amendments: list[Amendment] = attribute(
        "Everything that amended the entry, or an amendment of it, in "
        "the order of the log."
    )
