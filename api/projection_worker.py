"""Following the log: a thread that brings the tables up to it while we serve."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import sqlalchemy as sa

from api.container import Services
from store.errors import StoreError

logger = logging.getLogger("trilogue.following")

POLL_SECONDS = 0.25
"""How long what another process recorded may stay unseen."""

PATIENCE_SECONDS = 5.0
"""How long to wait after a fault of the database."""


@contextmanager
def projection_worker(services: Services) -> Iterator[None]:
    """Keep the tables up with the log until the end of the block."""
    ended = Event()
    append_signal = services.log.reader.append_signal
    thread = Thread(
        target=_follow, args=(services, ended), name="follower", daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        ended.set()
        append_signal.notify()
        thread.join()


def _follow(services: Services, ended: Event) -> None:
    append_signal = services.log.reader.append_signal
    while not ended.is_set():
        try:
            position = services.reader.projector.catch_up()
        except (StoreError, sa.exc.DBAPIError) as error:
            reason = str(error).partition("\n")[0]
            logger.error("the tables are behind the log: %s", reason)  # noqa: TRY400 - the sentence says it
            ended.wait(PATIENCE_SECONDS)
        else:
            append_signal.wait(position, POLL_SECONDS, unless=ended.is_set)
