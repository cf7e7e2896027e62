"""Steps of ``a_dashboard_authors_heat_map.feature``."""

from datetime import date

from pytest_bdd import given, parsers, scenarios, then, when

from domain.content import Source
from domain.kinds.area import Identified
from domain.kinds.meeting import Held
from domain.recording.acts import Record
from domain.references import Ref
from domain.texts import Wording
from projections.queries.timelines.heat_map import Cell, Counted
from projections.query_context import QueryContext
from projections.query_definitions.heat_map import (
    HeatMap,
    HeatMapParameters,
    read_heat_map,
)
from projections.query_definitions.timeline import TimelineParameters
from tests.support.desks import Desk
from tests.support.examples import FRAMEWORK, reference

pytest_plugins = ("tests.support.steps",)

scenarios("a_dashboard_authors_heat_map.feature")

HALVES = {"first half of ": "-40", "second half of ": "-41"}


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


@given(parsers.re(r'a meeting on "(?P<area>[^"]+)" was held in (?P<when>\S+)'))
def _(desk: Desk, area: str, when: str) -> None:
    _hold(desk, [area], when)


@given(
    parsers.parse('a meeting on "{one}" and "{other}" was held in {when}'),
)
def _(desk: Desk, one: str, other: str, when: str) -> None:
    _hold(desk, [one, other], when)


@given(
    parsers.parse('a report of {day} says that "{area}" was discussed, without a date')
)
def _(desk: Desk, day: str, area: str) -> None:
    held = Held(place={"en": Wording("Geneva")})
    printed = Source("document:minutes", words="It was discussed.", day=day)
    concerns = (reference("area", area),)
    desk.record(
        Record.of(held, "meeting:undated", concerns=concerns, sources=(printed,))
    )


def _hold(desk: Desk, areas: list[str], when: str) -> None:
    concerns = tuple(reference("area", one) for one in areas)
    held = Record.of(Held(), f"meeting:{when}", occurred=when, concerns=concerns)
    desk.record(held)


@when(
    parsers.parse("the heat map by area and {period} is drawn from {day}"),
    target_fixture="heat_map",
)
def _(desk: Desk, period: str, day: str) -> HeatMap:
    return _drawn(desk, period, TimelineParameters(since=date.fromisoformat(day)))


@when(
    parsers.re(r"the heat map by area and (?P<period>\S+) is drawn"),
    target_fixture="heat_map",
)
def _(desk: Desk, period: str) -> HeatMap:
    return _drawn(desk, period, TimelineParameters())


def _drawn(desk: Desk, period: str, wanted: TimelineParameters) -> HeatMap:
    at = QueryContext(desk.reader, desk.reader.moment(), FRAMEWORK)
    return read_heat_map(at, HeatMapParameters("area", period, wanted))


@then(
    parsers.re(
        r'"(?P<area>[^"]+)" has (?P<entries>\d+) entry in (the )?(?P<when>.*), '
        r"(?P<imprecise>\d+) of them imprecise"
    ),
    converters={"entries": int, "imprecise": int},
)
def _(heat_map: HeatMap, area: str, entries: int, when: str, imprecise: int) -> None:
    cell = _cells(_counts(heat_map, area))[_edtf(when)]

    assert (cell.entries, cell.imprecise) == (entries, imprecise)


@then(parsers.parse('"{area}" has no entry in the {when}'))
def _(heat_map: HeatMap, area: str, when: str) -> None:
    assert _edtf(when) not in _cells(_counts(heat_map, area))


@then(parsers.parse("all areas together have {entries:d} entry in the {when}"))
def _(heat_map: HeatMap, entries: int, when: str) -> None:
    assert _cells(heat_map.every)[_edtf(when)].entries == entries


@then(parsers.parse('"{area}" has {entries:d} entry without a date'))
def _(heat_map: HeatMap, area: str, entries: int) -> None:
    assert _counts(heat_map, area).undated == entries


def _counts(heat_map: HeatMap, area: str) -> Counted:
    own = reference("area", area)
    [row] = (
        one for one in heat_map.rows if str(one.subject and one.subject.ref) == own
    )
    return row.counted


def _cells(counted: Counted) -> dict[str, Cell]:
    return {one.period.edtf: one for one in counted.cells}


def _edtf(when: str) -> str:
    for words, half in HALVES.items():
        if when.startswith(words):
            return when.removeprefix(words) + half
    return when
