"""The projection worker keeps the tables up with the log while we serve."""

import logging
from threading import Event
from threading import enumerate as running

import sqlalchemy as sa

from api.projection_worker import projection_worker
from domain.recording.acts import Record
from domain.references import Ref
from projections.projector.tables import state
from store.database.transactions import write_transaction
from tests.support.desks import OFFICER
from tests.support.graphql_queries import Asker
from tests.support.patience import PATIENCE_SECONDS

pytest_plugins = ("tests.support.graphql_ledgers",)


class Signal(logging.Handler):
    """Notes the first message that is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.came = Event()
        self.message = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Note a message."""
        self.message = self.message or record.getMessage()
        self.came.set()


def test_tables_come_up_to_what_is_recorded(ask: Asker) -> None:
    """What is recorded is projected at once, before anybody asks for it."""
    projected = Event()

    @sa.event.listens_for(ask.services.engine, "after_cursor_execute")
    def _(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("UPDATE projection_state SET position"):
            projected.set()

    with projection_worker(ask.services):
        noted = Record(kind="body.noted", subject=Ref("body", "group"))
        ask.services.ledger.record([noted], OFFICER)
        came = projected.wait(PATIENCE_SECONDS)

    assert came
    assert "projections" not in [thread.name for thread in running()]


def test_fault_of_the_database_is_logged(ask: Asker) -> None:
    """When the tables cannot be written, the log of the program says why."""
    signal = Signal()
    logger = logging.getLogger("trilogue.projections")
    logger.addHandler(signal)

    with projection_worker(ask.services):
        with write_transaction(ask.services.engine) as connection:
            state.drop(connection)
        signal.came.wait(PATIENCE_SECONDS)

    logger.removeHandler(signal)
    assert signal.message == (
        "the tables are behind the log: "
        "(sqlite3.OperationalError) no such table: projection_state"
    )
