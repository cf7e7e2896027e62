"""A timeline's first page is the same by whichever way it is found."""

import pytest

from projections.moment import Moment
from projections.projector.fact_views import ALL_SCOPES
from projections.queries.timelines import keyset_skip
from projections.queries.timelines.filters import EntryFilter, select_entries
from projections.queries.timelines.timeline import read_timeline
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)


def moments(asker: Asker, day: str = "2026-11-21") -> list[Moment]:
    """Give moments at many positions of a log, as of a day."""
    reader = asker.services.reader
    last = reader.moment().position
    as_of = reader.today().fromisoformat(day)
    return [reader.moment(as_of, at) for at in (*range(1, last, 37), last)]


@pytest.mark.parametrize("day", ["2019-12-31", "2021-03-31", "2026-11-21"])
@pytest.mark.parametrize("most", [3, 51])
def test_leaping_finds_what_reading_in_order_finds(
    founded: Asker, day: str, most: int
) -> None:
    """It only looks at less on its way."""
    reader = founded.services.reader

    for moment in moments(founded, day):
        leapt = reader.rows(keyset_skip.select_by_skip_scan(ALL_SCOPES, moment, most))
        read = reader.rows(select_entries(EntryFilter(), moment).limit(most))
        assert [tuple(row) for row in leapt] == [tuple(row) for row in read]


def test_page_is_the_same_where_its_beginning_was_not_enough(founded: Asker) -> None:
    """What the latest entries do not hold is found by going on from them."""
    reader = founded.services.reader
    enough = set()

    for moment in moments(founded):
        page = read_timeline(reader, moment, first=20)
        rows = reader.rows(select_entries(EntryFilter(), moment).limit(20))
        assert [line.cursor.entry for line in page.lines] == [row.entry for row in rows]
        latest = reader.rows(keyset_skip.select_among_latest(ALL_SCOPES, moment, 20))
        enough.add(len(latest) == 20)

    assert enough == {True, False}
