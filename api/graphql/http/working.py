"""Work for somebody who may hang up: in a thread, in its turn, stopped if they do."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from api.turns import Turn, turn

T = TypeVar("T")

UNWATCHED_SECONDS = 0.02
"""How long work goes on before anybody looks whether who asked is still there."""

HUNG_UP = "http.disconnect"


async def worked(work: Callable[[], T], request: Request | None = None) -> T:
    """Do work in a thread; it is told when nobody waits for it any more.

    Args:
        request: whose client may hang up; without one, the task is cancelled instead.
    """
    with turn() as mine:
        task = asyncio.ensure_future(run_in_threadpool(work))
        try:
            if request is not None:
                await _watched(task, request, mine)
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            await asyncio.shield(_stopped(task, mine))
            raise


async def _watched(task: asyncio.Task[T], request: Request, mine: Turn) -> None:
    """Wait for the work, and tell it if the client hangs up."""
    await asyncio.wait({task}, timeout=UNWATCHED_SECONDS)
    if task.done():
        return
    gone = asyncio.ensure_future(_hung_up(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if gone.done():
            await run_in_threadpool(mine.hang_up)
    finally:
        gone.cancel()


async def _hung_up(request: Request) -> None:
    while (await request.receive())["type"] != HUNG_UP:
        pass


async def _stopped(task: asyncio.Task[object], mine: Turn) -> None:
    """Tell the work, and wait until it has noticed."""
    await run_in_threadpool(mine.hang_up)
    await asyncio.wait({task})
    if not task.cancelled():
        task.exception()  # nobody else will ask for it
