"""The register: subjects page by page, in the order of their references.

The order never changes for a subject, so a page neither repeats nor skips one when
others are entered meanwhile.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from domain.references import normalise
from projections.moment import Moment
from projections.names.resolution import Called, called
from projections.prepared_statements import Ready, among, once
from projections.projector.views import json
from projections.queries.timeline_filters import Scopes
from projections.queries.values import Values, values_in, values_of
from projections.reader import Reader
from projections.selects import settings_in

KEPT_FROM = 500
"""How many are read at once where only what holds of each tells which are kept."""


FEW = 1_000
"""A timeline with fewer entries is read as a whole, and its subjects sorted."""


class Entrance(NamedTuple):
    """Where a subject stands in the register."""

    family: str
    normalised: str
    subject: str


class Having(NamedTuple):
    """A state field that is wanted; without a value, any that holds."""

    field: str
    value: object = None


class Sought(NamedTuple):
    """Which subjects are wanted; what is left empty leaves all.

    Attributes:
        having: state fields that hold at the moment.
        linked: subjects that an entry of a wanted one names or concerns.
        terms: folded words that one entry of a wanted one holds.
        only: identifiers; one of these.
        keep: told what holds of a subject, says whether it is wanted.
    """

    families: tuple[str, ...]
    having: tuple[Having, ...] = ()
    linked: tuple[Scopes, ...] = ()
    terms: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    keep: Callable[[Values], bool] | None = None


class Listed(NamedTuple):
    """One subject of a page, and what holds of it."""

    called: Called
    values: Values
    place: Entrance


class Page(NamedTuple):
    """A page of the register."""

    listed: tuple[Listed, ...]
    has_more: bool


def entered(
    sought: Sought,
    moment: Moment,
    *,
    after: Entrance | None = None,
    few: bool = False,
) -> sa.Select[Any]:
    """Select subjects in the order of family and oldest reference.

    Columns: family, normalised, subject.

    Args:
        few: whether few are linked, so that they are found and sorted; otherwise
            subjects are gone through in their order until a page is full.
    """
    name = moment.tables["name"]
    place = _columns(name)
    statement = (
        _of_families(sought.families, moment, few=few)
        .where(*(_has(name, one, moment) for one in sought.having))
        .where(*(_names(name, one, moment) for one in sought.linked))
    )
    if sought.only:
        statement = statement.where(name.c.subject.in_(sought.only))
    if sought.terms:
        statement = statement.where(_says(name, sought.terms, moment))
    if after is None:
        return statement
    return statement.where(sa.tuple_(*place) > sa.tuple_(*map(sa.literal, after)))


def _columns(name: sa.Table) -> tuple[sa.Column[Any], ...]:
    return tuple(name.c[one] for one in Entrance._fields)


def _of_families(
    families: tuple[str, ...], moment: Moment, *, few: bool
) -> sa.Select[Any]:
    name = moment.tables["name"]
    # What is no plain column leads no engine into its index.
    family = name.c.family.concat("") if few else name.c.family
    return (
        sa.select(*_columns(name))
        .where(name.c.place == 0)
        .where(family.in_([sa.literal(one) for one in families]))
        .where(*moment.known(name))
        .order_by(*_columns(name))
    )


def _has(name: sa.Table, one: Having, moment: Moment) -> sa.ColumnElement[bool]:
    setting = moment.tables["setting"]
    value = setting.c.value
    is_so = value != "null" if one.value is None else value == json(one.value)
    return (
        sa.exists()
        .where(setting.c.subject == name.c.subject)
        .where(setting.c.field == one.field)
        .where(is_so)
        .where(*moment.holds(setting))
    )


def _names(
    name: sa.Table, scopes: Collection[str], moment: Moment
) -> sa.ColumnElement[bool]:
    scope = moment.tables["scope"]
    found = (
        sa.select(scope.c.subject)
        .where(among(scope.c.scope, scopes))
        .where(scope.c.counts_from <= moment.day)
        .where(*moment.known(scope))
    )
    return name.c.subject.in_(found)


def _says(
    name: sa.Table, terms: Sequence[str], moment: Moment
) -> sa.ColumnElement[bool]:
    line = moment.tables["line"]
    found = (
        sa.select(line.c.subject)
        .where(*(line.c.words.contains(one, autoescape=True) for one in terms))
        .where(line.c.counts_from <= moment.day)
        .where(*moment.known(line))
    )
    return name.c.subject.in_(found)


def page_of(
    reader: Reader,
    moment: Moment,
    sought: Sought,
    *,
    first: int = 50,
    after: Entrance | None = None,
) -> Page:
    """Read a page of the register.

    What only ``keep`` can tell is told by reading on until the page is full.
    """
    found: list[Listed] = []
    size = first + 1 if sought.keep is None else max(first + 1, KEPT_FROM)
    few = any(_are_few(reader, one, moment) for one in sought.linked)
    while True:
        places = _places(reader, _part(sought, moment, after, size, few=few))
        found += _kept(sought, _read(reader, moment, places))
        if len(found) > first or len(places) < size:
            return Page(tuple(found[:first]), len(found) > first)
        after = places[-1]


def _part(
    sought: Sought, moment: Moment, after: Entrance | None, size: int, *, few: bool
) -> sa.Select[Any] | Ready:
    plainly = Sought(sought.families, linked=sought.linked, keep=sought.keep)
    if after is None and sought == plainly and len(sought.linked) == 1:
        [scopes] = sought.linked
        return _around(sought.families, [*scopes], moment, size, few=few)
    return entered(sought, moment, after=after, few=few).limit(size)


@once
def _around(
    families: tuple[str, ...],
    scopes: Collection[str],
    moment: Moment,
    most: int,
    *,
    few: bool,
) -> sa.Select[Any]:
    """Select the beginning of the register around one subject."""
    is_around = _names(moment.tables["name"], scopes, moment)
    return _of_families(families, moment, few=few).where(is_around).limit(most)


def _are_few(reader: Reader, scopes: Scopes, moment: Moment) -> bool:
    """Tell whether a subject's timeline is short, as the log is now."""
    rows = reader.rows(_beginning([*scopes], moment, FEW))
    return len(rows) < FEW


@once
def _beginning(scopes: Collection[str], moment: Moment, most: int) -> sa.Select[Any]:
    scope = moment.tables["scope"]
    return sa.select(scope.c.entry).where(among(scope.c.scope, scopes)).limit(most)


def everything(
    reader: Reader, moment: Moment, sought: Sought, fields: Collection[str]
) -> dict[str, Values]:
    """Read some fields of all subjects that are wanted, by identifier.

    For a question that sums or sorts them; ``keep`` is told these fields only.
    """
    name = moment.tables["name"]
    few = bool(sought.linked)
    subjects = entered(sought, moment, few=few).with_only_columns(name.c.subject)
    rows = reader.rows(settings_in(subjects.order_by(None), moment, fields))
    keep = sought.keep
    found = values_in(rows, moment)
    return {
        one: values for one, values in found.items() if keep is None or keep(values)
    }


def _places(reader: Reader, statement: sa.Select[Any] | Ready) -> list[Entrance]:
    rows = reader.rows(statement)
    return [Entrance(row.family, row.normalised, row.subject) for row in rows]


def _kept(sought: Sought, found: list[Listed]) -> list[Listed]:
    keep = sought.keep
    return [one for one in found if keep(one.values)] if keep else found


def listed(reader: Reader, moment: Moment, subjects: Sequence[str]) -> list[Listed]:
    """Read subjects, by identifier, in the order given."""
    if not subjects:
        return []
    names = called(reader, moment, subjects)
    values = values_of(reader, moment, subjects)
    return [Listed(names[one], values[one], _place(names[one])) for one in subjects]


def _place(one: Called) -> Entrance:
    return Entrance(one.ref.family, normalise(one.ref.reference), one.subject)


def _read(reader: Reader, moment: Moment, places: Sequence[Entrance]) -> list[Listed]:
    found = listed(reader, moment, [place.subject for place in places])
    return [one._replace(place=place) for one, place in zip(found, places, strict=True)]
