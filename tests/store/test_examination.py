"""Damaged rows: each is named by its position, and the others are read."""

import random

import pytest
import sqlalchemy as sa

from store.examination import examine_rows
from store.recorder import LogRecorder
from store.tables import log, log_digest
from tests.support.desks import furnish
from tests.support.examples import formed
from tests.support.log_damage import damage
from tests.support.log_examples import Clock

pytest_plugins = ("tests.support.ledgers",)

ENTRIES = 40
TEXTS = [one.name for one in log.c if one.name not in {"position", "version", "data"}]


@pytest.fixture
def whole(engine: sa.Engine, clock: Clock) -> LogRecorder:
    """Fill a log."""
    desk = furnish(engine, clock)
    desk.record(*[formed(f"Group {n}", "2019", "minamata") for n in range(ENTRIES)])
    return desk.log.reader


def faults(recorder: LogRecorder) -> list[int]:
    """Name the positions of damaged rows."""
    return [one.position for one in examine_rows(recorder)]


def flipped(value: bytes, chance: random.Random, bits: int) -> bytes:
    """Flip one bit, of the lowest ones of a byte."""
    changed = bytearray(value)
    changed[chance.randrange(len(value))] ^= 1 << chance.randrange(bits)
    return bytes(changed)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("column", [*TEXTS, "data", "digest"])
def test_each_flipped_bit_is_named(whole: LogRecorder, column: str, seed: int) -> None:
    """Whichever column and position it is in."""
    chance = random.Random(f"{seed} {column}")  # noqa: S311 - no secret
    position = chance.randint(1, ENTRIES)
    table = log_digest if column == "digest" else log
    where = table.c.position == position
    with whole.engine.connect() as connection:
        found = connection.scalar(sa.select(table.c[column]).where(where))
    value = found.encode() if isinstance(found, str) else bytes(found or b"2026")
    # PostgreSQL keeps no text that is not UTF-8 or has a NUL: its own guard.
    is_sqlite = whole.engine.dialect.name == "sqlite"
    bits = 8 if is_sqlite or column not in TEXTS else 4
    changed = flipped(value, chance, bits)
    cast = ":value"
    if column in TEXTS:
        cast = "CAST(:value AS TEXT)" if is_sqlite else "convert_from(:value, 'UTF8')"
    statement = f"UPDATE {table.name} SET {column} = {cast} WHERE position = :at"  # noqa: S608 - our own names
    damage(whole.engine, statement, value=changed, at=position)

    assert faults(whole) == [position]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE log SET version = 7 WHERE position = 3", [3]),
        ("DELETE FROM log WHERE position = 3", [3]),
        ("DELETE FROM log WHERE position = 40", [40]),
        ("DELETE FROM log_digest WHERE position = 3", [3]),
        ("UPDATE log SET occurred = NULL WHERE position = 3", [3]),
        ("UPDATE log SET position = 50 WHERE position = 40", [40, 50]),
        (
            "UPDATE log SET position = 1099511627779 WHERE position = 3",
            [3, 1_099_511_627_779],
        ),
    ],
)
def test_rows_that_are_gone_or_moved_are_named(
    whole: LogRecorder, statement: str, expected: list[int]
) -> None:
    """A gap and what lies behind it as well."""
    damage(whole.engine, statement)

    assert [one for one in faults(whole) if one in expected] == expected


def test_two_rows_that_were_exchanged_are_named(whole: LogRecorder) -> None:
    """Both have the bytes of an entry, but of another one."""
    select = sa.select(log.c.data).order_by(log.c.position)
    with whole.engine.connect() as connection:
        data = connection.scalars(select).all()
    for target, source in ((3, 5), (5, 3)):
        change = "UPDATE log SET data = :data WHERE position = :at"
        damage(whole.engine, change, data=data[source - 1], at=target)

    assert faults(whole) == [3, 5]


def test_an_instant_that_is_no_text_ends_nothing(whole: LogRecorder) -> None:
    """The last entry is damaged; where the log ends is known all the same."""
    if whole.engine.dialect.name == "sqlite":
        change = "UPDATE log SET recorded_at = CAST(:value AS TEXT) WHERE position = 40"
        damage(whole.engine, change, value=b"\xff")
    else:
        damage(whole.engine, "UPDATE log SET recorded_at = '?' WHERE position = 40")

    assert whole.head().position == ENTRIES
    assert faults(whole) == [ENTRIES]
