"""The matrix of a framework: its areas, their groups, their leads, the latest entry."""

from typing import Any

import pytest

from domain.kinds import area, body, mandate, role
from domain.recording.acts import Record
from domain.texts import Wording
from projections.names.resolution import UnknownSubjectError
from projections.queries.matrix import (
    AreaRow,
    MatrixLead,
    read_matrix,
    rows_by_group,
)
from tests.support.desks import Desk

pytest_plugins = ("tests.support.desk_fixture",)

FRAMEWORK = "mandate:mc-3/11"
WASTES = "area:mercury-wastes"
TRADE = "area:trade"
BRS, MINAMATA = "actor:brs", "actor:minamata"


def identified(name: str, **fields: Any) -> Record:  # noqa: ANN401 - those of the kind
    """Identify an area of the framework in 2018."""
    what = area.Identified(framework=FRAMEWORK, **fields)
    return Record.of(what, name, occurred="2018")


def lead(name: str, occurred: str = "2019", **fields: Any) -> Record:  # noqa: ANN401 - those of the kind
    """Assign a lead officer for the area of mercury wastes."""
    what = role.Assigned(**{"function": "lead-officer", "area": WASTES, **fields})
    return Record.of(what, name, occurred=occurred)


def group(name: str, **fields: Any) -> Record:  # noqa: ANN401 - those of the kind
    """Form a working group in 2018."""
    return Record.of(body.Formed(**fields), name, occurred="2018")


def listing(name: str, *areas: str) -> Record:
    """List the areas that a group works in."""
    return Record.of(body.AreasListed(areas=areas), name, occurred="2018")


def matrix(desk: Desk, day: str = "2021-07-05") -> list[AreaRow]:
    """Read the matrix of the framework."""
    return read_matrix(desk.reader, desk.at(day), FRAMEWORK)


def leads(desk: Desk, day: str = "2021-07-05") -> list[tuple[str, str, str]]:
    """Return the entity, state and holder of each lead of the only area."""
    [row] = matrix(desk, day)
    return [_lead(one) for one in row.leads]


def _lead(one: MatrixLead) -> tuple[str, str, str]:
    entity = str(one.entity.ref) if one.entity else ""
    return entity, one.state, str(one.holder.ref) if one.holder else ""


@pytest.fixture
def framework(desk: Desk) -> Desk:
    """Record the decision whose matrix is read."""
    desk.record(Record.of(mandate.Adopted(), FRAMEWORK, occurred="2017"))
    return desk


@pytest.fixture
def listed(framework: Desk) -> Desk:
    """Record the only area of the framework."""
    desk = framework
    desk.record(identified(WASTES, proposed_scope="intersecretariat", row=1))
    return desk


def test_an_area_without_a_row_comes_last(framework: Desk) -> None:
    """The list says in which order its areas are; what it does not place follows."""
    framework.record(
        identified(TRADE),
        identified("area:capacity", row=2),
        identified(WASTES, row=1),
    )

    found = [row.area.ref.reference for row in matrix(framework)]

    assert found == ["mercury-wastes", "capacity", "trade"]


def test_areas_under_consideration_come_after_those_established(
    framework: Desk,
) -> None:
    """Whatever their place in the list, they are no area of cooperation yet."""
    framework.record(
        Record.of(area.Considered(framework=FRAMEWORK), TRADE, occurred="2020-01-01"),
        Record.of(
            area.Proposed(framework=FRAMEWORK), "area:capacity", occurred="2020-01-01"
        ),
        identified(WASTES, row=3),
    )

    found = [(row.area.ref.reference, row.stage) for row in matrix(framework)]

    assert found == [
        ("mercury-wastes", "identified"),
        ("trade", "considered"),
        ("capacity", "proposed"),
    ]


def test_an_adviser_of_an_area_is_no_lead(listed: Desk) -> None:
    """Only lead officers and area leads are in the matrix."""
    listed.record(
        lead("adviser", function="adviser", entity=BRS, holder="actor:ann"),
        lead("officer", entity=MINAMATA, holder="actor:bea"),
        lead("area-lead", function="area-lead", entity=BRS, holder="actor:cleo"),
    )

    assert leads(listed) == [
        (MINAMATA, "named", "actor:bea"),
        (BRS, "named", "actor:cleo"),
    ]


def test_leads_are_in_the_order_of_the_scope_and_none_is_missing(
    framework: Desk,
) -> None:
    """An entity whose lead the log does not know shows as not stated."""
    framework.record(
        identified(WASTES, proposed_scope="tripartite", row=1),
        lead("other", entity="actor:host", holder="actor:ann"),
        lead("officer", entity=BRS),
    )

    assert leads(framework) == [
        (MINAMATA, "not stated", ""),
        (BRS, "unnamed", ""),
        ("actor:chemicals-and-health", "not stated", ""),
        ("actor:host", "named", "actor:ann"),
    ]


def test_a_lead_of_no_entity_is_shown_too(listed: Desk) -> None:
    """A role that names no entity stands beside those of the entities."""
    listed.record(lead("officer", holder="actor:ann"))

    assert leads(listed) == [
        (MINAMATA, "not stated", ""),
        (BRS, "not stated", ""),
        ("", "named", "actor:ann"),
    ]


def test_a_vacant_role_shows_as_vacant(listed: Desk) -> None:
    """Nobody holds it, and the log says so."""
    listed.record(
        lead("officer", entity=BRS, holder="actor:ann"),
        Record.of(role.Vacated(), "officer", occurred="2020"),
    )

    assert leads(listed, "2019-12-31")[1] == (BRS, "named", "actor:ann")
    assert leads(listed)[1] == (BRS, "vacant", "")


def test_groups_are_those_taken_up_by_either_side(listed: Desk) -> None:
    """An area says which group took it up, or the group which areas are its own."""
    listed.record(
        group("task-force"),
        listing("task-force", WASTES),
        group("waste-group"),
        Record.of(area.TakenUp(group="body:waste-group"), WASTES, occurred="2019"),
    )

    [row] = matrix(listed)

    assert [(str(g.group.ref), g.stage) for g in row.groups] == [
        ("body:task-force", "formed"),
        ("body:waste-group", "formed"),
    ]


def test_a_group_is_shown_in_place_of_the_body_above_it(listed: Desk) -> None:
    """A body under which another group of the area stands is left out."""
    listed.record(
        group("task-force"),
        listing("task-force", WASTES),
        group("subgroup", parent="body:task-force"),
        listing("subgroup", WASTES),
        group("elsewhere", parent="body:waste-group"),
    )

    [row] = matrix(listed)

    assert [str(g.group.ref) for g in row.groups] == ["body:subgroup"]


def test_the_matrix_by_group_has_each_group_once(framework: Desk) -> None:
    """Each group with its areas, in the order of the list."""
    framework.record(
        identified(WASTES, row=2),
        identified(TRADE, row=1),
        group("task-force"),
        listing("task-force", WASTES, TRADE),
        group("waste-group"),
        listing("waste-group", WASTES),
    )

    found = rows_by_group(matrix(framework))

    assert [
        (str(one.group.group.ref), [row.area.ref.reference for row in one.areas])
        for one in found
    ] == [
        ("body:task-force", ["trade", "mercury-wastes"]),
        ("body:waste-group", ["mercury-wastes"]),
    ]


def test_the_latest_entry_is_the_one_around_the_area(listed: Desk) -> None:
    """It may be of another subject; one that does not count yet is not it."""
    listed.record(lead("officer", occurred="2019", entity=BRS))
    listed.record(lead("second", occurred="2020", entity=MINAMATA))

    [early] = matrix(listed, "2019-12-31")
    [late] = matrix(listed)

    assert early.latest is not None
    assert late.latest is not None
    assert (early.latest.position, late.latest.position) == (3, 4)


def test_a_cell_names_the_entry_that_set_it(listed: Desk) -> None:
    """Each cell can be explained."""
    name = {"en": Wording("Wastes")}
    listed.record(Record.of(area.Reworded(name=name), WASTES, occurred="2019"))

    [row] = matrix(listed)

    assert row.name["en"].words == "Wastes"
    assert {
        name: row.cells[name] for name in ("proposed_scope", "row", "name", "stage")
    } == {
        "proposed_scope": 2,
        "row": 2,
        "name": 3,
        "stage": 2,
    }


def test_a_framework_without_areas_has_an_empty_matrix(listed: Desk) -> None:
    """It is known, as a decision that other entries name."""
    listed.record(group("task-force"))

    assert read_matrix(listed.reader, listed.at("2021-01-01"), "task-force") == []
    with pytest.raises(UnknownSubjectError):
        read_matrix(listed.reader, listed.at("2021-01-01"), "nothing")
