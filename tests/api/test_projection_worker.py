"""Following the log while we serve: the tables come up to it unasked."""

import logging
from threading import Event
from threading import enumerate as running

import pytest
import sqlalchemy as sa

from api.projection_worker import projection_worker
from domain.recording.acts import Record
from projections.projector.projector import Projector
from tests.support.desks import OFFICER
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)

AWAY = sa.exc.OperationalError("SELECT 1", None, Exception("it is away"))

PATIENCE = 30.0


def test_tables_come_up_to_what_is_recorded(
    ask: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is recorded is projected at once, before anybody asks for it."""
    seen = Event()
    catch_up = Projector.catch_up

    def watched(projector: Projector) -> int:
        position = catch_up(projector)
        if position:
            seen.set()
        return position

    monkeypatch.setattr(Projector, "catch_up", watched)

    with projection_worker(ask.services):
        noted = Record(kind="body.noted", subject="body:group")
        ask.services.ledger.record([noted], OFFICER)
        came = seen.wait(PATIENCE)

    assert came
    assert "follower" not in [thread.name for thread in running()]


def test_fault_of_the_database_is_told_and_outlived(
    ask: Asker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A database that does not answer is asked again, and the log says why."""
    failed = Event()

    def fail(_projector: Projector) -> int:
        failed.set()
        raise AWAY

    monkeypatch.setattr(Projector, "catch_up", fail)

    with caplog.at_level(logging.ERROR), projection_worker(ask.services):
        came = failed.wait(PATIENCE)

    assert came
    assert (
        "the tables are behind the log: (builtins.Exception) it is away" in caplog.text
    )
