"""An entry as rows show it, in timelines, in the matrix and beside a field."""

from typing import Any

from api.output.answers import NOTHING, Cell, Row, plain
from api.output.speech import Speech
from domain.content import Content
from domain.content import plain as as_json
from domain.kinds import KINDS
from domain.refs import Ref
from projections.entries import Item

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


def entry_row(item: Item, speech: Speech) -> Row:
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
        "title": title(content, speech),
        "recorded_at": plain(recorded_at),
        "recorded_by": plain(content.by),
        "entity": plain(content.entity),
        "sources": Cell(as_json(content.sources), cited(content)),
    }


def title(content: Content, speech: Speech) -> Cell:
    """Say an entry's title; one without is called by what its kind says."""
    return speech.words(content.title, KINDS[content.kind].sentence)


def cited(content: Content) -> str:
    """Name the places where it stands written."""
    places = (
        f"{Ref.parse(one.document).reference}, para. {one.paragraph}"
        if one.paragraph
        else Ref.parse(one.document).reference
        for one in content.sources
    )
    return "; ".join(places) or NOTHING


def brief(item: Item | None, speech: Speech) -> Cell:
    """Give an entry in one cell: date and title."""
    if item is None:
        return Cell(None, NOTHING)
    row = entry_row(item, speech)
    keys = ("position", "kind", "subject", "occurred", "basis", "date", "title")
    value: dict[str, Any] = {key: row[key].value for key in keys}
    return Cell(value, f"{row['date'].text}: {row['title'].text}")
