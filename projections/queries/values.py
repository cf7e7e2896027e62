"""What holds of subjects at a moment, many subjects at once."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from domain.kinds.state_fields import PASSED_PLANS, PLAN_STATES
from projections.moment import Moment
from projections.prepared_statements import is_in, prepared
from projections.projector.columns import encode_json
from projections.reader import Reader


class StateField(NamedTuple):
    """One state field at a moment.

    Attributes:
        item: which item of a collection, or "".
        value: plain value.
        set_by: position of the entry that set it; ``changed_by``: of the last
            correction of that field or of the entry's date, or 0.
        ties: positions of entries that set it too, their order not known.
        may_have_ended: whether an entry that sets another value may have happened.
    """

    name: str
    item: str
    value: Any
    set_by: int
    changed_by: int
    ties: tuple[int, ...]
    may_have_ended: bool = False


class Money(NamedTuple):
    """An amount of money.

    Attributes:
        amount: a decimal number, as the source gives it.
        currency: ISO 4217 code such as USD; empty if none is stated.
    """

    amount: str
    currency: str


class SubjectValues:
    """What holds of a subject at a moment, field by field.

    Attributes:
        fields: those that have a value.
        every: the same, and those without a value that may have one: ties.
    """

    def __init__(self, fields: Sequence[StateField]) -> None:
        self.every = tuple(fields)
        self.fields = tuple(one for one in fields if one.value is not None)
        self._found = {(one.name, one.item): one for one in self.fields}

    def __repr__(self) -> str:
        """Return the same text for the same values."""
        return f"{type(self).__name__}({self.every!r})"

    def field(self, name: str, item: str = "") -> StateField | None:
        """Return a field that holds, or None."""
        return self._found.get((name, item))

    def value(self, name: str, item: str = "") -> Any:  # noqa: ANN401 - a plain value
        """Return a field's plain value; None where it does not hold."""
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
    """Split ``field[item]`` into a field and an item; a field alone has the item ""."""
    field, _, item = written.removesuffix("]").partition("[")
    return field, item


@prepared
def select_settings(
    subjects: Collection[str], moment: Moment, fields: tuple[str, ...] = ()
) -> sa.Select[Any]:
    """Select the settings of subjects that hold, by subject, field and item.

    Columns: subject, field, item, value, entry, changed_by, ties, may_end_from, and
    the family of a status that is a plan whose last day has passed.

    Args:
        fields: which of them; by default all.
    """
    return select_settings_in(subjects, moment, fields)


def select_settings_in(
    subjects: Collection[str] | sa.Select[Any],
    moment: Moment,
    fields: Collection[str],
) -> sa.Select[Any]:
    """Select the same of subjects that a statement selects."""
    table = moment.tables["setting"]
    own = ("subject", "field", "item", "value", "entry", "changed_by", "ties")
    statement = (
        sa.select(
            *(table.c[name] for name in (*own, "may_end_from")),
            _family_of_passed_plan(table, moment),
        )
        .where(is_in(table.c.subject, subjects))
        .where(*moment.holds(table))
        .order_by(table.c.subject, table.c.field, table.c.item)
    )
    return statement.where(is_in(table.c.field, fields)) if fields else statement


def _family_of_passed_plan(
    table: sa.Table, moment: Moment
) -> sa.ColumnElement[str | None]:
    plan = moment.tables["plan"]
    family = (
        sa.select(plan.c.family)
        .where(plan.c.subject == table.c.subject)
        .where(*moment.holds(plan))
        .where(plan.c.ends < moment.day)
        .scalar_subquery()
    )
    is_plan = sa.or_(*(table.c.value == encode_json(one) for one in PLAN_STATES))
    is_status = table.c.field == "status"
    return sa.case((sa.and_(is_status, is_plan), family)).label("passed_plan")


def field_from_row(row: sa.Row[Any], moment: Moment) -> StateField:
    """Make a field from a row of ``select_settings``.

    A plan whose last day has passed has the status of its family in ``PASSED_PLANS``.
    """
    passed = row.passed_plan and PASSED_PLANS[row.passed_plan]
    return StateField(
        row.field,
        row.item,
        passed or msgspec.json.decode(row.value),
        row.entry,
        row.changed_by if row.changed_by <= moment.position else 0,
        tuple(int(one) for one in row.ties.split(",") if one),
        row.may_end_from <= moment.day,
    )


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
    """Make values from rows of ``select_settings``, by identifier."""
    found: dict[str, list[StateField]] = {}
    for row in rows:
        one = field_from_row(row, moment)
        if one.value is not None or one.ties:
            found.setdefault(row.subject, []).append(one)
    return {subject: SubjectValues(fields) for subject, fields in found.items()}


def money_of(values: SubjectValues) -> Money | None:
    """Return a subject's amount of money, if one is stated."""
    amount, currency = values.value("amount"), values.value("currency") or ""
    return Money(str(amount), str(currency)) if amount else None
