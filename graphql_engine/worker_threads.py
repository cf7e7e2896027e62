"""Threads that execute operations, so that the event loop stays free."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from graphql_engine.deadline import Cancellation, cancellable

T = TypeVar("T")

THREADS = 16
"""Threads that execute operations at one time."""

DISCONNECTED = "http.disconnect"

POOL = ThreadPoolExecutor(THREADS, thread_name_prefix="graphql")


class ClientDisconnectedError(Exception):
    """The client has disconnected before the work began."""


async def run_in_worker(work: Callable[[], T], request: Request | None = None) -> T:
    """Do work in a thread, and cancel it when nobody waits for it any more.

    Args:
        request: whose client may disconnect; without one, cancel the task instead.

    Raises:
        ClientDisconnectedError: the client did, before the work began.
    """
    with cancellable() as cancellation:
        future = POOL.submit(copy_context().run, work)
    done = asyncio.wrap_future(future)
    watching = request and asyncio.create_task(_watch(request, future, cancellation))
    try:
        await asyncio.wait({done})
        return done.result()
    except asyncio.CancelledError as error:
        if done.cancelled():
            raise ClientDisconnectedError from error
        await asyncio.shield(_end(future, cancellation))
        raise
    finally:
        if watching:
            watching.cancel()


async def _watch(
    request: Request, future: Future[T], cancellation: Cancellation
) -> None:
    """Wait until a client disconnects, then cancel its work."""
    while (await request.receive())["type"] != DISCONNECTED:
        pass
    await _cancel(future, cancellation)


async def _end(future: Future[T], cancellation: Cancellation) -> None:
    """Cancel work, and wait until it has ended."""
    await _cancel(future, cancellation)
    with suppress(Exception, asyncio.CancelledError):
        await asyncio.wrap_future(future)


async def _cancel(future: Future[T], cancellation: Cancellation) -> None:
    """Cancel work that waits or runs; to interrupt a statement may take a while."""
    if not future.cancel():
        await run_in_threadpool(cancellation.request)
