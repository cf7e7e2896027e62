"""What differs between two moments, as rows."""

from typing import Any

from api.output.answers import Answer, Cell, Row, plain
from api.output.query_context import QueryContext, moment_line
from projections.diff.differences import FieldChange, compare_matrix, compare_subject
from projections.moment import Moment
from projections.queries.roles import ROLE_STATES
from projections.queries.values import split_field_name

KEYS = (
    "subject",
    "field",
    "change",
    "before",
    "after",
    "before_entry",
    "after_entry",
)


def changes(at: QueryContext, other: Moment, subject: str | None) -> Answer:
    """Answer with one row per field that differs, from this moment to the other."""
    if subject is None:
        found = compare_matrix(at.reader, at.framework, at.moment, other)
    else:
        found = compare_subject(at.reader, subject, at.moment, other)
    at.learn_names([value for one in found for value in (one.before, one.after)])
    rows = [_row(at, one) for one in found]
    say, moments = at.speech.say, {"first_moment": at.moment, "other_moment": other}
    told = [say(key, moment=moment_line(at, one)) for key, one in moments.items()]
    foot = (*at.speech.legend(), *told)
    nothing = say("no_difference")
    return Answer(rows, KEYS[:5], KEYS, foot, nothing, at.speech.language)


def _row(at: QueryContext, one: FieldChange) -> Row:
    before, after = one.entries
    return {
        "subject": plain(one.subject),
        "field": plain(one.field),
        "change": at.speech.code("change", one.change),
        "before": _value(at, one.field, one.before),
        "after": _value(at, one.field, one.after),
        "before_entry": plain(before or None),
        "after_entry": plain(after or None),
    }


def _value(at: QueryContext, field: str, value: Any) -> Cell:  # noqa: ANN401 - JSON values have no one type
    """Say a value; the matrix holds a stage for a group and a state for a lead."""
    name, item = split_field_name(field)
    if name == "groups" and item and isinstance(value, str):
        return at.speech.code("stage", value)
    if name == "leads" and value in ROLE_STATES:
        return Cell(value, at.speech.say(value))
    return at.speech.field(name, value)
