"""Conditions on the fields of a subject's state."""

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from domain.errors import DomainError
from domain.kinds.state_fields import FIXED_CODES, STATE_FIELDS, names_subjects
from domain.references import FAMILIES
from projections.queries.values import StateField, SubjectValues, split_field_name
from projections.query_context import QueryContext


class NoSuchFieldError(DomainError):
    """No kind of entry sets such a field."""

    def __init__(self, *, field: str) -> None:
        name, _ = split_field_name(field)
        near = get_close_matches(name, STATE_FIELDS, n=3)
        advice = f"; did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f"no kind of entry sets a field {name!r}{advice}")
        self.field = name


class NoSuchCodeError(DomainError):
    """A state field never has that value."""

    def __init__(self, *, field: str, value: str) -> None:
        codes = sorted(FIXED_CODES[field])
        plain = value.casefold().replace("_", "-").replace(" ", "-")
        near = get_close_matches(plain, codes, n=3)
        advice = f"did you mean {' or '.join(near)}?" if near else _all(codes)
        super().__init__(f"{field} is never {value!r}; {advice}")
        self.field = field
        self.value = value


def _all(codes: list[str]) -> str:
    return f"it can be {', '.join(codes)}"


class FieldFilter(NamedTuple):
    """A condition on a field.

    Attributes:
        value: the plain value that it holds; None for any.
        item: an item that it holds, where it can hold several: a word, or a reference.
    """

    name: str
    value: object = None
    item: str = ""


def ensure_field(field: str) -> None:
    """Check that some kind of entry sets a field.

    Args:
        field: its name, or with an item as ``members[actor:brs]``.

    Raises:
        NoSuchFieldError: none does.
    """
    if split_field_name(field)[0] not in STATE_FIELDS:
        raise NoSuchFieldError(field=field)


def ensure_possible(given: FieldFilter) -> None:
    """Check that a field can hold what is given.

    Raises:
        NoSuchFieldError: no kind of entry sets it.
        NoSuchCodeError: it has codes, and the value is none of them.
    """
    ensure_field(given.name)
    codes = FIXED_CODES.get(given.name)
    if codes and isinstance(given.value, str) and given.value not in codes:
        raise NoSuchCodeError(field=given.name, value=given.value)


def read_field_filter(text: str) -> FieldFilter:
    """Read ``status=held``, ``members[actor:brs]``, or a field alone."""
    field, _, value = text.partition("=")
    name, item = split_field_name(field)
    plain: object = {"true": True, "false": False}.get(value, value) if value else None
    return FieldFilter(name, plain, item)


def items_test(
    at: QueryContext, filters: Sequence[FieldFilter]
) -> Callable[[SubjectValues], bool] | None:
    """Return a test of whether fields hold the items given; None if none is given.

    Raises:
        UnknownSubjectError: an item is no subject that the log knows.
    """
    tests = [(one.name, _item_test(at, one)) for one in filters if one.item]
    if not tests:
        return None
    return lambda values: all(
        any(name == field.name and _holds(field, test) for field in values.fields)
        for name, test in tests
    )


def subjects_in(filters: Iterable[FieldFilter]) -> list[str]:
    """List the references of subjects among the items given."""
    return [one.item for one in filters if one.item and names_subjects(one.name)]


def _item_test(at: QueryContext, given: FieldFilter) -> Callable[[str], bool]:
    if not names_subjects(given.name):
        return lambda item: item == given.item
    names_it = at.names_subject(given.item)
    return lambda item: item.partition(":")[0] in FAMILIES and names_it(item)


def _holds(field: StateField, test: Callable[[str], bool]) -> bool:
    stated = field.value if isinstance(field.value, list) else [field.value]
    return any(isinstance(one, str) and test(one) for one in [field.item, *stated])
