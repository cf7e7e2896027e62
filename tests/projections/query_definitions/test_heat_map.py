"""Heat maps: periods, and counts that agree with the timeline."""

from datetime import date

import pytest

from projections.queries.timelines.heat_map import (
    MONTHS,
    Cell,
    Period,
    period_of,
    periods_between,
)
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)

COUNTS = (
    "total imprecise undated cells { period { date } count imprecise } "
    "spans { first { date } last { date } count }"
)


@pytest.mark.parametrize(
    ("period", "first", "last", "edtf"),
    [
        ("month", date(2020, 2, 1), date(2020, 2, 29), "2020-02"),
        ("half-year", date(2020, 1, 1), date(2020, 6, 30), "2020-40"),
        ("year", date(2020, 1, 1), date(2020, 12, 31), "2020"),
    ],
)
def test_day_has_a_period(period: str, first: date, last: date, edtf: str) -> None:
    """A month, a half-year and a year are calendar periods."""
    found = period_of(date(2020, 2, 29), MONTHS[period])

    assert found == Period(first, last)
    assert found.edtf == edtf


@pytest.mark.parametrize("period", MONTHS)
@pytest.mark.parametrize("day", [date.min, date.max])
def test_first_and_last_days_have_periods(period: str, day: date) -> None:
    """Every day that a date can have is in its period."""
    found = period_of(day, MONTHS[period])

    assert found.first <= day <= found.last


def test_periods_without_entries_are_listed() -> None:
    """An axis has no gaps."""
    cells = [
        Cell(period_of(day, 6), 1, 0) for day in (date(2021, 9, 1), date(2020, 3, 1))
    ]

    found = [one.edtf for one in periods_between(cells, 6)]

    assert found == ["2020-40", "2020-41", "2021-40", "2021-41"]
    assert periods_between([], 6) == []


@pytest.mark.parametrize("rows", ["AREA", "BODY", "ENTITY", "KIND"])
@pytest.mark.parametrize("period", ["MONTH", "HALF_YEAR", "YEAR"])
@pytest.mark.parametrize(
    "wanted",
    ["{}", '{ from: "2018-01-01", to: "2020-06-30" }', '{ text: "mercury waste" }'],
)
def test_totals_agree(founded: Asker, rows: str, period: str, wanted: str) -> None:
    """Cells add up to their row, kinds to the whole, and the whole is the timeline."""
    found = founded.at(
        f"heatMap(rows: {rows}, period: {period}, filter: {wanted}) {{ every "
        f"{{ {COUNTS} }} rows {{ subject {{ ref }} counts {{ {COUNTS} }} }} "
        f"periods {{ date }} }} timeline(first: 0, filter: {wanted}) {{ facets "
        "{ total kinds { count } entities { entity { ref } count } } }"
    )
    heat_map, facets = found["heatMap"], found["timeline"]["facets"]
    every = heat_map["every"]
    listed = [one["counts"] for one in heat_map["rows"]]
    totals = [one["total"] for one in listed]

    for one in (every, *listed):
        assert one["total"] == one["undated"] + sum(c["count"] for c in one["cells"])
        assert one["imprecise"] == sum(c["imprecise"] for c in one["cells"])
        assert one["imprecise"] == sum(s["count"] for s in one["spans"])
        assert all(s["first"]["date"] <= s["last"]["date"] for s in one["spans"])
        assert {c["period"]["date"] for c in one["cells"]} <= {
            c["date"] for c in heat_map["periods"]
        }
    assert every["total"] == facets["total"]
    if rows == "KIND":
        assert totals == [one["count"] for one in facets["kinds"]]
    if rows == "ENTITY":
        counts = [one["count"] for one in facets["entities"] if one["count"]]
        assert totals == counts


def test_entries_lie_within_the_days_of_the_filter(founded: Asker) -> None:
    """What may have happened before the first day is counted from that day on."""
    found = founded.at(
        'heatMap(rows: KIND, filter: { from: "2019-07-01", to: "2020-06-30" }) '
        "{ periods { date } }"
    )

    assert [one["date"] for one in found["heatMap"]["periods"]] == [
        "2019-41",
        "2020-40",
    ]
