"""A correction's new values: checked like the fields they replace."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from domain.content import COMMON, Occurred, plain
from domain.dates import Edtf
from domain.entry import identity_of
from domain.fields import Type
from domain.kinds import definition
from domain.refs import Ref
from domain.texts import LANGUAGES, Wording
from domain.values import FieldError, read_value, unknown_field

CORRECTABLE = tuple(name for name in COMMON if name != "reported_on")
"""The common fields that a correction may change; subject and kind never."""

_IDENTITIES = ("after", "follows_from")

_PERSONAL = (
    "a personal value stands apart from the log and no correction may hold it; "
    "withdraw the entry and record it anew"
)


def read_changes(kind: str, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Check new values for an entry's fields, common or own, and make them plain.

    Raises:
        FieldError: a field that entries of the kind do not have, a value that does
            not fit, or nothing to change.
    """
    if not changes:
        raise FieldError(field="changes", value={}, reason="name a field to change")
    own = definition(kind).by_name
    read: dict[str, Any] = {}
    for name, value in changes.items():
        if name in CORRECTABLE:
            read[name] = plain(_common(name, value))
        elif name not in own:
            raise unknown_field(name, value, (*own, *CORRECTABLE))
        elif own[name].field.type is Type.PERSONAL:
            raise FieldError(field=name, value=None, reason=_PERSONAL)
        elif value is None and own[name].required:
            raise FieldError(field=name, value=value, reason="it cannot be empty")
        else:
            read[name] = None if value is None else read_value(own[name], value)
    return read


def _common(name: str, value: object) -> object:
    if name == "occurred" and isinstance(value, str):
        value = {"date": value}
    if value is None:
        value = {} if name in ("title", "text") else () if name != "occurred" else None
    value = "" if value == () and name in _IDENTITIES else value
    try:
        made = msgspec.convert(plain(value), COMMON[name])
    except msgspec.ValidationError as error:
        raise FieldError(field=name, value=value, reason=str(error)) from error
    _check(name, made)
    return str(UUID(str(made))) if made and name in _IDENTITIES else made


def _check(name: str, made: object) -> None:
    if isinstance(made, Occurred):
        Edtf.parse(made.date)
    elif name == "concerns":
        for reference in made:  # type: ignore[attr-defined] # converted to a tuple
            Ref.parse(reference)
    elif name in _IDENTITIES and made and identity_of(str(made)) is None:
        raise FieldError(field=name, value=made, reason="write the entry's identity")
    elif isinstance(made, dict):
        for language, wording in made.items():
            if language not in LANGUAGES or not isinstance(wording, Wording):
                known = ", ".join(LANGUAGES)
                reason = f"write language: words, the language one of {known}"
                raise FieldError(field=name, value=language, reason=reason)
