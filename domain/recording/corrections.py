"""The new values of a correction, checked like the fields that they replace."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from msgspec import to_builtins

from domain.content import COMMON_FIELDS, Source
from domain.entry import parse_event_id
from domain.errors import Message
from domain.fields import Type
from domain.kinds import get_definition
from domain.kinds.definition import Member
from domain.recording.common_fields import (
    COMMON_TEXTS,
    read_concerns,
    read_occurred,
    read_source,
)
from domain.recording.values import (
    FieldError,
    FieldProblems,
    read_text,
    read_value,
    unknown_field,
)

CORRECTABLE = tuple(name for name in COMMON_FIELDS if name != "reported_on")
"""The common fields that a correction may change."""

_FIXED = ("subject", "kind")


def read_changes(kind: str, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Check new values for the fields of an entry, and make them plain.

    Raises:
        DomainError: the kind does not have a field, a value does not fit, or nothing
            is changed.
        FieldsError: several of these.
    """
    if not changes:
        reason = Message("value/no-changes")
        raise FieldError(field="changes", value={}, reason=reason)
    own = get_definition(kind).by_name
    problems = FieldProblems()
    read = {
        name: problems.read(name, partial(_read_change, own, name, value), None)
        for name, value in changes.items()
    }
    problems.raise_any()
    return read


def _read_change(own: Mapping[str, Member], name: str, value: object) -> Any:  # noqa: ANN401 - JSON values have no one type
    if name in CORRECTABLE:
        return to_builtins(_COMMON[name](to_builtins(value)))
    if name in _FIXED and name not in own:
        raise FieldError(field=name, value=value, reason=Message("value/fixed"))
    if name not in own:
        raise unknown_field(name, value, (*own, *CORRECTABLE))
    if own[name].field.type is Type.PERSONAL:
        raise FieldError(field=name, value=None, reason=Message("value/personal"))
    return (
        None
        if value is None and not own[name].required
        else read_value(own[name], value)
    )


def _concerns(given: object) -> list[str]:
    return list(read_concerns(given or ()))


def _sources(given: object) -> list[Source]:
    sources = given or ()
    if not isinstance(sources, list | tuple) or not all(
        isinstance(one, Mapping) for one in sources
    ):
        reason = Message("value/sources")
        raise FieldError(field="sources", value=given, reason=reason)
    return [read_source(one) for one in sources]


def _identity(name: str, given: object) -> str:
    if not given:
        return ""
    identity = parse_event_id(str(given))
    if identity is None:
        reason = Message("value/identity")
        raise FieldError(field=name, value=given, reason=reason)
    return str(identity)


_COMMON: Mapping[str, Callable[[Any], object]] = {
    "occurred": read_occurred,
    "concerns": _concerns,
    "sources": _sources,
    **{name: partial(read_text, name) for name in COMMON_TEXTS},
    "after": partial(_identity, "after"),
    "follows_from": partial(_identity, "follows_from"),
}
"""Common field -> how a new value is checked. An empty value empties the field."""
