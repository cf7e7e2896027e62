"""Values from outside (JSON, YAML, GraphQL), made into plain values of the log."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from domain.dates.edtf import DateError
from domain.errors import DomainError
from domain.kinds.definition import Definition, Member
from domain.recording.value_readers import READERS, UnfitError, read_wordings
from domain.references import BadReferenceError
from domain.texts import Wording


class FieldError(DomainError):
    """A value that does not fit its field."""

    def __init__(self, *, field: str, value: object, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.value = value
        self.reason = reason


def unknown_field(name: str, value: object, known: Iterable[str]) -> FieldError:
    """Return the error for a field that does not exist; it names those that do."""
    names = tuple(known)
    near = get_close_matches(name, names, n=1)
    guess = f"did you mean {near[0]}? " if near else ""
    listed = f"the fields are {', '.join(names)}" if names else "it has no own fields"
    return FieldError(
        field=name, value=value, reason=f"there is no such field; {guess}{listed}"
    )


def read_data(definition: Definition, given: Mapping[str, Any]) -> dict[str, Any]:
    """Check the own fields of an entry and make them plain; empty ones are left out.

    Raises:
        FieldError: the kind does not have a field, or needs one that is missing, or a
            value does not fit.
    """
    for name, value in given.items():
        if name not in definition.by_name:
            raise unknown_field(name, value, (one.name for one in definition.usable))
    filled = {name: value for name, value in given.items() if not _is_empty(value)}
    for member in definition.members:
        if member.required and member.name not in filled:
            reason = f"{definition.name} needs it: {member.field.sentence}"
            raise FieldError(field=member.name, value=None, reason=reason)
    return {
        member.name: read_value(member, filled[member.name])
        for member in definition.members
        if member.name in filled
    }


def read_value(member: Member, value: object) -> Any:  # noqa: ANN401 - JSON values have no one type
    """Check the value of a field and make it plain.

    Raises:
        FieldError: the value does not fit. The reason says what would be right.
    """
    if member.required and _is_empty(value):
        reason = f"it cannot be empty: {member.field.sentence}"
        raise FieldError(field=member.name, value=value, reason=reason)
    try:
        return READERS[member.field.type](member.field, value)
    except (UnfitError, BadReferenceError, DateError) as misfit:
        reason = str(misfit)
        raise FieldError(field=member.name, value=value, reason=reason) from misfit


def read_text(name: str, value: object) -> dict[str, Wording]:
    """Check words in one or more languages, such as a title. Empty means no words.

    Raises:
        FieldError: the value does not fit. The reason says what would be right.
    """
    if _is_empty(value):
        return {}
    try:
        read = read_wordings(value)
    except UnfitError as misfit:
        raise FieldError(field=name, value=value, reason=str(misfit)) from misfit
    return {language: Wording(**wording) for language, wording in read.items()}


def _is_empty(value: object) -> bool:
    return value is None or (
        isinstance(value, str | list | tuple | Mapping) and not value
    )
