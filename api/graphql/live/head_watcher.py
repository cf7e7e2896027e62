"""The end of the log, for many who wait for it to move."""

import asyncio

from starlette.concurrency import run_in_threadpool

from store.cooperation_log import CooperationLog


class Tail:
    """Watches the log while somebody waits: one thread, however many wait."""

    def __init__(self, log: CooperationLog) -> None:
        self._log = log
        self._head = 0
        self._waiting: set[asyncio.Future[None]] = set()
        self._watch: asyncio.Task[None] | None = None

    async def beyond(self, position: int) -> None:
        """Wait until the log goes beyond a position."""
        while self._head <= position:
            moved = asyncio.get_running_loop().create_future()
            self._waiting.add(moved)
            if self._watch is None or self._watch.done():
                self._watch = asyncio.create_task(self._watching())
            try:
                await moved
            finally:
                self._waiting.discard(moved)

    async def _watching(self) -> None:
        while self._waiting:
            head = await run_in_threadpool(self._look)
            if head > self._head:
                self._head = head
                for moved in self._waiting:
                    if not moved.done():
                        moved.set_result(None)

    def _look(self) -> int:
        reader = self._log.reader
        head = reader.head().position
        if head <= self._head:
            reader.append_signal.wait(max(self._head, reader.append_signal.position))
            head = reader.head().position
        return head
