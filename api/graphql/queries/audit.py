"""Questions of auditors: the log as recorded, corrections, late entries, ties."""

from collections.abc import Sequence
from typing import Any

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.findings import Finding
from api.graphql.queries.history import Amendment
from api.graphql.queries.question_fields import question
from api.graphql.queries.subjects import Subject, subjects_of
from api.graphql.types.decorators import output_type, resolver, schema_field
from api.graphql.types.entries import (
    Entry,
    actor_reference,
    entries_of,
    entry_at,
    entry_of,
    expect,
)
from api.graphql.types.enums import AmendmentKind
from api.graphql.types.fields import Field
from api.graphql.types.object_ids import content_id
from api.graphql.types.parameter_inputs import parameter_input
from api.graphql.types.row_types import row_type
from api.graphql.types.shown_rows import ShownRow, attribute, show_all
from api.graphql.types.text_date_reference import Reference
from domain.entry import Entry as LogEntry
from projections.queries import amendments as answers
from projections.queries.entries import entry_as_written
from projections.query_definitions.audit import (
    FINDINGS,
    LATE,
    TIES,
    TieRow,
)
from projections.query_definitions.audit import LateEntry as LateRow
from projections.query_definitions.filters.recording_filter import RecordingParameters
from projections.query_definitions.log import AMENDMENT_LIST, CHANGES, UNREADABLE


@row_type(
    CHANGES.columns,
    position=(
        ("Position in the log: a number that counts entries from 1 and never changes."),
        int,
    ),
    event_id=("Event id of the line.", strawberry.ID),
    kind="Stored name of the kind, such as body.formed or entry.corrected.",
    subject=("The subject that it is about.", Reference),
    recorded_at="The instant at which it was recorded, in UTC.",
    recorded_by="The actor who recorded it; null if none is stated.",
    target=(
        "Event id of the line that an amendment amends; null for an entry.",
        strawberry.ID | None,
    ),
    changes="The new values of a correction, as an object: field to value; null "
    "for other lines.",
    reason="The reason of a correction, a withdrawal or a join; empty for other lines.",
    sources="The documents that say so, with paragraphs; of an attestation, the "
    "further ones.",
)
class LogLine(ShownRow):
    """A line of the log as it was recorded: an entry, or an amendment of one."""

    row: strawberry.Private[LogEntry]

    @property
    def identity(self) -> object:
        """The line of the log."""
        return self.row.event_id

    recorded_for: Reference | None = attribute(
        "The entity for which it was recorded; null if none is stated.",
        lambda line: actor_reference(line.content.entity),
    )

    @resolver
    def entry(self) -> Entry | None:
        """The entry as it was written; null for an amendment."""
        if self.row.is_amendment:
            return None
        return entry_of(self.loaders, entry_as_written(self.row))

    @classmethod
    def enqueue(cls, loaders: RequestLoaders, rows: Sequence[LogEntry]) -> None:
        """Enqueue what lines name, also those that are entries."""
        super().enqueue(loaders, rows)
        expect(loaders, [entry_as_written(one) for one in rows if not one.is_amendment])


@row_type(
    AMENDMENT_LIST.columns,
    subject=("The subject that the amended entry is about.", Reference),
)
class Amended(ShownRow):
    """A correction, withdrawal, further source or join, and the entry it amends."""

    row: strawberry.Private[answers.AmendmentOfTarget]

    @property
    def identity(self) -> object:
        """The entry of the log that amends."""
        return self.row.amendment.entry.event_id

    amendment: Amendment = attribute(
        "What was done, with old and new values and the reason."
    )

    @resolver
    def written(self) -> Entry | None:
        """The amended entry as it was first written.

        Null if two subjects were joined.
        """
        target = self.row.target
        return entry_of(self.loaders, entry_as_written(target)) if target else None

    @resolver
    def entry(self) -> Entry | None:
        """The amended entry as it stands now; null if it was withdrawn."""
        target = self.row.target
        return entry_at(self.loaders, target.position) if target else None

    @classmethod
    def enqueue(
        cls, loaders: RequestLoaders, rows: Sequence[answers.AmendmentOfTarget]
    ) -> None:
        """Enqueue what amendments name, and the entries that they amend."""
        super().enqueue(loaders, rows)
        loaders.items.enqueue(one.target.position for one in rows if one.target)


@row_type(
    LATE.columns,
    days="Number of days from the last possible day of the event to the day "
    "of recording, in UTC.",
)
class LateEntry(ShownRow):
    """An entry that was recorded long after it had happened."""

    row: strawberry.Private[LateRow]

    @property
    def identity(self) -> object:
        """The entry that was recorded late."""
        return self.row.entry.event_id

    entry: Entry = attribute("The entry that was recorded late.")


@output_type
class Tie:
    """A field of uncertain value: several entries set it, in an unknown order."""

    subject: Subject = schema_field("The subject that has the field.")
    field: Field = schema_field("The field, with the value that answers give.")
    entries: list[Entry] = schema_field("The entries that set the field too.")

    @resolver
    def id(self) -> strawberry.ID:
        """Key for the cache of a client."""
        key = self.field.loaders.arguments.key
        return content_id(self.subject.row.subject_id, self.field.row, key)


@row_type(
    UNREADABLE.columns,
    position=(
        ("Position in the log: a number that counts entries from 1 and never changes."),
        int,
    ),
    reason="One sentence that says why the entry cannot be read.",
)
class SetAside(ShownRow):
    """An entry that could not be read because it is damaged; answers leave it out."""

    row: strawberry.Private[Any]


def show_ties(
    loaders: RequestLoaders,
    _: Any,  # noqa: ANN401 - a type
    rows: Sequence[TieRow],
) -> list[Tie]:
    """Show the fields that several entries set."""
    called = {one.subject.subject_id: one.subject for one in rows}
    subjects = subjects_of(loaders, list(called.values()))
    by_id = {one.row.subject_id: one for one in subjects}
    fields = [one.field for one in rows]
    loaders.items.enqueue(at for one in fields for at in one.ties)
    shown = []
    for one, field in zip(rows, show_all(loaders, Field, fields), strict=True):
        items = map(loaders.items.load, field.row.ties)
        entries = entries_of(loaders, [item for item in items if item])
        subject = by_id[one.subject.subject_id]
        shown.append(Tie(subject=subject, field=field, entries=entries))
    return shown


@parameter_input(RecordingParameters)
class RecordingFilter:
    """Which lines of the log are wanted; all that is given holds together."""


@output_type
class Audit:
    """What an auditor asks of the log at a moment."""

    loaders: strawberry.Private[RequestLoaders]

    changes = question(
        CHANGES,
        LogLine,
        "The log as it was recorded, line by line: entries, "
        "corrections, withdrawals and further sources.",
    )
    amendments = question(
        AMENDMENT_LIST,
        Amended,
        "Corrections with old and new values, withdrawals, further "
        "sources and joins, with their reasons.",
        kinds=AmendmentKind,
    )
    ties = question(
        TIES,
        Tie,
        "Fields whose value is uncertain, because several entries set "
        "it and their order is not known.",
        show=show_ties,
    )
    set_aside = question(
        UNREADABLE,
        SetAside,
        "Entries that could not be read because they are damaged; normally none.",
    )
    findings = question(
        FINDINGS,
        Finding,
        "Entries that disagree with the record of a subject that they "
        "name, such as one after its end.",
    )

    late_entries = question(
        LATE,
        LateEntry,
        "Entries that were recorded long after they had happened, the latest first. A "
        "filter narrows them as a timeline, and to what counts by the day.",
    )
