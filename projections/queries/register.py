"""The register: subjects page by page, in the order of their references.

The order never changes for a subject, so a page neither repeats nor skips one when
others are entered meanwhile.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from domain.kinds.state_fields import PASSED_PLANS, PLAN_STATES
from domain.references import normalise_reference
from projections.moment import Moment
from projections.names.resolution import NamedSubject, read_names
from projections.prepared_statements import BoundStatement, is_in, prepared
from projections.projector.columns import encode_json
from projections.queries.timelines.filters import (
    EntryFilter,
    MemberIds,
    select_subjects_around,
    select_subjects_of,
)
from projections.queries.values import (
    SubjectValues,
    read_values,
    select_settings_in,
    values_from_rows,
)
from projections.reader import Reader

FILTERED_BATCH_SIZE = 500
"""How many subjects are read at once where ``keep`` tests each of them."""


SHORT_TIMELINE = 1_000
"""A timeline with fewer entries is read in full, and its subjects are sorted."""


MOST = 1_000_000
"""How many subjects are read where all are; no ledger has so many."""


class RegisterCursor(NamedTuple):
    """Where a subject stands in the register."""

    family: str
    normalised: str
    subject: str


class FieldCondition(NamedTuple):
    """A state field that is wanted; without a value, any that holds.

    An empty field means any field.

    Attributes:
        words: folded words in the entry that sets it.
        is_absent: whether it is wanted that no such field holds.
    """

    field: str = ""
    value: object = None
    words: tuple[str, ...] = ()
    is_absent: bool = False


class SubjectFilter(NamedTuple):
    """Which subjects are wanted; what is left empty leaves all.

    Attributes:
        having: state fields that hold at the moment.
        linked: subjects that an entry of a wanted one names or concerns.
        terms: folded words that one entry of a wanted one holds.
        entries: one of them is about a wanted one; None for any.
        only: identifiers; one of these.
        exists: whether something holds of the subject at the moment. What was
            withdrawn, and what is not so yet, is left out.
        keep: tests whether a subject is wanted, by what holds of it.
    """

    families: tuple[str, ...]
    having: tuple[FieldCondition, ...] = ()
    linked: tuple[MemberIds, ...] = ()
    terms: tuple[str, ...] = ()
    entries: EntryFilter | None = None
    only: tuple[str, ...] = ()
    exists: bool = False
    keep: Callable[[SubjectValues], bool] | None = None


class ListedSubject(NamedTuple):
    """One subject of a page, and what holds of it."""

    subject: NamedSubject
    values: SubjectValues
    cursor: RegisterCursor


class SubjectPage(NamedTuple):
    """A page of the register."""

    subjects: tuple[ListedSubject, ...]
    has_more: bool


def select_subjects(
    wanted: SubjectFilter,
    moment: Moment,
    *,
    after: RegisterCursor | None = None,
    few: bool = False,
) -> sa.Select[Any]:
    """Select subjects in the order of family and oldest reference.

    Columns: family, normalised, subject.

    Args:
        few: whether few subjects are linked, so that they are found first and then
            sorted; otherwise subjects are read in their order until a page is full.
    """
    name = moment.tables["name"]
    place = _columns(name)
    statement = (
        _of_families(wanted.families, moment, few=few)
        .where(*(_has(name, one, moment) for one in wanted.having))
        .where(*(_is_around(name, one, moment) for one in wanted.linked))
    )
    if wanted.only:
        statement = statement.where(name.c.subject.in_(wanted.only))
    if wanted.terms:
        statement = statement.where(_says(name, wanted.terms, moment))
    if wanted.entries:
        about = select_subjects_of(wanted.entries, moment)
        statement = statement.where(name.c.subject.in_(about))
    if wanted.exists:
        statement = statement.where(_has(name, FieldCondition(), moment))
    if after is None:
        return statement
    return statement.where(sa.tuple_(*place) > sa.tuple_(*map(sa.literal, after)))


def count_subjects(reader: Reader, moment: Moment, wanted: SubjectFilter) -> int:
    """Count the subjects that are wanted; where ``keep`` tests them, all are read."""
    if wanted.keep:
        return len(read_subject_page(reader, moment, wanted, first=MOST).subjects)
    few = bool(wanted.linked)
    found = select_subjects(wanted, moment, few=few).order_by(None).subquery()
    [row] = reader.rows(sa.select(sa.func.count().label("rows")).select_from(found))
    return int(row.rows)


def _columns(name: sa.Table) -> tuple[sa.Column[Any], ...]:
    return tuple(name.c[one] for one in RegisterCursor._fields)


def _of_families(
    families: tuple[str, ...], moment: Moment, *, few: bool
) -> sa.Select[Any]:
    name = moment.tables["name"]
    # Databases use an index for a plain column only.
    family = name.c.family.concat("") if few else name.c.family
    return (
        sa.select(*_columns(name))
        .where(name.c.place == 0)
        .where(family.in_([sa.literal(one) for one in families]))
        .where(*moment.known(name))
        .order_by(*_columns(name))
    )


def _has(name: sa.Table, one: FieldCondition, moment: Moment) -> sa.ColumnElement[bool]:
    if one.is_absent:
        return ~_has(name, one._replace(is_absent=False), moment)
    if one.field == "status" and one.value in PASSED_PLANS.values():
        return _has_passed_plan(name, moment, one.value)
    is_stated = _is_stated(name, one, moment)
    if one.field == "status" and one.value in PLAN_STATES:
        return sa.and_(is_stated, ~_has_passed_plan(name, moment))
    return is_stated


def _has_passed_plan(
    name: sa.Table, moment: Moment, status: object = None
) -> sa.ColumnElement[bool]:
    """Keep subjects whose plan has passed; with a status, those that then have it."""
    plan = moment.tables["plan"]
    families = [f for f, own in PASSED_PLANS.items() if status in {None, own}]
    return (
        sa.exists()
        .where(plan.c.subject == name.c.subject)
        .where(plan.c.family.in_(families))
        .where(*moment.holds(plan))
        .where(plan.c.ends < moment.day)
    )


def _is_stated(
    name: sa.Table, one: FieldCondition, moment: Moment
) -> sa.ColumnElement[bool]:
    setting = moment.tables["setting"]
    value = setting.c.value
    is_so = value != "null" if one.value is None else value == encode_json(one.value)
    exists = (
        sa.exists()
        .where(setting.c.subject == name.c.subject)
        .where(is_so)
        .where(*moment.holds(setting))
    )
    if one.field:
        exists = exists.where(setting.c.field == one.field)
    if one.words:
        line = moment.tables["line"]
        texts = (line.c.words.contains(word, autoescape=True) for word in one.words)
        own = sa.exists().where(line.c.entry == setting.c.entry, *texts)
        exists = exists.where(own.where(*moment.known(line)))
    return exists


def _is_around(
    name: sa.Table, scopes: Collection[str], moment: Moment
) -> sa.ColumnElement[bool]:
    return name.c.subject.in_(select_subjects_around(scopes, moment))


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


def read_subject_page(
    reader: Reader,
    moment: Moment,
    wanted: SubjectFilter,
    *,
    first: int = 50,
    after: RegisterCursor | None = None,
) -> SubjectPage:
    """Read a page of the register.

    Where ``keep`` tests subjects, it reads on until the page is full.
    """
    found: list[ListedSubject] = []
    size = first + 1 if wanted.keep is None else max(first + 1, FILTERED_BATCH_SIZE)
    few = any(wanted.exists or _are_few(reader, o, moment) for o in wanted.linked)
    while True:
        rows = reader.rows(_part(wanted, moment, after, size, few=few))
        subjects = read_subjects(reader, moment, [row.subject for row in rows])
        found += [one for one in subjects if not wanted.keep or wanted.keep(one.values)]
        if len(found) > first or len(rows) < size:
            return SubjectPage(tuple(found[:first]), len(found) > first)
        after = RegisterCursor._make(rows[-1])


def _part(
    wanted: SubjectFilter,
    moment: Moment,
    after: RegisterCursor | None,
    size: int,
    *,
    few: bool,
) -> sa.Select[Any] | BoundStatement:
    plainly = SubjectFilter(wanted.families, linked=wanted.linked, keep=wanted.keep)
    if after is None and wanted == plainly and len(wanted.linked) == 1:
        [scopes] = wanted.linked
        return _around(wanted.families, [*scopes], moment, size, few=few)
    return select_subjects(wanted, moment, after=after, few=few).limit(size)


@prepared
def _around(
    families: tuple[str, ...],
    scopes: Collection[str],
    moment: Moment,
    most: int,
    *,
    few: bool,
) -> sa.Select[Any]:
    """Select the beginning of the register around one subject."""
    is_around = _is_around(moment.tables["name"], scopes, moment)
    return _of_families(families, moment, few=few).where(is_around).limit(most)


def _are_few(reader: Reader, scopes: MemberIds, moment: Moment) -> bool:
    """Test whether a subject's timeline is short, as the log is now."""
    rows = reader.rows(_beginning([*scopes], moment, SHORT_TIMELINE))
    return len(rows) < SHORT_TIMELINE


@prepared
def _beginning(scopes: Collection[str], moment: Moment, most: int) -> sa.Select[Any]:
    scope = moment.tables["scope"]
    return sa.select(scope.c.entry).where(is_in(scope.c.scope, scopes)).limit(most)


def read_all_values(
    reader: Reader, moment: Moment, wanted: SubjectFilter, fields: Collection[str]
) -> dict[str, SubjectValues]:
    """Read some fields of all subjects that are wanted, by identifier.

    For a query that sums or sorts them; ``keep`` tests these fields only.
    """
    name = moment.tables["name"]
    few = bool(wanted.linked)
    subjects = select_subjects(wanted, moment, few=few).with_only_columns(
        name.c.subject
    )
    rows = reader.rows(select_settings_in(subjects.order_by(None), moment, fields))
    keep = wanted.keep
    found = values_from_rows(rows, moment)
    return {
        one: values for one, values in found.items() if keep is None or keep(values)
    }


def read_subjects(
    reader: Reader, moment: Moment, subjects: Sequence[str]
) -> list[ListedSubject]:
    """Read subjects by identifier, in the order given; unknown ones are left out."""
    if not subjects:
        return []
    names = read_names(reader, moment, subjects)
    values = read_values(reader, moment, subjects)
    return [
        ListedSubject(names[one], values[one], _place(names[one]))
        for one in subjects
        if one in names
    ]


def _place(one: NamedSubject) -> RegisterCursor:
    return RegisterCursor(
        one.ref.family, normalise_reference(one.ref.reference), one.subject_id
    )
