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
from api.graphql.types.pages import (
    Connection,
    PageArguments,
    connection_of,
    key_of,
    place_of,
    sized,
)
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
from projections.query_definitions.paging import MOST_ROWS
from projections.query_definitions.value_kinds import StateValue


@output_type
class Change(ShownRow):
    """A field that differs between two moments."""

    first: strawberry.Private[RequestLoaders]
    row: strawberry.Private[Difference]

    @property
    def identity(self) -> object:
        """What differs, and from which moment."""
        return self.row, self.first.arguments.key

    subject: Reference = attribute("The subject that has the field.")
    field: str = attribute(
        "Name of the field; an item of a collection as members[actor:brs]."
    )
    change: ChangeKind = attribute(
        "Whether it was added, removed, modified or withdrawn."
    )

    @resolver
    def before(self) -> Json | None:
        """The value at the first moment as the log keeps it; null if there was none."""
        return plain_value(self.first, _before(self.row))

    @resolver
    def after(self) -> Json | None:
        """The value at the second moment as the log keeps it; null if there is none."""
        return plain_value(self.loaders, _after(self.row))

    @resolver
    def before_display(self) -> str:
        """The value at the first moment in words; empty if there was none."""
        return value_in_words(self.first, _before(self.row))

    @resolver
    def after_display(self) -> str:
        """The value at the second moment in words; empty if there is none."""
        return value_in_words(self.loaders, _after(self.row))

    @resolver
    def before_entry(self) -> Entry | None:
        """The entry that set the value at the first moment; null if there was none."""
        return entry_at(self.first, self.row.entries[0])

    @resolver
    def after_entry(self) -> Entry | None:
        """The entry that set the value at the second moment; null if there is none."""
        return entry_at(self.loaders, self.row.entries[1])


def _before(found: Difference) -> StateValue:
    return StateValue(*split_field_name(found.field), found.before, found.entries[0])


def _after(found: Difference) -> StateValue:
    return StateValue(*split_field_name(found.field), found.after, found.entries[1])


@output_type
class ChangedThing(ShownRow):
    """A row of a question that differs between two moments."""

    first: strawberry.Private[RequestLoaders]
    row: strawberry.Private[comparison.Difference]

    @property
    def identity(self) -> object:
        """What differs, and from which moment."""
        return self.row.key, self.first.arguments.key

    subject: Reference = attribute(
        "The subject that the row is, or that its entry is about."
    )
    change: ChangeKind = attribute(
        "Whether it was added, removed, modified or withdrawn."
    )
    amendments: list[Amendment] = attribute(
        "Corrections, withdrawals and further sources that were "
        "recorded between the moments on the entries behind this row, "
        "in the order of the log."
    )

    @resolver
    def entry(self) -> Entry | None:
        """The entry that the row is, in a timeline or a finding.

        Null in other questions. It is shown as at the second moment, or as at the first
        if it is void by then.
        """
        at = self.row.key.entry
        return entry_at(self.loaders, at) or entry_at(self.first, at)

    @resolver
    def changes(self) -> list[Change]:
        """The fields that differ; all fields of a row that exists at one moment."""
        return [
            Change(first=self.first, loaders=self.loaders, row=one)
            for one in self.row.changes
        ]

    @resolver
    def reason(self) -> str:
        """The reason of the withdrawal or of the last correction.

        Empty if nothing was amended.
        """
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

    def count() -> int:
        whole: PageRequest[comparison.ComparisonKey] = PageRequest(MOST_ROWS)
        first_at = first_moment.query_context
        return len(compare_moments(first_at, second_moment.moment, given, whole).rows)

    _expect(first_moment, second_moment, page.rows)
    nodes = [
        ChangedThing(first=first_moment, loaders=second_moment, row=one)
        for one in page.rows
    ]
    return connection_of(nodes, page, PageArguments(first, after), key, count)


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
