"""The log as the ledger and the projector read it: page by page, whatever the page."""

import sqlalchemy as sa

from domain.references import Ref
from store.tables import log
from tests.support.desks import Desk
from tests.support.examples import formed, joined
from tests.support.log_copies import row
from tests.support.log_examples import NOON

pytest_plugins = ("tests.support.desk_fixture",)

GROUPS = [f"Group {number}" for number in range(1, 6)]


def test_subjects_touched_since_are_listed_however_many_they_are(
    desk: Desk,
) -> None:
    """Who was away while others recorded more than a page forgets all they touched."""
    desk.record(*(formed(group, "2019") for group in GROUPS))

    head, touched = desk.log.touched_since(1, page=2)

    ids = [Ref("body", group.replace(" ", "-")).subject_id for group in GROUPS]
    assert head == 5
    assert touched == {*ids[1:]}
    assert desk.log.touched_since(5) == (5, set())
    assert desk.log.touched_since(0) == (5, set())


def test_a_page_ends_where_it_is_told(desk: Desk) -> None:
    """A page has so many entries, or those up to a position, or those there are."""
    desk.record(*(formed(group, "2019") for group in GROUPS))

    pages = [
        desk.log.entries_after(0, 2),
        desk.log.entries_after(3, 10),
        desk.log.entries_after(1, 10, stop=3),
        desk.log.entries_after(5),
    ]

    positions = [[entry.position for entry in page] for page in pages]
    assert positions == [[1, 2], [4, 5], [2, 3], []]


def test_the_log_tells_when_it_learnt_of_an_entry(desk: Desk) -> None:
    """Of an entry that is not there it tells nothing."""
    desk.record(joined(GROUPS[0], "2020", "brs"))

    instants = [desk.log.recorded_at(position) for position in (0, 1, 2)]

    assert instants == [None, NOON, None]


def test_entries_are_found_by_position(desk: Desk) -> None:
    """A position that the log does not have is left out."""
    desk.record(*(formed(group, "2019") for group in GROUPS))

    found = desk.log.entries_at([4, 2, 9])

    assert [*found] == [2, 4]
    assert desk.log.entry_at(9) is None


def test_a_page_is_full_although_entries_cannot_be_read(desk: Desk) -> None:
    """Only the end of the log gives fewer entries than were wanted."""
    unreadable = [row(position)._asdict() for position in (1, 3, 4)]
    with desk.engine.begin() as connection:
        connection.execute(sa.insert(log), unreadable[:1])
    desk.record(formed("Group 2", "2019"))
    with desk.engine.begin() as connection:
        connection.execute(sa.insert(log), unreadable[1:])
    desk.record(formed("Group 5", "2019"), formed("Group 6", "2019"))

    pages = [desk.log.entries_after(0, limit) for limit in (1, 2, 3, 4)]

    positions = [[entry.position for entry in page] for page in pages]
    assert positions == [[2], [2, 5], [2, 5, 6], [2, 5, 6]]
