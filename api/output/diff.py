"""What differs between two moments, as rows."""

from api.output.answers import Answer, Row, plain
from api.output.query_context import QueryContext, moment_line
from projections.diff.differences import FieldChange, compare_matrix, compare_subject
from projections.moment import Moment
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
    items = [split_field_name(one.field)[1] for one in found]
    values = [value for one in found for value in (one.before, one.after)]
    at.learn_names([*items, *values])
    rows = [_row(at, one) for one in found]
    say, moments = at.speech.say, {"first_moment": at.moment, "other_moment": other}
    told = [say(key, moment=moment_line(at, one)) for key, one in moments.items()]
    foot = (*at.speech.legend(), *told)
    nothing = say("no_difference")
    return Answer(rows, KEYS[:5], KEYS, foot, nothing, at.speech.language)


def _row(at: QueryContext, one: FieldChange) -> Row:
    before, after = one.entries
    name, item = split_field_name(one.field)
    return {
        "subject": plain(one.subject),
        "field": plain(one.field),
        "change": at.speech.code("change", one.change),
        "before": at.speech.field(name, one.before, item),
        "after": at.speech.field(name, one.after, item),
        "before_entry": plain(before or None),
        "after_entry": plain(after or None),
    }
