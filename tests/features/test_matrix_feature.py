"""Steps of ``matrix.feature``."""

from pytest_bdd import given, parsers, scenarios, then, when

from domain.kinds.area import Identified, TakenUp
from domain.kinds.role import Assigned, Vacated
from domain.recording.acts import Record
from domain.references import Ref
from domain.texts import Wording
from projections.names.resolution import NamedSubject
from projections.queries.matrix import AreaRow, read_matrix
from tests.support.desks import Desk
from tests.support.examples import FRAMEWORK, reference, source

pytest_plugins = ("tests.support.steps",)

scenarios("matrix.feature")


@given("decision MC-3/11 asks for areas of cooperation")
def _(desk: Desk) -> None:
    desk.record(Record(kind="mandate.noted", subject=Ref.parse(FRAMEWORK)))


@given(
    parsers.parse('the area "{name}" was identified in {when} as row {row:d}, {scope}')
)
def _(desk: Desk, name: str, when: str, row: int, scope: str) -> None:
    area = Identified(
        framework=FRAMEWORK, name={"en": Wording(name)}, row=row, proposed_scope=scope
    )
    desk.record(Record.of(area, reference("area", name), occurred=when))


@given(parsers.parse('"{group}" took the area "{name}" up in {when}'))
def _(desk: Desk, group: str, name: str, when: str) -> None:
    taken = TakenUp(group=reference("body", group))
    desk.record(Record.of(taken, reference("area", name), occurred=when))


@given(parsers.parse('{entity} has a lead officer for the area "{name}" since {when}'))
def _(desk: Desk, entity: str, name: str, when: str) -> None:
    post = Assigned(
        function="lead-officer", area=reference("area", name), entity=f"actor:{entity}"
    )
    desk.record(Record.of(post, f"role:lead/{entity}", occurred=when))


@given(
    parsers.parse('the lead officer of {entity} for the area "{name}" left in {when}')
)
def _(desk: Desk, entity: str, name: str, when: str) -> None:
    sources = source(name)
    left = Record.of(Vacated(), f"role:lead/{entity}", occurred=when, sources=sources)
    desk.record(left)


@when(parsers.parse("the matrix is read as of {day}"), target_fixture="rows")
def _(desk: Desk, day: str) -> list[AreaRow]:
    return read_matrix(desk.reader, desk.at(day), FRAMEWORK)


def _name(called: NamedSubject | None) -> str:
    assert called
    words = called.names.get("en")
    return words.words if words else called.ref.reference


@then(parsers.parse("its areas are {one} and {other}"))
def _(rows: list[AreaRow], one: str, other: str) -> None:
    assert [_name(row.area) for row in rows] == [one, other]


@then("it has no areas")
def _(rows: list[AreaRow]) -> None:
    assert rows == []


@then(parsers.parse('the area "{name}" is taken up by "{group}"'))
def _(rows: list[AreaRow], name: str, group: str) -> None:
    (row,) = [row for row in rows if _name(row.area) == name]
    assert [_name(cell.group) for cell in row.groups] == [group]


@then(parsers.parse('the leads of "{name}" are {leads}'))
def _(rows: list[AreaRow], name: str, leads: str) -> None:
    (row,) = [row for row in rows if _name(row.area) == name]
    shown = [f"{_name(one.entity)} {one.state}" for one in row.leads]
    assert ", ".join(shown) == leads
