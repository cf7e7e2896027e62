"""Examining a ledger: whether its log is numbered without gaps, in order."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from store.health import LogShape, durability, log_shape
from store.instants import write_instant
from store.recorder import LogRecorder
from store.tables import log
from tests.support.log_examples import MICROSECOND, NOON, formed

pytest_plugins = ("tests.support.ledgers",)


def plant(engine: sa.Engine, position: int, late: timedelta) -> None:
    """Put a row into the log past the recorder."""
    instant = write_instant(NOON + late)
    row = {
        "position": position,
        "recorded_at": instant,
        "clock_at": instant,
        "event_id": f"{position:032x}",
        "subject_id": f"{position:032x}",
        "version": 1,
        "kind": "body.noted",
        "recorded_by": "officer-1",
        "on_behalf_of": "minamata",
        "metadata": "{}",
        "data": b"{}",
    }
    with engine.begin() as connection:
        connection.execute(sa.insert(log), [row])


def test_a_log_that_only_the_recorder_wrote_is_whole(recorder: LogRecorder) -> None:
    """Positions go from 1 on, each recorded after the one before it."""
    empty = log_shape(recorder.engine)
    recorder.append([formed(), formed(), formed()])

    shape = log_shape(recorder.engine)

    assert (empty, empty.is_gapless) == (LogShape(0, 0, 0), True)
    assert (shape, shape.is_gapless) == (LogShape(3, 3, 0), True)


@pytest.mark.parametrize(
    ("position", "late", "expected"),
    [
        (3, MICROSECOND, LogShape(2, 3, 0)),
        (2, timedelta(), LogShape(2, 2, 1)),
        (2, -MICROSECOND, LogShape(2, 2, 1)),
        (3, -MICROSECOND, LogShape(2, 3, 1)),
    ],
    ids=["a gap", "at once", "earlier", "both"],
)
def test_what_somebody_put_past_the_recorder_is_seen(
    recorder: LogRecorder, position: int, late: timedelta, expected: LogShape
) -> None:
    """A gap shows in the last position, an entry out of order in a count."""
    recorder.append([formed()])
    plant(recorder.engine, position, late)

    shape = log_shape(recorder.engine)

    assert shape == expected
    assert not shape.is_gapless


def test_a_ledger_that_was_just_made_is_durable(recorder: LogRecorder) -> None:
    """Each setting is read back and is enough."""
    found = durability(recorder.engine)

    assert found
    assert all(is_enough for _, is_enough in found.values())
