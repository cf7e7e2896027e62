"""What differs between two moments, of any question."""

from collections.abc import Sequence

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.history import Amendment
from api.graphql.types.decorators import output_type, resolver
from api.graphql.types.entries import Entry, entry_at
from api.graphql.types.enums import ChangeKind
from api.graphql.types.fields import (
    enqueue_state_values,
    plain_value,
    value_in_words,
)
from api.graphql.types.pages import Connection, connection_of, key_of, place_of, sized
from api.graphql.types.scalars import Json
from api.graphql.types.shown_rows import ShownRow, attribute
from api.graphql.types.text_date_reference import Reference
from projections.diff import comparison
from projections.diff.comparison import FieldChange as Difference
from projections.queries.values import split_field_name
from projections.query_definitions.definition import PageRequest
from projections.query_definitions.diff import (
    DiffParameters,
    compare_moments,
    reason_of,
)
from projections.query_definitions.value_kinds import StateValue


@output_type
class Change(ShownRow):
    """One field that differs between two moments."""

    first: strawberry.Private[RequestLoaders]
    row: strawberry.Private[Difference]

    @property
    def identity(self) -> object:
        """What differs, and from which moment."""
        return self.row, self.first.arguments.key

    subject: Reference = attribute("The subject or area.")
    field: str = attribute("The field, with its item in brackets for a collection.")
    change: ChangeKind = attribute("How it differs.")

    @resolver
    def before(self) -> Json | None:
        """Its plain value at the first moment."""
        return plain_value(self.first, _before(self.row))

    @resolver
    def after(self) -> Json | None:
        """Its plain value at the second moment."""
        return plain_value(self.loaders, _after(self.row))

    @resolver
    def before_display(self) -> str:
        """Its value at the first moment in the reader's language, or empty."""
        return value_in_words(self.first, _before(self.row))

    @resolver
    def after_display(self) -> str:
        """Its value at the second moment in the reader's language, or empty."""
        return value_in_words(self.loaders, _after(self.row))

    @resolver
    def before_entry(self) -> Entry | None:
        """The entry that set it at the first moment."""
        return entry_at(self.first, self.row.entries[0])

    @resolver
    def after_entry(self) -> Entry | None:
        """The entry that set it at the second moment."""
        return entry_at(self.loaders, self.row.entries[1])


def _before(found: Difference) -> StateValue:
    return StateValue(*split_field_name(found.field), found.before, found.entries[0])


def _after(found: Difference) -> StateValue:
    return StateValue(*split_field_name(found.field), found.after, found.entries[1])


@output_type
class ChangedThing(ShownRow):
    """A thing of a question's answer that differs between two moments."""

    first: strawberry.Private[RequestLoaders]
    row: strawberry.Private[comparison.Difference]

    @property
    def identity(self) -> object:
        """What differs, and from which moment."""
        return self.row.key, self.first.arguments.key

    subject: Reference = attribute("The subject that it is, or that it is about.")
    change: ChangeKind = attribute("How it differs.")
    amendments: list[Amendment] = attribute(
        "What was recorded between on the entries that set these fields, in order. "
        "Corrections with old and new values, withdrawals, further sources; with "
        "reasons."
    )

    @resolver
    def entry(self) -> Entry | None:
        """The entry that it is, in a timeline, or that disagrees, in a finding.

        As it stands at the second moment; if it no longer does, as at the first.
        """
        at = self.row.key.entry
        return entry_at(self.loaders, at) or entry_at(self.first, at)

    @resolver
    def changes(self) -> list[Change]:
        """Its fields that differ; all of them, where it stands at one moment only."""
        return [
            Change(first=self.first, loaders=self.loaders, row=one)
            for one in self.row.changes
        ]

    @resolver
    def reason(self) -> str:
        """Why it was withdrawn, or else corrected last; empty where nothing was."""
        return reason_of(self.row)


def difference_page(
    first_moment: RequestLoaders,
    second_moment: RequestLoaders,
    given: DiffParameters,
    *,
    first: int,
    after: str | None,
) -> Connection[ChangedThing]:
    """Compare a question's answers at two moments.

    Raises:
        CursorError: no page of such a comparison gave the cursor.
        PageSizeError: more are asked for than a page has.
        SubjectMissingError: a subject is to be compared, and none is named.
        UnknownSubjectError: nothing is called that at either moment.
    """
    key = key_of("diff", given)
    page = compare_moments(
        first_moment.query_context,
        second_moment.moment,
        given,
        PageRequest(sized(first), place_of(after, comparison.ComparisonKey, key)),
    )
    _expect(first_moment, second_moment, page.rows)
    nodes = [
        ChangedThing(first=first_moment, loaders=second_moment, row=one)
        for one in page.rows
    ]
    return connection_of(nodes, page, after, key)


def _expect(
    first: RequestLoaders,
    second: RequestLoaders,
    found: Sequence[comparison.Difference],
) -> None:
    """Note what differences name, so that it is read together."""
    changes = [change for one in found for change in one.changes]
    for loaders, value in ((first, _before), (second, _after)):
        loaders.items.enqueue(one.key.entry for one in found if one.key.entry)
        enqueue_state_values(loaders, map(value, changes))
    ChangedThing.enqueue(second, found)
