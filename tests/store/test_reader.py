"""Reading the log: pages, subjects, ids and instants."""

from datetime import timedelta
from uuid import uuid4

from store.recorder import LogRecorder
from tests.support.log_examples import MICROSECOND, NOON, Clock, formed

pytest_plugins = ("tests.support.ledgers",)


def test_position_of_an_instant_is_the_last_one_known(
    recorder: LogRecorder, clock: Clock
) -> None:
    """What was known at an instant includes what was recorded at that instant."""
    recorder.append([formed(), formed()])
    clock.now = NOON + timedelta(hours=1)
    recorder.append([formed()])

    found = [
        recorder.position_at(NOON - MICROSECOND),
        recorder.position_at(NOON),
        recorder.position_at(NOON + timedelta(minutes=30)),
        recorder.position_at(clock.now),
    ]

    assert found == [0, 1, 2, 3]


def test_pages_of_the_log_stop_where_they_are_told(recorder: LogRecorder) -> None:
    """A page begins after a position, and ends at a number of rows or a position."""
    recorder.append([formed() for _ in range(5)])

    page = recorder.rows_after(1, 2)
    bounded = recorder.rows_after(1, 10, stop=4)

    assert [row.position for row in page] == [2, 3]
    assert [row.position for row in bounded] == [2, 3, 4]


def test_rows_of_subjects_come_in_the_order_of_the_log(recorder: LogRecorder) -> None:
    """Several subjects are read at once, in the order of their entries."""
    one, two = uuid4(), uuid4()
    recorder.append([formed(one), formed(two), formed(), formed(one, 2)])

    rows = recorder.rows_of([two, one])

    assert [row.position for row in rows] == [1, 2, 4]
    assert recorder.rows_of([one]) == [rows[0], rows[2]]
    assert recorder.rows_of([]) == recorder.rows_of([uuid4()]) == []


def test_many_ids_are_read_in_parts(recorder: LogRecorder) -> None:
    """More ids than a statement takes are no limit to the reader."""
    records = [formed() for _ in range(1_100)]
    recorder.append(records)

    rows = recorder.rows_by_event_ids(record.event_id for record in records)

    assert [row.event_id for row in rows] == [record.event_id for record in records]
