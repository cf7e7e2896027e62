"""Values from outside (JSON, YAML, GraphQL), made into plain values of the log."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from typing import Any, TypeVar

from domain.dates.edtf import DateError
from domain.errors import DomainError, Message
from domain.kinds.definition import Definition, Member
from domain.recording.value_readers import READERS, UnfitError, read_wordings
from domain.references import BadReferenceError
from domain.texts import Wording

T = TypeVar("T")


class FieldError(DomainError):
    """A value that does not fit its field."""

    key = "value/refused"

    def __init__(self, *, field: str, value: object, reason: Message) -> None:
        super().__init__(field=field, reason=reason)
        self.field = field
        self.value = value
        self.reason = reason


class FieldsError(DomainError):
    """Several things are wrong with an act, most of them with its fields."""

    key = "refusal/lines"

    def __init__(self, errors: Sequence[DomainError]) -> None:
        super().__init__(messages=tuple(one.message for one in errors))
        self.errors = tuple(errors)


class FieldProblems:
    """Collects what is wrong with the fields of an act, to say it all at once."""

    def __init__(self) -> None:
        self._found: list[DomainError] = []

    def read(self, field: str, read: Callable[[], T], default: T) -> T:
        """Read a value; note what is wrong with it and return the default instead.

        Args:
            field: the one that is meant by an error that names none.
        """
        try:
            return read()
        except FieldsError as several:
            self._found += several.errors
        except DomainError as error:
            error.field = error.field or field
            self._found.append(error)
        return default

    def raise_any(self) -> None:
        """Raise the only error that was noted, or all of them as one.

        Raises:
            DomainError: the error as it was raised.
            FieldsError: there are several, each with its field.
        """
        if len(self._found) == 1:
            raise self._found[0]
        if self._found:
            raise FieldsError([_of_field(one) for one in self._found])


def _of_field(error: DomainError) -> DomainError:
    if isinstance(error, FieldError) or not error.field:
        return error
    return FieldError(field=error.field, value=None, reason=error.message)


def unknown_field(name: str, value: object, known: Iterable[str]) -> FieldError:
    """Return the error for a field that does not exist; it names those that do."""
    names = tuple(known)
    near = get_close_matches(name, names, n=1)
    key = "value/no-such-field" if names else "value/no-fields"
    key += ".similar" if near else ""
    reason = Message(key, {"similar": tuple(near), "fields": names})
    return FieldError(field=name, value=value, reason=reason)


def read_data(definition: Definition, given: Mapping[str, Any]) -> dict[str, Any]:
    """Check the own fields of an entry and make them plain; empty ones are left out.

    Raises:
        FieldError: the kind does not have a field, or needs one that is missing, or a
            value does not fit.
        FieldsError: several of these.
    """
    filled = {name: value for name, value in given.items() if not _is_empty(value)}
    required = {one.name for one in definition.members if one.required}
    names = dict.fromkeys((*definition.by_name, *given))
    problems = FieldProblems()
    data = {
        name: problems.read(name, partial(_read_own, definition, name, given), None)
        for name in names
        if name in filled or name in required or name not in definition.by_name
    }
    problems.raise_any()
    return data


def _read_own(definition: Definition, name: str, given: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON values have no one type
    if name not in definition.by_name:
        usable = (one.name for one in definition.usable)
        raise unknown_field(name, given[name], usable)
    member, value = definition.by_name[name], given.get(name)
    if _is_empty(value):
        facts = {"kind": definition.name, "sentence": member.field.sentence}
        reason = Message("value/needed", facts)
        raise FieldError(field=name, value=None, reason=reason)
    return read_value(member, value)


def read_value(member: Member, value: object) -> Any:  # noqa: ANN401 - JSON values have no one type
    """Check the value of a field and make it plain.

    Raises:
        FieldError: the value does not fit. The reason says what would be right.
    """
    if member.required and _is_empty(value):
        reason = Message("value/empty", {"sentence": member.field.sentence})
        raise FieldError(field=member.name, value=value, reason=reason)
    try:
        return READERS[member.field.type](member.field, value)
    except (UnfitError, BadReferenceError, DateError) as misfit:
        reason = misfit.message
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
        raise FieldError(field=name, value=value, reason=misfit.message) from misfit
    return {language: Wording(**wording) for language, wording in read.items()}


def _is_empty(value: object) -> bool:
    return value is None or (
        isinstance(value, str | list | tuple | Mapping) and not value
    )
