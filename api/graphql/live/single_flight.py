"""Single flight: work that several wait for at the same time is done once."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from functools import partial
from typing import Generic, TypeVar

T = TypeVar("T")

MOST_RESULTS = 1_000
"""Results that are kept for those who ask a little later."""


class SingleFlight(Generic[T]):
    """Gives the result of one call to all who ask for the same key.

    Args:
        may_keep: whether a result may be given to those who ask after it is there;
            a failure is never kept.
    """

    def __init__(self, may_keep: Callable[[T], bool], most: int = MOST_RESULTS) -> None:
        self._may_keep = may_keep
        self._most = most
        self._tasks: OrderedDict[Hashable, asyncio.Task[T]] = OrderedDict()

    async def get(self, key: Hashable, work: Callable[[], Awaitable[T]]) -> T:
        """Return the result for a key, and do the work only if nobody did it yet."""
        task = self._tasks.get(key)
        if task is None:
            task = self._tasks[key] = asyncio.ensure_future(work())
            task.add_done_callback(partial(self._done, key))
            while len(self._tasks) > self._most:
                self._tasks.popitem(last=False)
        # One who is cancelled must not cancel the work for the others.
        return await asyncio.shield(task)

    def _done(self, key: Hashable, task: asyncio.Task[T]) -> None:
        failed = task.cancelled() or task.exception() is not None
        if failed or not self._may_keep(task.result()):
            self._tasks.pop(key, None)
