"""Waiting until the log grows, for many subscribers at once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import sqlalchemy as sa
from starlette.concurrency import run_in_threadpool

from store.cooperation_log import CooperationLog
from store.errors import StoreError

logger = logging.getLogger("trilogue.graphql")

RETRY_SECONDS = 1.0
"""How long to wait after a fault of the database."""


class HeadWatcher:
    """Watches the head of the log in one thread, as long as anybody waits.

    While the database does not answer, they wait on.

    Args:
        pause: waits for some seconds.
    """

    def __init__(
        self,
        log: CooperationLog,
        *,
        pause: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._log = log
        self._pause = pause
        self._head = 0
        self._waiting: set[asyncio.Future[None]] = set()
        self._task: asyncio.Task[None] | None = None

    async def wait_beyond(self, position: int) -> None:
        """Wait until the log has an entry after a position."""
        while self._head <= position:
            moved = asyncio.get_running_loop().create_future()
            self._waiting.add(moved)
            if self._task is None or self._task.done():
                self._task = asyncio.create_task(self._watch())
            try:
                await moved
            finally:
                self._waiting.discard(moved)

    async def _watch(self) -> None:
        while self._waiting:
            try:
                head = await run_in_threadpool(self._wait_for_head)
            except (StoreError, sa.exc.DBAPIError) as error:
                logger.error("the log cannot be followed: %s", error)  # noqa: TRY400 - its traceback says nothing
                await self._pause(RETRY_SECONDS)
                continue
            if head > self._head:
                self._head = head
                for moved in self._waiting:
                    if not moved.done():
                        moved.set_result(None)

    def _wait_for_head(self) -> int:
        reader = self._log.reader
        head = reader.head().position
        if head <= self._head:
            reader.append_signal.wait(max(self._head, reader.append_signal.position))
            head = reader.head().position
        return head
