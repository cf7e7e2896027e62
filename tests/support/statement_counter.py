"""Watching what a ledger's database is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from tests.support.graphql_queries import Asker


@contextmanager
def watched(asker: Asker) -> Iterator[list[str]]:
    """Note the statements that SQLite is asked, whoever hands them over.

    Values stand in them, and they are noted without those that frame transactions.
    """
    found: list[str] = []

    def note(text: str) -> None:
        if text not in {"BEGIN", "COMMIT", "ROLLBACK"}:
            found.append(text)

    def begin(connection: Any, *_: object) -> None:  # noqa: ANN401 - the driver's own
        connection.set_trace_callback(note)

    engine = asker.services.engine
    engine.dispose()  # connections that were made before are not watched
    sa.event.listen(engine, "connect", begin)
    try:
        yield found
    finally:
        sa.event.remove(engine, "connect", begin)
        engine.dispose()


def scanned(asker: Asker, statement: str) -> list[str]:
    """List the tables that a statement reads without any index.

    A page may be read in the order of an index: it ends when the page is full.
    """
    with asker.services.engine.connect() as connection:
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}")
        plans = [str(step.detail) for step in steps]
    scans = [one for one in plans if one.startswith("SCAN ") and "USING" not in one]
    names = [one.split()[1] for one in scans]
    return [one for one in names if one.endswith("_1")]
