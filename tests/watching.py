"""Watching what a ledger's database is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import sqlalchemy as sa

from tests.questions import Asker


class Statement(NamedTuple):
    """A statement and its parameters, as the driver gets them."""

    text: str
    parameters: Any


@contextmanager
def watched(asker: Asker) -> Iterator[list[Statement]]:
    """Note the statements that a ledger is asked."""
    found: list[Statement] = []

    def note(
        _: object, __: object, text: str, parameters: object, *___: object
    ) -> None:
        found.append(Statement(text, parameters))

    sa.event.listen(asker.house.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        sa.event.remove(asker.house.engine, "before_cursor_execute", note)


def scanned(asker: Asker, statement: Statement) -> list[str]:
    """List the tables that a statement reads without any index.

    A page may be read in the order of an index: it ends when the page is full.
    """
    with asker.house.engine.connect() as connection:
        steps = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {statement.text}", statement.parameters
        )
        plans = [str(step.detail) for step in steps]
    scans = [one for one in plans if one.startswith("SCAN ") and "USING" not in one]
    names = [one.split()[1] for one in scans]
    return [one for one in names if one.endswith("_1")]
