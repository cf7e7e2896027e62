"""Answers to a line of the log, executed once for all who ask the same."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")

MOST = 1_000
"""Answers kept for those who are a little later."""


class Shared(Generic[T]):
    """Gives to all who ask for a key what the first one's work gave."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._given: OrderedDict[Hashable, asyncio.Task[T]] = OrderedDict()

    async def get(self, key: Hashable, work: Callable[[], Awaitable[T]]) -> T:
        """Give what stands under a key, working for it only once."""
        task = self._given.get(key)
        if task is None:
            task = self._given[key] = asyncio.ensure_future(work())
            while len(self._given) > self._most:
                self._given.popitem(last=False)
        # Whoever leaves must not take the answer away from the others.
        return await asyncio.shield(task)
