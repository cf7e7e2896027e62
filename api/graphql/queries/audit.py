"""Questions of auditors: the log as recorded, corrections, late entries, ties."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.history import Amendment
from api.graphql.queries.late_entries import LateEntry, late_page
from api.graphql.queries.query_pages import connection_of, parameters_of, read_page
from api.graphql.queries.subjects import Subject, subjects_of
from api.graphql.queries.timeline import Filter
from api.graphql.queries.unreadable import SetAside, set_aside_of
from api.graphql.types.decorators import output_type, resolver, schema_field
from api.graphql.types.entries import Entry, Source, sources_of
from api.graphql.types.enums import AmendmentKind
from api.graphql.types.fields import Field, fields_of
from api.graphql.types.kind_types import entries_of, entry_at, entry_of
from api.graphql.types.pages import (
    After,
    Connection,
    First,
)
from api.graphql.types.scalars import Json
from api.graphql.types.text_date_reference import Reference, reference
from domain.content import to_plain
from domain.entry import Entry as LogEntry
from projections.queries import amendments as answers
from projections.queries.entries import entry_as_written
from projections.query_definitions.audit import TIES, TieRow
from projections.query_definitions.definition import NoParameters
from projections.query_definitions.log import (
    AMENDMENT_LIST,
    CHANGES,
    AmendmentParameters,
    ChangeParameters,
)


@output_type
class LogLine:
    """A line of the log as it was recorded, an amendment or an entry."""

    loaders: strawberry.Private[RequestLoaders]
    written: strawberry.Private[LogEntry]

    @resolver
    def position(self) -> int:
        """Its number in the log."""
        return self.written.position

    @resolver
    def event_id(self) -> strawberry.ID:
        """Its identity."""
        return strawberry.ID(str(self.written.event_id))

    @resolver
    def kind(self) -> str:
        """Stored name of its kind, such as body.formed or entry.corrected."""
        return self.written.content.kind

    @resolver
    def subject(self) -> Reference:
        """What it is about."""
        return reference(self.loaders, self.written.content.subject)

    @resolver
    def recorded_at(self) -> dt.datetime | None:
        """When the log learnt it."""
        return self.written.recorded_at

    @resolver
    def recorded_by(self) -> Reference | None:
        """Who recorded it."""
        return self._actor(self.written.content.by)

    @resolver
    def recorded_for(self) -> Reference | None:
        """For which entity it was recorded."""
        return self._actor(self.written.content.entity)

    @resolver
    def entry(self) -> Entry | None:
        """The entry as it was written; none for an amendment."""
        if self.written.is_amendment:
            return None
        return entry_of(self.loaders, entry_as_written(self.written))

    @resolver
    def target(self) -> strawberry.ID | None:
        """Event id of what it amends; none for an entry."""
        target = self.written.content.target
        return strawberry.ID(target) if target else None

    @resolver
    def changes(self) -> Json | None:
        """New values by field, of a correction."""
        changes = self.written.content.changes
        return Json(to_plain(changes)) if changes else None

    @resolver
    def reason(self) -> str:
        """Why, of a correction, a withdrawal or a join; else empty."""
        return self.written.content.reason

    @resolver
    def sources(self) -> list[Source]:
        """Where it stands written; of an attestation, the further sources."""
        return sources_of(self.loaders, self.written.content.sources)

    def _actor(self, named: str) -> Reference | None:
        return reference(self.loaders, f"actor:{named}") if named else None


@output_type
class Amended:
    """A correction, withdrawal, further source or join, and what it amends."""

    loaders: strawberry.Private[RequestLoaders]
    amended: strawberry.Private[answers.AmendmentOfTarget]
    amendment: Amendment = schema_field(
        "What was done, with old and new values and reason."
    )

    @resolver
    def subject(self) -> Reference:
        """The subject that it is about."""
        written = self.amended.amendment.entry
        return reference(self.loaders, written.content.subject)

    @resolver
    def written(self) -> Entry | None:
        """The entry as it was written; none where something else is amended."""
        target = self.amended.target
        return entry_of(self.loaders, entry_as_written(target)) if target else None

    @resolver
    def entry(self) -> Entry | None:
        """The entry as it stands; none if it was withdrawn."""
        target = self.amended.target
        return entry_at(self.loaders, target.position) if target else None


@output_type
class Tie:
    """A field whose value several entries set; their order is not known."""

    subject: Subject = schema_field("The subject.")
    field: Field = schema_field("The field, with the value that is answered.")
    entries: list[Entry] = schema_field(
        "The entries that set it too, in no known order."
    )


Kinds = Annotated[
    list[AmendmentKind] | None,
    strawberry.argument(description="Only these; by default all."),
]
Days = Annotated[
    int, strawberry.argument(description="Only what was recorded more days late.")
]
FromPosition = Annotated[
    int, strawberry.argument(description="Only what was recorded after this position.")
]


@output_type
class Audit:
    """What an auditor asks of the log at a moment."""

    loaders: strawberry.Private[RequestLoaders]

    @resolver
    def changes(
        self, since: FromPosition = 0, first: First = 50, after: After = None
    ) -> Connection[LogLine]:
        """The log as it was recorded, amendments included: the feed of all changes."""
        given = ChangeParameters(since)
        page = read_page(self.loaders, CHANGES, given, first=first, after=after)
        expect_lines(self.loaders, page.rows)
        nodes = [LogLine(loaders=self.loaders, written=one) for one in page.rows]
        return connection_of(nodes, page, after)

    @resolver
    def amendments(
        self, kinds: Kinds = None, first: First = 50, after: After = None
    ) -> Connection[Amended]:
        """Corrections with old and new values and reasons, withdrawals, and others."""
        given = parameters_of(AmendmentParameters, kinds=kinds)
        page = read_page(self.loaders, AMENDMENT_LIST, given, first=first, after=after)
        targets = (one.target for one in page.rows)
        self.loaders.items.enqueue(one.position for one in targets if one)
        nodes = [
            Amended(
                loaders=self.loaders,
                amended=one,
                amendment=Amendment(amendment=one.amendment),
            )
            for one in page.rows
        ]
        return connection_of(nodes, page, after)

    @resolver
    def late_entries(
        self,
        days: Days = 365,
        filter_: Filter = None,
        first: First = 50,
        after: After = None,
    ) -> Connection[LateEntry]:
        """Entries that were recorded long after they had happened, the latest first.

        A filter narrows them as a timeline, and to what counts by the day.
        """
        return late_page(self.loaders, days, filter_, first=first, after=after)

    @resolver
    def ties(self, first: First = 50, after: After = None) -> Connection[Tie]:
        """Fields that hold and that several entries set, their order not known."""
        page = read_page(self.loaders, TIES, NoParameters(), first=first, after=after)
        return connection_of(ties_of(self.loaders, page.rows), page, after)

    @resolver
    def set_aside(self) -> list[SetAside]:
        """Entries that could not be read, in the order of the log; none in most."""
        return set_aside_of(self.loaders)


def expect_lines(loaders: RequestLoaders, lines: Sequence[LogEntry]) -> None:
    """Note what lines of the log name, so that it is resolved together."""
    loaders.names.enqueue(one.content.subject for one in lines)
    entries_of(
        loaders, [entry_as_written(one) for one in lines if not one.is_amendment]
    )


def ties_of(loaders: RequestLoaders, rows: Sequence[TieRow]) -> list[Tie]:
    """Show the fields that several entries set."""
    called = {one.subject.subject_id: one.subject for one in rows}
    subjects = subjects_of(loaders, list(called.values()))
    by_id = {one.called.subject_id: one for one in subjects}
    fields = [one.field for one in rows]
    loaders.items.enqueue(at for one in fields for at in one.ties)
    shown = []
    for one, field in zip(rows, fields, strict=True):
        items = (loaders.items.load(at) for at in field.ties)
        entries = entries_of(loaders, [item for item in items if item])
        (own,) = fields_of(loaders, [field])
        subject = by_id[one.subject.subject_id]
        shown.append(Tie(subject=subject, field=own, entries=entries))
    return shown
