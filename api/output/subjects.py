"""A subject as rows: its fields, its history, and why a field has its value."""

from collections.abc import Iterator, Mapping
from typing import Any

from api.output.answers import NOTHING, Answer, Cell, Row, listed, plain
from api.output.entries import brief, entry_row
from api.output.joined import into, joins_of
from api.output.query_context import QueryContext
from api.settings import UNAUTHENTICATED
from domain.content import Content
from domain.entry import Entry
from domain.kinds.state_fields import is_membership
from projections.moment import Certainty
from projections.queries.explanation import Explanation, explain_field
from projections.queries.subjects import (
    Amendment,
    EntryHistory,
    StateField,
    SubjectState,
    read_history,
    read_state,
)
from projections.queries.timelines.timeline import read_timeline
from wording.words import words

FIELD_KEYS = ("subject", "field", "item", "value", "entry", "changed_by", "ties")
HISTORY_KEYS = (
    "position",
    "amends",
    "kind",
    "occurred",
    "basis",
    "date",
    "title",
    "standing",
    "old",
    "new",
    "reason",
    "recorded_at",
    "recorded_by",
    "entity",
)
WHY_KEYS = (
    "field",
    "item",
    "value",
    "entry",
    "kind",
    "occurred",
    "basis",
    "printed",
    "date",
    "title",
    "sources",
    "changed_by",
    "corrected_at",
    "reason",
    "ties",
)


def state(at: QueryContext, subject: str) -> Answer:
    """Answer with one row per field that holds, each with the entry that set it."""
    found = read_state(at.reader, at.moment, subject)
    at.learn_names([one for field in found.fields for one in (field.item, field.value)])
    at.learn_personal((one.name, one.set_by) for one in found.fields)
    rows = [
        *(_field(at, found, one) for one in found.fields),
        *_possible(at, str(found.subject.ref)),
    ]
    shown = ["field", "item", "value", "entry"]
    tied = any(one.ties for one in found.fields)
    notes = [_heading(at, found), *([at.speech.say("tied")] if tied else [])]
    shown += ["ties"] if tied else []
    return at.answer(rows, shown, FIELD_KEYS, empty="no_fields", notes=notes)


def _heading(at: QueryContext, found: SubjectState) -> str:
    speech, others = at.speech, ", ".join(found.subject.references[1:])
    references = str(found.subject.ref)
    if others:
        references = speech.say("also", reference=references, others=others)
    entries = words(speech.language).count("term/entries", found.version)
    name = speech.name(found.subject).text
    return speech.say("called", name=name, references=references, entries=entries)


def _field(at: QueryContext, found: SubjectState, field: StateField) -> Row:
    return {
        "subject": plain(str(found.subject.ref)),
        "field": plain(field.name),
        "item": _item(at, field),
        "value": at.speech.field(field.name, field.value, field.item),
        "entry": plain(field.set_by),
        "changed_by": plain(field.changed_by or None),
        "ties": plain(list(field.ties)),
    }


def _item(at: QueryContext, field: StateField) -> Cell:
    """Give a cell for what a value is stated of; a member of a list is the value."""
    if not field.item:
        return plain(None)
    found = at.speech.item(field.item)
    is_shown = not is_membership(field.name, field.value, field.item)
    return found if is_shown else Cell(found.value, NOTHING)


def _possible(at: QueryContext, subject: str) -> Iterator[Row]:
    """Give the entries that may have happened, as rows of a field of their own."""
    if at.moment.certainty is Certainty.POSSIBLE:
        page = read_timeline(at.reader, at.moment, scope=subject, first=1)
        for item in page.possible:
            nothing = dict.fromkeys(FIELD_KEYS, plain(None))
            yield {
                **nothing,
                "subject": plain(subject),
                "field": Cell("possible", at.speech.say("may_have_happened")),
                "value": brief(item, at.speech),
                "entry": plain(item.position),
            }


def past(at: QueryContext, subject: str) -> Answer:
    """Answer with one row per entry and amendment, in the order of the log.

    What it was joined with comes last: that is told of two subjects.
    """
    records = read_history(at.reader, at.moment, subject)
    rows = [row for record in records for row in _recorded(at, record)]
    rows += _joined(at, subject)
    shown = ["position", "date", "title", "standing", "new", "old", "reason"]
    # Where nobody said who records, a column that tells so takes room from the rest.
    is_told = any(row["recorded_by"].value != UNAUTHENTICATED for row in rows)
    return at.answer(rows, [*shown, *["recorded_by"] * is_told], HISTORY_KEYS)


def _recorder(content: Content) -> Cell:
    entity = f" ({content.entity})" if content.entity else ""
    return Cell(content.by, f"{content.by}{entity}")


def _recorded(at: QueryContext, record: EntryHistory) -> Iterator[Row]:
    content = record.written.content
    nothing = dict.fromkeys(HISTORY_KEYS, plain(None))
    item = record.effective
    if item:
        dated = {**nothing, **entry_row(item, at.speech)}
    else:
        dated = {
            **nothing,
            "occurred": at.speech.occurred(content),
            "date": at.speech.occurred(content),
            "title": at.speech.title(content),
        }
    corrected = any(one.new and not one.void for one in record.amendments)
    standing = "withdrawn" if not item else "amended" if corrected else "stands"
    written = record.written
    instant = written.recorded_at.isoformat() if written.recorded_at else None
    found = {
        **dated,
        "position": plain(written.position),
        "kind": plain(content.kind),
        "standing": at.speech.code("record", standing),
        "recorded_at": plain(instant),
        "recorded_by": _recorder(content),
        "entity": plain(content.entity),
    }
    yield {key: found[key] for key in HISTORY_KEYS}
    for one in record.amendments:
        yield {**nothing, **_amendment(at, one)}


def _joined(at: QueryContext, subject: str) -> Iterator[Row]:
    found = joins_of(at.reader, at.moment, subject)
    positions = {str(one.event_id): one.position for one in found}
    void = {one.content.target for one in found}
    for one in found:
        target = positions.get(one.content.target)
        if target:
            said = at.speech.say("withdrawn", target=target)
        else:
            said = at.speech.say("joined", one=one.content.subject, into=into(one))
        yield {
            **dict.fromkeys(HISTORY_KEYS, plain(None)),
            **_act(at, one, is_void=str(one.event_id) in void),
            "amends": plain(target),
            "title": plain(said),
        }


def _amendment(at: QueryContext, one: Amendment) -> Row:
    done = one.entry.content.kind.partition(".")[2]
    return {
        **_act(at, one.entry, is_void=one.void),
        "amends": plain(one.amends),
        "title": plain(at.speech.say(done, target=one.amends)),
        "old": _values(at, one.old),
        "new": _values(at, one.new),
    }


def _act(at: QueryContext, entry: Entry, *, is_void: bool) -> Row:
    """Give the cells that all have in common that amends or joins."""
    content, recorded_at = entry.content, entry.recorded_at
    return {
        "position": plain(entry.position),
        "kind": plain(content.kind),
        "standing": at.speech.code("record", "withdrawn" if is_void else "stands"),
        "reason": plain(content.reason),
        "recorded_at": plain(recorded_at.isoformat() if recorded_at else None),
        "recorded_by": _recorder(content),
        "entity": plain(content.entity),
    }


def _values(at: QueryContext, changes: Mapping[str, Any]) -> Cell:
    said = (f"{key}: {at.speech.field(key, one).text}" for key, one in changes.items())
    return Cell(dict(changes), "\n".join(said) or NOTHING)


def why(at: QueryContext, subject: str, field: str) -> Answer:
    """Answer with the entries, and the source paragraphs, that set a field."""
    found = explain_field(at.reader, at.moment, subject, field)
    at.learn_names([one for why in found for one in (why.field.item, why.field.value)])
    at.learn_personal((one.field.name, one.field.set_by) for one in found)
    rows = [_why(at, one) for one in found]
    shown = ["item", "value", "entry", "date", "title", "sources"]
    if any(row["changed_by"].value for row in rows):
        shown += ["corrected_at", "reason"]
    shown += ["ties"] if any(row["ties"].value for row in rows) else []
    return at.answer(rows, shown, WHY_KEYS)


def _why(at: QueryContext, one: Explanation) -> Row:
    entry = entry_row(one.entry, at.speech)
    corrected_at = one.corrected_at.isoformat() if one.corrected_at else None
    return {
        "field": plain(one.field.name),
        "item": _item(at, one.field),
        "value": at.speech.field(one.field.name, one.field.value, one.field.item),
        "entry": plain(one.field.set_by),
        **{key: entry[key] for key in WHY_KEYS[4:10]},
        "sources": at.speech.quoted_sources(one.sources),
        "changed_by": plain(one.field.changed_by or None),
        "corrected_at": plain(corrected_at),
        "reason": plain(one.reason),
        "ties": listed([brief(tie, at.speech) for tie in one.ties]),
    }
