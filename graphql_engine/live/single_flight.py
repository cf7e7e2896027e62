"""Answers to a line of the log, executed once for all who ask the same."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from functools import partial
from typing import Generic, TypeVar

T = TypeVar("T")

MOST = 1_000
"""Answers kept for those who are a little later."""


class Shared(Generic[T]):
    """Gives to all who ask for a key what the first one's work gave.

    Args:
        may_keep: tells what may be given to those too who ask once it is there;
            a failure never is.
    """

    def __init__(self, may_keep: Callable[[T], bool], most: int = MOST) -> None:
        self._may_keep = may_keep
        self._most = most
        self._given: OrderedDict[Hashable, asyncio.Task[T]] = OrderedDict()

    async def get(self, key: Hashable, work: Callable[[], Awaitable[T]]) -> T:
        """Give what stands under a key, working for it only once."""
        task = self._given.get(key)
        if task is None:
            task = self._given[key] = asyncio.ensure_future(work())
            task.add_done_callback(partial(self._done, key))
            while len(self._given) > self._most:
                self._given.popitem(last=False)
        # Whoever leaves must not take the answer away from the others.
        return await asyncio.shield(task)

    def _done(self, key: Hashable, task: asyncio.Task[T]) -> None:
        failed = task.cancelled() or task.exception() is not None
        if failed or not self._may_keep(task.result()):
            self._given.pop(key, None)
