"""Conditions on the fields of a subject's state."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from domain.errors import DomainError
from domain.fields import Type
from domain.kinds.state_fields import (
    FIXED_CODES,
    STATE_FIELDS,
    families_of,
    names_subjects,
    type_of,
)
from domain.references import FAMILIES
from projections.projector.search_words import fold_text, search_terms
from projections.queries.register import FieldCondition
from projections.queries.values import StateField, SubjectValues, split_field_name
from projections.query_context import QueryContext
from projections.query_definitions.filters.subject_families import ensure_family


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


class WrongValueError(DomainError):
    """A field never holds a value of that type."""

    def __init__(self, *, field: str, value: object, wanted: str) -> None:
        super().__init__(f"{field} cannot be {value!r}: give {wanted}")
        self.field = field
        self.value = value


_TRUTH = "true or false"
_WANTED: Mapping[Type | None, tuple[tuple[type, ...], str]] = {
    Type.TEXT: ((str, dict), "words that it contains, in any language, as a text"),
    Type.WORD: ((str,), "a text"),
    Type.WORDS: ((str, list), "one of its words as a text, or all of them as a list"),
    Type.REF: ((str,), "a reference such as actor:brs, as a text"),
    Type.REFS: ((str, list), "a reference such as actor:brs, or a list of references"),
    Type.DATE: ((str,), "a date such as 2021-07, as a text"),
    Type.PERIOD: ((str,), "a length of time such as P2Y, as a text"),
    Type.NUMBER: ((int,), "a whole number"),
    Type.FLAG: ((bool,), _TRUTH),
    Type.AMOUNT: ((str,), 'a decimal number as a text, such as "1500.00"'),
    Type.CURRENCY: ((str,), "three letters such as USD, as a text"),
    Type.CHOICE: ((str,), "one of its words, as a text"),
    Type.PERSONAL: ((), "no value: personal values cannot be searched"),
    None: ((str, bool), f"one of its words as a text, or {_TRUTH}"),
}
"""Type of a field -> the Python types that its values are given in, and in words."""


def _all(codes: list[str]) -> str:
    return f"it can be {', '.join(codes)}"


class FieldFilter(NamedTuple):
    """A condition on a field.

    Attributes:
        value: what it holds; None for any. Of a field with texts: words that one of
            its texts contains. Of a field that names subjects: any of the references
            of one of them.
        item: an item that it holds, where it can hold several: a word, or a reference.
        is_absent: whether it must not hold, instead.
    """

    name: str
    value: object = None
    item: str = ""
    is_absent: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words that a text of the field contains."""
        is_text = type_of(self.name) is Type.TEXT and isinstance(self.value, str)
        return search_terms(self.value) if is_text else ()  # type: ignore[arg-type] # a text

    @property
    def wanted_item(self) -> str:
        """What the field holds among others: the item, or a value of a list."""
        listed = (Type.REF, Type.REFS, Type.WORDS)
        is_item = type_of(self.name) in listed and isinstance(self.value, str)
        return str(self.value) if is_item else self.item

    @property
    def conditions(self) -> tuple[FieldCondition, ...]:
        """The part of it that a statement can test."""
        is_tested = self.words or self.wanted_item
        if is_tested and self.is_absent:
            return ()
        value = None if is_tested else self.value
        return (FieldCondition(self.name, value, self.words, self.is_absent),)


def ensure_field(field: str) -> None:
    """Check that some kind of entry sets a field.

    Args:
        field: its name, or with an item as ``members[actor:brs]``.

    Raises:
        NoSuchFieldError: none does.
    """
    if split_field_name(field)[0] not in STATE_FIELDS:
        raise NoSuchFieldError(field=field)


def ensure_possible(at: QueryContext, given: FieldFilter) -> None:
    """Check that a field can hold what is given.

    Raises:
        NoSuchFieldError: no kind of entry sets it.
        NoSuchCodeError: it has codes, and the value is none of them.
        WrongFamilyError: it never names subjects of such a family.
        WrongValueError: its values are of another type.
    """
    ensure_field(given.name)
    codes = FIXED_CODES.get(given.name)
    types, wanted = _WANTED[type_of(given.name)]
    is_truth = isinstance(given.value, bool) and bool not in types
    if given.value is not None and (is_truth or not isinstance(given.value, types)):
        raise WrongValueError(field=given.name, value=given.value, wanted=wanted)
    if codes and isinstance(given.value, str) and given.value not in codes:
        raise NoSuchCodeError(field=given.name, value=given.value)
    if given.wanted_item and names_subjects(given.name):
        ensure_family(at, given.name, given.wanted_item, families_of(given.name))


def read_field_filter(text: str) -> FieldFilter:
    """Read ``status=held``, ``members[actor:brs]``, or a field alone.

    ``place=`` means that the field must not hold.
    """
    field, sign, value = text.partition("=")
    name, item = split_field_name(field)
    is_absent = bool(sign and not value)
    return FieldFilter(name, _plain_value(name, value), item, is_absent=is_absent)


def _plain_value(name: str, value: str) -> object:
    if type_of(name) is Type.NUMBER and value.isdecimal():
        return int(value)
    return {"true": True, "false": False}.get(value, value) if value else None


def items_test(
    at: QueryContext, filters: Sequence[FieldFilter]
) -> Callable[[SubjectValues], bool] | None:
    """Return a test of whether fields hold the items and words given, if any are.

    Raises:
        UnknownSubjectError: an item is no subject that the log knows.
    """
    tests = [(one, _item_test(at, one)) for one in filters if one.wanted_item]
    tests += [(one, _words_test(one.words)) for one in filters if one.words]
    if not tests:
        return None
    return lambda values: all(
        one.is_absent
        != any(
            one.name == field.name and _holds(field, test) for field in values.fields
        )
        for one, test in tests
    )


def subjects_in(filters: Iterable[FieldFilter]) -> list[str]:
    """List the references of subjects among the items given."""
    items = ((one.name, one.wanted_item) for one in filters if not one.is_absent)
    return [item for name, item in items if item and names_subjects(name)]


def _item_test(at: QueryContext, given: FieldFilter) -> Callable[[str], bool]:
    if not names_subjects(given.name):
        return lambda item: item == given.wanted_item
    names_it = at.names_subject(given.wanted_item)
    return lambda item: item.partition(":")[0] in FAMILIES and names_it(item)


def _words_test(words: Sequence[str]) -> Callable[[str], bool]:
    return lambda text: all(one in fold_text(text) for one in words)


def _holds(field: StateField, test: Callable[[str], bool]) -> bool:
    if isinstance(field.value, dict):
        return any(test(one["words"]) for one in field.value.values())
    stated = field.value if isinstance(field.value, list) else [field.value]
    return any(isinstance(one, str) and test(one) for one in [field.item, *stated])
