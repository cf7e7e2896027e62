"""Telling how the dates of an entry were read, where they were not written in EDTF."""

from collections.abc import Iterator, Mapping
from typing import Any

from domain.content import Occurred
from domain.dates.reading import describe_reading
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


def _text(value: object) -> str:
    match value:
        case Occurred():
            return value.date
        case Mapping():
            return str(value.get("date") or "")
        case _:
            return str(value or "")
