"""A transaction that writes begins again while another program writes."""

import sqlite3
from typing import Any

import pytest

from store.database.transactions import begin_with_retry
from store.errors import LedgerUnavailableError
from tests.support.patience import PATIENCE_SECONDS

BEGIN = ("BEGIN IMMEDIATE", "SELECT 1")


class BusyCursor:
    """A cursor whose database refuses a number of statements, and then takes all."""

    def __init__(self, refusals: int, error_name: str = "SQLITE_BUSY") -> None:
        self.executed: list[str] = []
        self._refusals = refusals
        self._error_name = error_name

    def execute(self, statement: str) -> None:
        """Execute a statement, or refuse it."""
        if self._refusals:
            self._refusals -= 1
            error = sqlite3.OperationalError("refused")
            error.sqlite_errorname = self._error_name
            raise error
        self.executed.append(statement)


def begin(cursor: Any, seconds: float) -> None:  # noqa: ANN401 - stands for a driver's cursor
    """Begin a transaction on a cursor."""
    begin_with_retry(cursor, BEGIN, seconds=seconds)


@pytest.mark.parametrize("error_name", ["SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT"])
def test_a_busy_database_is_asked_again(error_name: str) -> None:
    """All statements are executed once it takes them."""
    cursor = BusyCursor(3, error_name)

    begin(cursor, PATIENCE_SECONDS)

    assert cursor.executed == list(BEGIN)


def test_after_a_while_nobody_asks_again() -> None:
    """The other program is named as what stands in the way."""
    cursor = BusyCursor(1_000_000)

    with pytest.raises(LedgerUnavailableError, match="another program keeps writing"):
        begin(cursor, seconds=0)


def test_another_fault_is_not_tried_again() -> None:
    """Only a database that is busy may take later what it refuses now."""
    cursor = BusyCursor(1, "SQLITE_IOERR")

    with pytest.raises(sqlite3.OperationalError, match="refused"):
        begin(cursor, PATIENCE_SECONDS)

    assert cursor.executed == []
