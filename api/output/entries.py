"""An entry as rows show it, in timelines, in the matrix and beside a field."""

from typing import Any

from api.output.answers import NOTHING, Cell, Row, plain
from api.output.wording import Speech
from domain.references import Ref
from projections.queries.entries import EffectiveEntry

KEYS = (
    "position",
    "kind",
    "subject",
    "occurred",
    "basis",
    "printed",
    "date",
    "title",
    "recorded_at",
    "recorded_by",
    "entity",
    "sources",
)


def entry_row(item: EffectiveEntry, speech: Speech) -> Row:
    """Give an entry's row, with the keys above."""
    content = item.content
    occurred = content.occurred
    dated = speech.occurred(content)
    recorded_at = item.recorded_at.isoformat() if item.recorded_at else None
    return {
        "position": plain(item.position),
        "kind": plain(content.kind),
        "subject": Cell(content.subject, Ref.parse(content.subject).reference),
        "occurred": dated,
        "basis": plain(occurred.basis if occurred else None),
        "printed": plain(occurred.printed if occurred else ""),
        "date": Cell(speech.date(occurred.date) if occurred else None, dated.text),
        "title": speech.title(content),
        "recorded_at": plain(recorded_at),
        "recorded_by": plain(content.by),
        "entity": plain(content.entity),
        "sources": speech.sources(content.sources),
    }


def brief(item: EffectiveEntry | None, speech: Speech) -> Cell:
    """Give an entry in one cell: date and title."""
    if item is None:
        return Cell(None, NOTHING)
    row = entry_row(item, speech)
    keys = ("position", "kind", "subject", "occurred", "basis", "date", "title")
    value: dict[str, Any] = {key: row[key].value for key in keys}
    said = row["title"].text
    if not value["occurred"]:
        return Cell(value, said)
    return Cell(value, speech.say("dated", date=row["date"].text, title=said))
