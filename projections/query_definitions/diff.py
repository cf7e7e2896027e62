"""What differs between two moments, of any query."""

from datetime import date, datetime
from typing import Annotated, Any, NamedTuple

from domain.errors import DomainError
from domain.kinds.state_fields import families_of
from domain.references import FAMILIES
from projections.diff.changed_between import MomentPair
from projections.diff.comparables import COMPARABLE_QUESTIONS
from projections.diff.comparison import (
    ComparisonKey,
    ComparisonRequest,
    Difference,
    FieldChange,
    read_differences,
)
from projections.moment import Moment
from projections.moment_parsing import read_known_at
from projections.queries.values import split_field_name
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import (
    Details,
    Page,
    PageRequest,
    Parameter,
    Query,
    column,
)
from projections.query_definitions.filters.subject_families import ensure_families


class SubjectMissingError(DomainError):
    """A comparison of a subject that does not say which."""

    def __init__(self) -> None:
        super().__init__("name the subject whose fields are compared")


class OtherMomentMissingError(DomainError):
    """A comparison of a moment with itself."""

    def __init__(self) -> None:
        super().__init__(
            "name the other moment: --and-as-of DAY, or --and-known-at MOMENT"
        )


class DiffParameters(NamedTuple):
    """What is compared, and with which other moment."""

    subject: Annotated[
        str,
        Parameter(
            "Only rows that are, name or concern this subject.",
            is_positional=True,
            families=FAMILIES,
        ),
    ] = ""
    of: Annotated[
        str,
        Parameter(
            "What is compared; by default the subject, or else the matrix.",
            choices=tuple(COMPARABLE_QUESTIONS),
        ),
    ] = ""
    and_as_of: Annotated[date | None, Parameter("The other day.")] = None
    and_known_at: Annotated[str, Parameter("The other moment of the log.")] = ""
    framework: Annotated[
        str,
        Parameter(
            "Whose matrix; by default that of MC-3/11.",
            families=families_of("framework"),
        ),
    ] = ""


def read_diff(
    at: QueryContext, given: DiffParameters, page: PageRequest[ComparisonKey]
) -> Page[Difference]:
    """Read a page of what differs from the moment to the other one.

    A clock of the other moment that is not given is as in the first moment.

    Raises:
        MomentError: a text names no moment.
        OtherMomentMissingError: neither clock of the other moment is given.
        SubjectMissingError: a subject is to be compared, and none is named.
        UnknownPositionError: the log does not go that far.
        UnknownSubjectError: neither moment knows a subject of that reference.
    """
    if given.and_as_of is None and not given.and_known_at:
        raise OtherMomentMissingError
    other = at.reader.moment(
        given.and_as_of or at.moment.as_of, _known_at(at, given), at.moment.certainty
    )
    return compare_moments(at, other, given, page)


def _known_at(at: QueryContext, given: DiffParameters) -> datetime | int:
    if not given.and_known_at:
        return at.moment.position
    return read_known_at(given.and_known_at, zone=at.reader.zone, name="and-known-at")


def compare_moments(
    at: QueryContext,
    other: Moment,
    given: DiffParameters,
    page: PageRequest[ComparisonKey],
) -> Page[Difference]:
    """Read a page of what differs from the moment to another one.

    Raises:
        SubjectMissingError, UnknownSubjectError: as ``read_diff``.
    """
    ensure_families(at, given)
    question = given.of or ("subject" if given.subject else "matrix")
    if question == "subject" and not given.subject:
        raise SubjectMissingError
    span = MomentPair(at.moment, other)
    framework = given.framework or at.framework
    request = ComparisonRequest(at.reader, span, given.subject, framework)
    comparison = COMPARABLE_QUESTIONS[question]
    rows, has_more = read_differences(
        request, comparison, first=page.first, after=page.after
    )
    return Page(rows, [one.key for one in rows], has_more, other=other)


def reason_of(difference: Difference) -> str:
    """Return why it was withdrawn, or else corrected last; empty where nothing was."""
    amendments = [one for one in difference.amendments if not one.void]
    reasons = (one.entry.content.reason for one in reversed(amendments))
    return next((one for one in reasons if one), "")


def _value(change: FieldChange, value: Any, entry: int) -> kinds.StateValue:  # noqa: ANN401 - a plain value
    name, item = split_field_name(change.field)
    return kinds.StateValue(name, item, value, entry)


_FIELDS: Details[Difference, FieldChange] = Details(
    rows=lambda row: row.changes,
    columns=(
        column("field", kinds.WORD),
        column("change", kinds.code("change")),
        column(
            "before",
            kinds.STATE_VALUE,
            lambda one: _value(one, one.before, one.entries[0]),
        ),
        column(
            "after",
            kinds.STATE_VALUE,
            lambda one: _value(one, one.after, one.entries[1]),
            is_of_other_moment=True,
        ),
        column(
            "before_entry", kinds.POSITION, lambda one: one.entries[0], is_shown=False
        ),
        column(
            "after_entry", kinds.POSITION, lambda one: one.entries[1], is_shown=False
        ),
    ),
)

DIFF: Query[DiffParameters, Difference] = Query(
    parameters=DiffParameters,
    read=read_diff,
    cursor=ComparisonKey,
    columns=(
        column("subject", kinds.WORD),
        column("position", kinds.POSITION, "key.entry", shown_if=bool),
        column("whole", kinds.code("change"), "change", is_shown=False),
        column("reason", kinds.WORD, reason_of, shown_if=bool),
        column(
            "amendments",
            kinds.POSITIONS,
            lambda row: [one.entry.position for one in row.amendments],
            is_shown=False,
        ),
    ),
    details=_FIELDS,
    empty="no_difference",
)
