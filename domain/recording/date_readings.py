"""How the dates of an entry were read, or which dates can be written instead."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from domain.content import Occurred
from domain.dates.edtf import Edtf
from domain.dates.reading import describe_reading
from domain.errors import DomainError, Message
from domain.fields import Type
from domain.kinds.definition import Definition


def date_readings(
    kind: Definition, given: Mapping[str, Any], read: Mapping[str, Any]
) -> Iterator[str]:
    """Describe each date that is recorded in other signs than it was given.

    Args:
        given: field -> value, as written; other fields are ignored.
        read: field -> value, as it will be recorded.
    """
    own = [one.name for one in kind.members if one.field.type is Type.DATE]
    for name in ("occurred", *own):
        written, recorded = _text(given.get(name)), _text(read.get(name))
        if written and recorded and written != recorded:
            yield f"{name}: {describe_reading(written, recorded)}"


class DateChoice(NamedTuple):
    """A date that can be written instead of one that can mean several."""

    field: str
    date: Edtf


def date_choices(refusal: DomainError) -> list[DateChoice]:
    """List the dates that a refusal offers, with the field of each."""
    found: list[DateChoice] = []
    _map_choices(refusal.message, refusal.field, found.append)
    return found


def with_typed_choices(
    refusal: DomainError, type_choice: Callable[[DateChoice], str]
) -> Message:
    """Return the message of a refusal with what is to be typed for each date."""
    return _map_choices(refusal.message, refusal.field, type_choice)


def _map_choices(
    message: Message, field: str, make: Callable[[DateChoice], object]
) -> Message:
    """Replace the text of each date that a message offers."""
    facts = message.facts
    field = str(facts.get("field", field))
    date = facts.get("date")
    if isinstance(date, Edtf):
        return replace(message, facts={**facts, "text": make(DateChoice(field, date))})

    def nested(fact: object) -> object:
        if isinstance(fact, Message):
            return _map_choices(fact, field, make)
        return tuple(map(nested, fact)) if type(fact) is tuple else fact

    changed = {name: nested(fact) for name, fact in facts.items()}
    return replace(message, facts=changed)


def _text(value: object) -> str:
    match value:
        case Occurred():
            return value.date
        case Mapping():
            return str(value.get("date") or "")
        case _:
            return str(value or "")
