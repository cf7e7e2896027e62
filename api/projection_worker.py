"""The projection worker: a thread that keeps the tables up with the log."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import sqlalchemy as sa

from api.container import Services
from store.errors import StoreError

logger = logging.getLogger("trilogue.projections")

POLL_SECONDS = 0.1
"""How often to look for what another process recorded."""

BUSY_POLL_SECONDS = 0.01
"""The same while other processes wait for this one to fill the tables."""

RETRY_SECONDS = 5.0
"""How long to wait after a fault of the database."""


@contextmanager
def projection_worker(services: Services) -> Iterator[None]:
    """Keep the tables up with the log until the end of the block."""
    ended = Event()
    append_signal = services.log.reader.append_signal
    thread = Thread(
        target=_keep_up, args=(services, ended), name="projections", daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        ended.set()
        append_signal.notify()
        thread.join()


def _keep_up(services: Services, ended: Event) -> None:
    append_signal = services.log.reader.append_signal
    projector = services.reader.projector
    projector.keep_lease()
    while not ended.is_set():
        try:
            position = projector.catch_up()
        except (StoreError, sa.exc.DBAPIError) as error:
            _log("the tables are behind the log", error)
            ended.wait(RETRY_SECONDS)
        else:
            seconds = BUSY_POLL_SECONDS if projector.holds_lease else POLL_SECONDS
            append_signal.wait(position, seconds, unless=ended.is_set)
    try:
        projector.give_lease_back()
    except (StoreError, sa.exc.DBAPIError) as error:
        _log("the lease of the tables was not given back", error)


def _log(message: str, error: Exception) -> None:
    reason = str(error).partition("\n")[0]
    logger.error("%s: %s", message, reason)
