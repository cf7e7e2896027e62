"""One subject: its fields, what they were, why they are so, and its facts."""

from collections.abc import Iterator, Sequence
from typing import Annotated, NamedTuple

from domain.kinds.state_fields import PERSONAL_FIELDS
from projections.moment import Certainty
from projections.names.resolution import find_subject
from projections.queries.entries import EffectiveEntry
from projections.queries.explanation import Explanation, explain_field
from projections.queries.field_history import ValueInterval, read_field_histories
from projections.queries.subjects import SubjectState, read_facts, read_state
from projections.queries.timelines.timeline import read_timeline
from projections.queries.values import StateField, split_field_name
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import (
    Page,
    Parameter,
    Query,
    Variants,
    all_rows,
    column,
    whole,
)
from projections.query_definitions.entry_columns import entry_columns
from projections.query_definitions.filters.field_filter import ensure_field
from projections.query_definitions.history import HISTORY, ShowParameters, Subject

POSSIBLE = "possible"
"""Stands for the field where a row is an entry that may have happened."""


class SubjectParameters(NamedTuple):
    """Whose facts are read."""

    subject: Subject


class FieldParameters(NamedTuple):
    """Which field of which subject is read."""

    subject: Subject
    field: Annotated[
        str,
        Parameter(
            "Name of the field, such as stage; an item of a collection as "
            "members[actor:brs].",
            is_positional=True,
        ),
    ]


class FieldRow(NamedTuple):
    """A field that holds, or an entry that may have happened.

    Attributes:
        subject: family and reference.
        entry: position of the entry that set it, or of the entry itself.
        changed_by: position of the correction that set it last; 0 for none.
        ties: positions of entries that set it too, in no known order.
        may_have_ended: whether an entry that sets another value may have happened.
    """

    subject: str
    field: str
    item: kinds.StateValue | None
    value: kinds.StateValue | EffectiveEntry
    entry: int
    changed_by: int = 0
    ties: tuple[int, ...] = ()
    may_have_ended: bool = False


def read_fields(at: QueryContext, given: ShowParameters) -> Page[FieldRow]:
    """Read the fields that hold of a subject, each with the entry that set it.

    Raises:
        UnknownSubjectError: nothing is called that.
    """
    state = read_state(at.reader, at.moment, given.subject)
    own = str(state.subject.ref)
    rows = [_field_row(own, one) for one in state.fields]
    return Page([*rows, *_possible(at, own)], notes=list(_notes(state)))


def state_value(field: StateField) -> kinds.StateValue:
    """Return the value of a field."""
    return kinds.StateValue(field.name, field.item, field.value, field.set_by)


def _field_row(subject: str, field: StateField) -> FieldRow:
    value = state_value(field)
    return FieldRow(
        subject,
        field.name,
        item=value,
        value=value,
        entry=field.set_by,
        changed_by=field.changed_by,
        ties=field.ties,
        may_have_ended=field.may_have_ended,
    )


def _possible(at: QueryContext, subject: str) -> list[FieldRow]:
    """Read the entries that may have happened, as rows of a field of their own."""
    if at.moment.certainty is not Certainty.POSSIBLE:
        return []
    page = read_timeline(at.reader, at.moment, scope=subject, first=1)
    return [FieldRow(subject, POSSIBLE, None, o, o.position) for o in page.possible]


def _notes(state: SubjectState) -> Iterator[kinds.Message]:
    reference, others = str(state.subject.ref), state.subject.references[1:]
    also = {"reference": reference, "others": ", ".join(others)}
    yield kinds.Message(
        "called",
        {
            "name": state.subject,
            "references": kinds.Message("also", also) if others else reference,
            "entries": kinds.Count("entries", state.version),
        },
    )
    if any(one.ties for one in state.fields):
        yield kinds.Message("tied", {})


class PastRow(NamedTuple):
    """A value that a field had, and from when to when."""

    value: kinds.StateValue
    interval: ValueInterval


def read_past(at: QueryContext, given: FieldParameters) -> Sequence[PastRow]:
    """Read the values that a field had, up to the day.

    Raises:
        NoSuchFieldError: no kind of entry sets it.
        UnknownSubjectError: nothing is called like the subject.
    """
    ensure_field(given.field)
    own = find_subject(at.reader, at.moment, given.subject).subject_id
    name, item = split_field_name(given.field)
    key = own, name
    every = read_field_histories(at.reader, at.moment, [key])[key]
    return [_past_row(one) for one in every if item in {"", one.item}]


def _past_row(one: ValueInterval) -> PastRow:
    # Personal values of the past are not shown.
    value = None if one.field in PERSONAL_FIELDS else one.value
    return PastRow(kinds.StateValue(one.field, one.item, value), one)


def read_subject_facts(
    at: QueryContext, given: SubjectParameters
) -> Sequence[EffectiveEntry]:
    """Read every entry of a subject that stands, in the order in which they count.

    Raises:
        UnknownSubjectError: nothing is called like the subject.
    """
    own = find_subject(at.reader, at.moment, given.subject).subject_id
    return read_facts(at.reader, at.moment, [own])[own]


SHOW: Query[ShowParameters, FieldRow] = Query(
    parameters=ShowParameters,
    read=whole(read_fields),
    columns=(
        column("subject", kinds.WORD, is_shown=False),
        column("field", kinds.FIELD_NAME),
        column("item", kinds.STATE_ITEM),
        column("value", kinds.STATE_VALUE),
        column("entry", kinds.POSITION),
        column("changed_by", kinds.POSITION, is_shown=False),
        column("ties", kinds.POSITIONS, shown_if=bool),
        column("may_have_ended", kinds.TRUTH, shown_if=bool),
    ),
    empty="no_fields",
    variants=Variants("history", {True: HISTORY}),
)

PAST: Query[FieldParameters, PastRow] = Query(
    parameters=FieldParameters,
    read=all_rows(read_past),
    columns=(
        column("item", kinds.STATE_ITEM, "value"),
        column("value", kinds.STATE_VALUE),
        column("since", kinds.DAY, "interval.since"),
        column("until", kinds.DAY, "interval.until"),
        column("entry", kinds.POSITION, "interval.set_by"),
    ),
    empty="no_fields",
)

EXPLAIN: Query[FieldParameters, Explanation] = Query(
    parameters=FieldParameters,
    read=all_rows(
        lambda at, given: explain_field(
            at.reader, at.moment, given.subject, given.field
        )
    ),
    columns=(
        column("field", kinds.WORD, "field.name", is_shown=False),
        column("item", kinds.STATE_ITEM, lambda row: state_value(row.field)),
        column("value", kinds.STATE_VALUE, lambda row: state_value(row.field)),
        column("entry", kinds.POSITION, "field.set_by"),
        column("kind", kinds.WORD, "entry.content.kind", is_shown=False),
        column("occurred", kinds.OCCURRED, "entry.content.occurred", is_shown=False),
        column("date", kinds.OCCURRED_IN_WORDS, "entry.content.occurred"),
        column("title", kinds.TITLE, "entry.content"),
        column("sources", kinds.QUOTED_SOURCES),
        column("changed_by", kinds.POSITION, "field.changed_by", is_shown=False),
        column("corrected_at", kinds.INSTANT, shown_if=bool),
        column("reason", kinds.WORD, shown_if=bool),
        column("ties", kinds.ENTRIES, shown_if=bool),
    ),
)

FACTS: Query[SubjectParameters, EffectiveEntry] = Query(
    parameters=SubjectParameters,
    read=all_rows(read_subject_facts),
    columns=entry_columns(),
    empty="no_entries",
)
