"""Threads that execute operations, and one lane of few threads for the costly ones.

All threads of a process share one interpreter. Costly operations therefore wait for
each other in the lane, so that the others share the interpreter with few of them.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from threading import BoundedSemaphore
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from graphql_engine.deadline import Deadline, use_deadline
from graphql_engine.errors import TooBusyError

T = TypeVar("T")

THREADS = 16
"""Threads for operations that are not costly."""

LANE_THREADS = 1
"""Threads for costly operations."""

LANE_QUEUE = 16
"""Costly operations that may wait for a thread."""

DISCONNECTED = "http.disconnect"


class ClientDisconnectedError(Exception):
    """The client disconnected before the work began."""


class WorkerThreads:
    """The threads of one endpoint in one process."""

    def __init__(
        self,
        threads: int = THREADS,
        lane_threads: int = LANE_THREADS,
        lane_queue: int = LANE_QUEUE,
    ) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="graphql")
        self._lane = ThreadPoolExecutor(lane_threads, thread_name_prefix="graphql-lane")
        self._lane_queue = lane_queue
        self._places = BoundedSemaphore(lane_threads + lane_queue)

    async def run(
        self, work: Callable[[], T], request: Request | None = None, *, costly: bool
    ) -> T:
        """Do work in a thread, and cancel it when nobody waits for it any more.

        Args:
            request: whose client may disconnect; without one, cancel the task instead.
            costly: whether the work belongs in the lane.

        Raises:
            ClientDisconnectedError: the client did, before the work began.
            TooBusyError: the queue of the lane is full.
        """
        deadline = Deadline()
        with use_deadline(deadline):
            submit = self._submit_to_lane if costly else self._pool.submit
            future: Future[T] = submit(copy_context().run, work)
        done = asyncio.wrap_future(future)
        watching = request and asyncio.create_task(_watch(request, future, deadline))
        try:
            await asyncio.wait({done})
            return done.result()
        except asyncio.CancelledError as error:
            if done.cancelled():
                raise ClientDisconnectedError from error
            await asyncio.shield(_end(future, done, deadline))
            raise
        finally:
            if watching:
                watching.cancel()

    def close(self) -> None:
        """Start no more work."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._lane.shutdown(wait=False, cancel_futures=True)

    def _submit_to_lane(
        self, run: Callable[[Callable[[], T]], T], work: Callable[[], T]
    ) -> Future[T]:
        if not self._places.acquire(blocking=False):
            raise TooBusyError(self._lane_queue)
        future = self._lane.submit(run, work)
        future.add_done_callback(lambda _: self._places.release())
        return future


async def _watch(request: Request, future: Future[T], deadline: Deadline) -> None:
    """Wait until a client disconnects, then cancel its work."""
    while (await request.receive())["type"] != DISCONNECTED:
        pass
    await _cancel(future, deadline)


async def _end(future: Future[T], done: asyncio.Future[T], deadline: Deadline) -> None:
    """Cancel work, and wait until it has ended; nobody is told of its errors."""
    await _cancel(future, deadline)
    with suppress(Exception, asyncio.CancelledError):
        await done


async def _cancel(future: Future[T], deadline: Deadline) -> None:
    """Cancel work that waits or runs; to interrupt a statement may take a while."""
    if not future.cancel():
        await run_in_threadpool(deadline.cancel)
