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
from projections.queries.values import select_settings
from projections.reader import Reader


class MatrixLead(NamedTuple):
    """A lead officer's place in the matrix.

    Attributes:
        entity: whose officer, as called; None where the role has no entity.
        state: ``named``, ``unnamed`` (identified, no name given), ``vacant`` or
            ``not stated``.
        holder: who holds it, if that is known.
        entry: the entry that says so; 0 where nothing does.
    """

    entity: NamedSubject | None
    state: str
    holder: NamedSubject | None
    role: str
    entry: int


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


class _Area(NamedTuple):
    subject: str
    cells: Mapping[str, Any]


def read_matrix(reader: Reader, moment: Moment, framework: str) -> list[AreaRow]:
    """Give a framework's areas in the order of its list.

    Raises:
        UnknownSubjectError: nothing is called like the framework.
    """
    stands = find_subject_id(reader, moment, framework)
    found = [
        _Area(row.subject, msgspec.json.decode(row.cells))
        for row in reader.rows(select_areas(stands, moment))
    ]
    if not found:
        return []
    subjects = [one.subject for one in found]
    leads = _leads(reader, moment, subjects)
    latest = _latest(reader, moment, subjects)
    listing = _listing(reader, moment, subjects)
    names = _names(reader, moment, found, leads, listing)
    groups = _groups(reader, moment, found, listing, names)
    return [
        _row(area, leads[area.subject], latest.get(area.subject), names, groups)
        for area in found
    ]


def rows_by_group(rows: Sequence[AreaRow]) -> list[GroupRow]:
    """Turn the matrix round: each group with its areas, in the order of the list."""
    groups: dict[str, MatrixGroup] = {}
    areas: dict[str, list[AreaRow]] = defaultdict(list)
    for row in rows:
        for one in row.groups:
            groups.setdefault(one.group.subject_id, one)
            areas[one.group.subject_id].append(row)
    return [GroupRow(groups[one], tuple(areas[one])) for one in groups]


def _leads(
    reader: Reader, moment: Moment, areas: Collection[str]
) -> Mapping[str, list[_Area]]:
    found: dict[str, list[_Area]] = defaultdict(list)
    for row in reader.rows(select_leads(areas, moment)):
        cells = msgspec.json.decode(row.cells)
        if "function" in cells and cells["function"][0] in LEADING_FUNCTIONS:
            found[row.area].append(_Area(row.subject, cells))
    return found


LEADING_FUNCTIONS = ("lead-officer", "area-lead")
"""Functions of roles that lead an area."""


def _latest(
    reader: Reader, moment: Moment, areas: Sequence[str]
) -> dict[str, EffectiveEntry]:
    rows = reader.rows(select_latest_entries(areas, moment))
    items = read_entries(reader, moment, [row.entry for row in rows if row.entry])
    return {row.subject: items[row.entry] for row in rows if row.entry in items}


def _listing(
    reader: Reader, moment: Moment, areas: Collection[str]
) -> Mapping[str, list[str]]:
    """Give, by area, the bodies that list it as theirs."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in reader.rows(select_groups(areas, moment)):
        found[row.area].append(row.subject)
    return found


def _names(
    reader: Reader,
    moment: Moment,
    areas: Sequence[_Area],
    leads: Mapping[str, list[_Area]],
    listing: Mapping[str, list[str]],
) -> Mapping[str, NamedSubject]:
    """Name all that the matrix speaks of: by reference, areas and bodies by subject."""
    wanted: dict[str, None] = {}
    for area in areas:
        wanted |= dict.fromkeys(_entities_in_scope(area))
        wanted |= dict.fromkeys(_taken_up_by(area))
        for lead in leads[area.subject]:
            cells = (lead.cells.get(name, ("",))[0] for name in ("entity", "holder"))
            wanted |= dict.fromkeys(one for one in cells if one)
    subjects = {area.subject for area in areas}.union(*listing.values())
    return resolve_references(reader, moment, list(wanted), subjects)


def _entities_in_scope(area: _Area) -> tuple[str, ...]:
    scopes = (_code(area, name) for name in ("proposed_scope", "scope"))
    return SCOPE_ENTITIES.get(next(filter(None, scopes), ""), ())


def _code(area: _Area, name: str) -> str:
    return str(area.cells.get(name, ("",))[0])


def _taken_up_by(area: _Area) -> list[str]:
    return [item for item, _ in area.cells.get("groups", ())]


def _groups(
    reader: Reader,
    moment: Moment,
    areas: Sequence[_Area],
    listing: Mapping[str, list[str]],
    names: Mapping[str, NamedSubject],
) -> Mapping[str, tuple[MatrixGroup, ...]]:
    """Give each area's groups: those that took it up, and those that list it.

    A body under which another of the groups stands lists its areas too and is none.
    """
    bodies = {
        area.subject: {
            names[one].subject_id: names[one]
            for one in (*listing.get(area.subject, ()), *_taken_up_by(area))
        }
        for area in areas
    }
    every = {one for some in bodies.values() for one in some}
    said = _said(reader, moment, every, ("stage", "parent"))
    stands_under = (said.get((body, "parent"), "") for body in every)
    parents = {Ref.parse(one).subject_id.hex for one in stands_under if one}
    return {
        area: tuple(
            MatrixGroup(one, said.get((one.subject_id, "stage"), ""))
            for one in sorted(some.values(), key=lambda one: one.ref)
            if one.subject_id not in parents
        )
        for area, some in bodies.items()
    }


def _said(
    reader: Reader, moment: Moment, bodies: Collection[str], fields: tuple[str, ...]
) -> dict[tuple[str, str], str]:
    rows = reader.rows(select_settings(bodies, moment, fields)) if bodies else ()
    found = {(row.subject, row.field): msgspec.json.decode(row.value) for row in rows}
    return {at: value for at, value in found.items() if value}


def _row(
    area: _Area,
    leads: Sequence[_Area],
    latest: EffectiveEntry | None,
    names: Mapping[str, NamedSubject],
    groups: Mapping[str, tuple[MatrixGroup, ...]],
) -> AreaRow:
    cells = area.cells
    return AreaRow(
        area=names[area.subject],
        heading=_text(cells.get("heading")),
        name=_text(cells.get("name")),
        scope=_code(area, "scope"),
        proposed_scope=_code(area, "proposed_scope"),
        stage=_code(area, "stage"),
        groups=groups.get(area.subject, ()),
        leads=tuple(_all_leads(_entities_in_scope(area), leads, names)),
        latest=latest,
        cells={k: v[1] for k, v in cells.items() if k != "groups"},
    )


def _text(cell: Sequence[Any] | None) -> Text:
    return msgspec.convert(cell[0], dict[str, Wording]) if cell else {}


def _all_leads(
    entities: Sequence[str], leads: Sequence[_Area], names: Mapping[str, NamedSubject]
) -> list[MatrixLead]:
    """Give the leads known, and one not stated for each entity without any."""
    found = [_lead(one, names) for one in leads]
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


def _lead(role: _Area, names: Mapping[str, NamedSubject]) -> MatrixLead:
    def cell(name: str) -> tuple[str, int]:
        value, entry = role.cells.get(name, ("", 0))
        return str(value), entry

    standing, entry = cell("standing")
    holder = names.get(cell("holder")[0])
    held = "named" if holder else "unnamed"
    state = {"held": held, "vacant": "vacant"}.get(standing, "not stated")
    entity = names.get(cell("entity")[0])
    return MatrixLead(entity, state, holder, role.subject, entry)
