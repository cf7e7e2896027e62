"""What differs between two moments, as rows."""

from api.output.answers import Answer, Row, plain
from api.output.at import At, moment_line
from projections.differences import Change, matrix_changes, subject_changes
from projections.moment import Moment

KEYS = (
    "subject",
    "field",
    "change",
    "before",
    "after",
    "before_entry",
    "after_entry",
)


def changes(at: At, other: Moment, subject: str | None) -> Answer:
    """Answer with one row per field that differs, from this moment to the other."""
    if subject is None:
        found = matrix_changes(at.reader, at.framework, at.moment, other)
    else:
        found = subject_changes(at.reader, subject, at.moment, other)
    at.learn_names([value for one in found for value in (one.before, one.after)])
    rows = [_row(at, one) for one in found]
    notes = [f"After: {moment_line(at, other)}"]
    return at.answer(rows, KEYS[:5], KEYS, empty="no difference", notes=notes)


def _row(at: At, one: Change) -> Row:
    before, after = one.entries
    return {
        "subject": plain(one.what),
        "field": plain(one.field),
        "change": plain(one.change),
        "before": at.speech.field(one.field, one.before),
        "after": at.speech.field(one.field, one.after),
        "before_entry": plain(before or None),
        "after_entry": plain(after or None),
    }
