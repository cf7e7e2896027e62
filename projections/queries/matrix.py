"""The matrix of a framework: its areas with headings, scopes, groups and leads.

Source: annex of the report on MC-3/11, table of paragraph 6; lead officers by area
and entity, paragraph 5.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from domain.references import Ref
from domain.scopes import SCOPE_ENTITIES
from domain.texts import Text, Wording
from projections.moment import Moment
from projections.names.resolution import (
    NamedSubject,
    find_subject_id,
    resolve_references,
)
from projections.queries.entries import EffectiveEntry, read_entries
from projections.queries.matrix_selects import (
    select_areas,
    select_groups,
    select_latest_entries,
    select_leads,
)
from projections.queries.terms import term_of
from projections.queries.values import SubjectValues, select_settings, values_from_rows
from projections.reader import Reader

LEADING_FUNCTIONS = ("lead-officer", "area-lead")
"""Functions of roles that lead an area."""


NOT_ESTABLISHED = ("considered", "proposed", "retired")
"""Stages of areas that are not established, in the order of the matrix."""


class MatrixLead(NamedTuple):
    """A lead officer's place in the matrix.

    Attributes:
        entity: whose officer, as called; None where the role has no entity.
        state: ``named``, ``unnamed`` (identified, no name given), ``vacant`` or
            ``not stated``.
        holder: who holds it, if that is known.
        entry: the entry that says so; 0 where nothing does.
        may_have_ended: whether it may have changed by the day.
    """

    entity: NamedSubject | None
    state: str
    holder: NamedSubject | None
    role: str
    entry: int
    may_have_ended: bool = False


class MatrixGroup(NamedTuple):
    """A group that takes an area up, and the stage of its life."""

    group: NamedSubject
    stage: str


class AreaRow(NamedTuple):
    """One area of cooperation.

    Attributes:
        scope: as recorded by earlier versions, which took a proposed scope for firm.
        cells: field -> position of the entry that set it, for explaining.
        latest: the latest entry that concerns the area.
    """

    area: NamedSubject
    heading: Text
    name: Text
    scope: str
    proposed_scope: str
    stage: str
    groups: tuple[MatrixGroup, ...]
    leads: tuple[MatrixLead, ...]
    latest: EffectiveEntry | None
    cells: Mapping[str, int]


class GroupRow(NamedTuple):
    """One group, with the areas that it takes up."""

    group: MatrixGroup
    areas: tuple[AreaRow, ...]


class _Record(NamedTuple):
    """An area, or a role in it: its fields with values, and the entries that set them.

    Attributes:
        cells: field -> (value, entry, day from which it may have ended); of a
            collection [(item, entry, day)].
    """

    subject: str
    cells: Mapping[str, Any]

    def code(self, field: str) -> str:
        return str(self.cells.get(field, ("",))[0])

    def text(self, field: str) -> Text:
        cell = self.cells.get(field)
        return msgspec.convert(cell[0], dict[str, Wording]) if cell else {}

    @property
    def groups(self) -> list[str]:
        """References of the groups that took the area up."""
        return [item for item, *_ in self.cells.get("groups", ())]

    @property
    def entities(self) -> tuple[str, ...]:
        """References of the entities in the area's scope."""
        scope = self.code("proposed_scope") or self.code("scope")
        return SCOPE_ENTITIES.get(scope, ())


def read_matrix(reader: Reader, moment: Moment, framework: str) -> list[AreaRow]:
    """Read a framework's areas in the order of its list.

    Those that are only considered or proposed come after those that are established.

    Raises:
        UnknownSubjectError: nothing is called like the framework.
    """
    own = find_subject_id(reader, moment, framework)
    areas = [
        _Record(row.subject, msgspec.json.decode(row.cells))
        for row in reader.rows(select_areas(own, moment))
    ]
    if not areas:
        return []
    areas.sort(key=_place)
    subjects = [area.subject for area in areas]
    leads = _read_leads(reader, moment, subjects)
    latest = _read_latest(reader, moment, subjects)
    bodies = _read_bodies(reader, moment, subjects)
    names = _read_names(reader, moment, areas, leads, bodies)
    groups = _read_groups(reader, moment, areas, bodies, names)
    return [
        AreaRow(
            area=names[area.subject],
            heading=area.text("heading"),
            name=area.text("name"),
            scope=area.code("scope"),
            proposed_scope=area.code("proposed_scope"),
            stage=area.code("stage"),
            groups=groups.get(area.subject, ()),
            leads=tuple(_all_leads(area.entities, leads[area.subject], names, moment)),
            latest=latest.get(area.subject),
            cells={k: v[1] for k, v in area.cells.items() if k != "groups"},
        )
        for area in areas
    ]


def _place(area: _Record) -> int:
    stage = area.code("stage")
    return NOT_ESTABLISHED.index(stage) + 1 if stage in NOT_ESTABLISHED else 0


def rows_by_group(rows: Sequence[AreaRow]) -> list[GroupRow]:
    """Return each group of the matrix with its areas, in the order of the list."""
    groups: dict[str, MatrixGroup] = {}
    areas: dict[str, list[AreaRow]] = defaultdict(list)
    for row in rows:
        for one in row.groups:
            groups.setdefault(one.group.subject_id, one)
            areas[one.group.subject_id].append(row)
    return [GroupRow(groups[one], tuple(areas[one])) for one in groups]


def _read_leads(
    reader: Reader, moment: Moment, areas: Collection[str]
) -> Mapping[str, list[_Record]]:
    found: dict[str, list[_Record]] = defaultdict(list)
    for row in reader.rows(select_leads(areas, moment)):
        role = _Record(row.subject, msgspec.json.decode(row.cells))
        if role.code("function") in LEADING_FUNCTIONS:
            found[row.area].append(role)
    termed = [
        r.cells["term"] for some in found.values() for r in some if "term" in r.cells
    ]
    entries = read_entries(reader, moment, [entry for _, entry, _ in termed])
    for cell in termed:
        if end := term_of(cell[0], entries[cell[1]]).first_end:
            cell[2] = end.toordinal() + 1
    return found


def _read_latest(
    reader: Reader, moment: Moment, areas: Sequence[str]
) -> dict[str, EffectiveEntry]:
    rows = reader.rows(select_latest_entries(areas, moment))
    entries = read_entries(reader, moment, [row.entry for row in rows if row.entry])
    return {row.subject: entries[row.entry] for row in rows if row.entry in entries}


def _read_bodies(
    reader: Reader, moment: Moment, areas: Collection[str]
) -> Mapping[str, list[str]]:
    """Read, by area, the bodies that list it as theirs."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in reader.rows(select_groups(areas, moment)):
        found[row.area].append(row.subject)
    return found


def _read_names(
    reader: Reader,
    moment: Moment,
    areas: Sequence[_Record],
    leads: Mapping[str, list[_Record]],
    bodies: Mapping[str, list[str]],
) -> Mapping[str, NamedSubject]:
    """Read the names of all subjects in the matrix.

    Areas and bodies are found by identifier, the others by reference.
    """
    wanted: dict[str, None] = {}
    for area in areas:
        roles = leads[area.subject]
        named = (role.code(field) for role in roles for field in ("entity", "holder"))
        wanted |= dict.fromkeys((*area.entities, *area.groups, *filter(None, named)))
    subjects = {area.subject for area in areas}.union(*bodies.values())
    return resolve_references(reader, moment, list(wanted), subjects)


def _read_groups(
    reader: Reader,
    moment: Moment,
    areas: Sequence[_Record],
    bodies: Mapping[str, list[str]],
    names: Mapping[str, NamedSubject],
) -> Mapping[str, tuple[MatrixGroup, ...]]:
    """Read each area's groups: those that took it up, and those that list it.

    The parent of another group lists the same areas, and is not shown as a group.
    """
    listed = {
        area.subject: {
            names[one].subject_id: names[one]
            for one in (*bodies.get(area.subject, ()), *area.groups)
        }
        for area in areas
    }
    every = {one for some in listed.values() for one in some}
    settings = select_settings(every, moment, ("stage", "parent"))
    values = values_from_rows(reader.rows(settings) if every else (), moment)
    stated = (own.value("parent") for own in values.values())
    parents = {Ref.parse(parent).subject_id.hex for parent in stated if parent}
    nothing = SubjectValues(())
    return {
        area: tuple(
            MatrixGroup(one, values.get(one.subject_id, nothing).value("stage") or "")
            for one in sorted(some.values(), key=lambda one: one.ref)
            if one.subject_id not in parents
        )
        for area, some in listed.items()
    }


def _all_leads(
    entities: Sequence[str],
    roles: Sequence[_Record],
    names: Mapping[str, NamedSubject],
    moment: Moment,
) -> list[MatrixLead]:
    """Return the leads known, and one that is not stated for each other entity."""
    found = [_lead(one, names, moment) for one in roles]
    covered = {one.entity.ref for one in found if one.entity}
    found += [
        MatrixLead(names.get(entity), "not stated", None, "", 0)
        for entity in entities
        if Ref.parse(entity) not in covered
    ]
    order = {Ref.parse(entity): at for at, entity in enumerate(entities)}
    last = len(order)
    return sorted(
        found,
        key=lambda one: (
            order.get(one.entity.ref, last) if one.entity else last,
            one.role,
        ),
    )


def _lead(
    role: _Record, names: Mapping[str, NamedSubject], moment: Moment
) -> MatrixLead:
    holder = names.get(role.code("holder"))
    held = "named" if holder else "unnamed"
    states = {"held": held, "vacant": "vacant", "abolished": "abolished"}
    return MatrixLead(
        entity=names.get(role.code("entity")),
        state=states.get(role.code("standing"), "not stated"),
        holder=holder,
        role=role.subject,
        entry=role.cells.get("standing", ("", 0))[1],
        may_have_ended=any(
            role.cells[field][2] <= moment.day
            for field in ("standing", "holder", "term")
            if field in role.cells
        ),
    )
