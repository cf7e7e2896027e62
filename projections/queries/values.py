"""What holds of subjects at a moment, many subjects at once."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from projections.moment import Moment
from projections.queries.settings import select_settings
from projections.queries.subjects import StateField, field_from_row
from projections.reader import Reader


class Money(NamedTuple):
    """An amount of money.

    Attributes:
        amount: a decimal number, as the source gives it.
        currency: ISO 4217 code such as USD; empty if none is stated.
    """

    amount: str
    currency: str


class SubjectValues:
    """What holds of a subject at a moment, field by field."""

    def __init__(self, fields: Sequence[StateField]) -> None:
        self.fields = tuple(fields)
        self._found = {(one.name, one.item): one for one in fields}

    def field(self, name: str, item: str = "") -> StateField | None:
        """Give a field that holds."""
        return self._found.get((name, item))

    def value(self, name: str, item: str = "") -> Any:  # noqa: ANN401 - a plain value
        """Give a field's plain value; None where it does not hold."""
        found = self.field(name, item)
        return found.value if found else None

    def items(self, *names: str) -> list[str]:
        """List the items of collections, or what fields are stated of, in order."""
        found = {one.item for one in self.fields if one.item and one.name in names}
        return sorted(found, key=_natural)

    def references(self, name: str) -> tuple[str, ...]:
        """List the subjects that a field names: one, a list, or a collection."""
        value = self.value(name) or ()
        stated = (value,) if isinstance(value, str) else tuple(value)
        return tuple(dict.fromkeys((*stated, *self.items(name))))


def _natural(item: str) -> list[tuple[int, int, str]]:
    """Order paragraph 9 before paragraph 10."""
    parts = re.findall(r"\d+|\D+", item)
    return [(0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts]


def split_field_name(written: str) -> tuple[str, str]:
    """Take a field and one of its items from ``field[item]``; a field alone has ""."""
    field, _, item = written.removesuffix("]").partition("[")
    return field, item


def read_values(
    reader: Reader, moment: Moment, subjects: Collection[str]
) -> dict[str, SubjectValues]:
    """Read what holds of subjects, by identifier."""
    rows = reader.rows(select_settings(subjects, moment))
    return {
        **{one: SubjectValues(()) for one in subjects},
        **values_from_rows(rows, moment),
    }


def values_from_rows(
    rows: Iterable[sa.Row[Any]], moment: Moment
) -> dict[str, SubjectValues]:
    """Take what holds from rows of ``settings_of``, by identifier."""
    found: dict[str, list[StateField]] = {}
    for row in rows:
        one = field_from_row(row, moment)
        if one.value is not None:
            found.setdefault(row.subject, []).append(one)
    return {subject: SubjectValues(fields) for subject, fields in found.items()}


def money_of(values: SubjectValues) -> Money | None:
    """Return a subject's amount of money, if one is stated."""
    amount, currency = values.value("amount"), values.value("currency") or ""
    return Money(str(amount), str(currency)) if amount else None
