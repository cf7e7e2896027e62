"""Corrections as officers make them: days known less well, other words."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from domain.content import to_plain
from domain.dates.edtf import Edtf
from domain.fields import Type
from domain.kinds import get_definition
from domain.recording.acts import Correct, Record
from domain.recording.event_ids import event_id_of

MONTH = len("2020-08")
REASON = "The source was read once more, and says otherwise"

Changes = Mapping[str, Any]


def correction(act: Record, number: int, chance: Random) -> Correct:
    """Correct what an act recorded, in one of the ways that its fields allow.

    Args:
        number: 1 for the first correction of the entry.
    """
    return Correct(
        target=str(event_id_of(act.key)),
        changes=chance.choice([*_ways(act, number)]),
        reason=REASON,
        key=f"{act.key} corrected {number}",
    )


def _ways(act: Record, number: int) -> Iterator[Changes]:
    yield {"title": _reworded(to_plain(act.title), number)}
    if act.text:
        yield {"text": _reworded(to_plain(act.text), number)}
    if act.occurred and Edtf.parse(act.occurred.date).is_day:
        yield {"occurred": _other_date(to_plain(act.occurred), number)}
    yield from _own(act, number)


def _own(act: Record, number: int) -> Iterator[Changes]:
    for member in get_definition(act.kind).members:
        value = act.data.get(member.name)
        if member.field.type is Type.TEXT and value:
            yield {member.name: _reworded(value, number)}
        elif member.field.type is Type.REFS and value and len(value) > 1:
            yield {member.name: _without_one(value, number)}


def _reworded(text: Mapping[str, Any], number: int) -> Mapping[str, Any]:
    """Change the words in each language; they stay unlike those of other times."""
    return {
        language: {**wording, "words": f"{wording['words']} ({number})"}
        for language, wording in text.items()
    }


def _other_date(occurred: Mapping[str, Any], number: int) -> Mapping[str, Any]:
    """Know a day's month alone, and the day again the next time."""
    date = occurred["date"]
    return {**occurred, "date": date[:MONTH] if number % 2 else date}


def _without_one(names: list[str], number: int) -> list[str]:
    left_out = number % len(names)
    return [name for at, name in enumerate(names) if at != left_out]
