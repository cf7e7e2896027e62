"""Work for somebody who may hang up: in a thread, in its turn, stopped if they do."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from graphql_engine.scheduling.fair_queue import Turn, turn

T = TypeVar("T")

UNWATCHED_SECONDS = 0.02
"""How long work goes on before anybody looks whether who asked is still there."""

THREADS = ThreadPoolExecutor(40, thread_name_prefix="work")
"""They do the work; most of them wait, each in its turn."""

HUNG_UP = "http.disconnect"


async def worked(work: Callable[[], T], request: Request | None = None) -> T:
    """Do work in a thread; it is told when nobody waits for it any more.

    Args:
        request: whose client may hang up; without one, the task is cancelled instead.
    """
    client = request.client if request is not None else None
    with turn(client=client) as mine:
        loop = asyncio.get_running_loop()
        done = loop.run_in_executor(THREADS, copy_context().run, mine.work, work)
        watch = Watch(request, mine)
        begin = loop.call_later(UNWATCHED_SECONDS, watch.begin)
        try:
            return await asyncio.shield(done)
        except asyncio.CancelledError:
            await asyncio.shield(_stopped(done, mine))
            raise
        finally:
            begin.cancel()
            watch.end()


class Watch:
    """Looks whether a client is still there, once work has gone on for a while."""

    def __init__(self, request: Request | None, mine: Turn) -> None:
        self._request = request
        self._mine = mine
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Begin to look; the work is told if the client hangs up."""
        if self._request is not None:
            self._task = asyncio.ensure_future(self._watched(self._request))

    def end(self) -> None:
        """Look no more."""
        if self._task is not None:
            self._task.cancel()

    async def _watched(self, request: Request) -> None:
        while (await request.receive())["type"] != HUNG_UP:
            pass
        await run_in_threadpool(self._mine.hang_up)


async def _stopped(done: asyncio.Future[T], mine: Turn) -> None:
    """Tell the work, and wait until it has noticed."""
    await run_in_threadpool(mine.hang_up)
    await asyncio.wait({done})
    if not done.cancelled():
        done.exception()  # nobody else will ask for it
