"""Shares: how much of the time each client's questions have worked lately."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from math import log
from threading import Lock
from time import monotonic
from typing import NamedTuple

HALF_LIFE_SECONDS = 0.1
"""After so long, what was worked counts half."""

MOST_CLIENTS = 1_000
"""Clients of which something is remembered."""

_SPAN = HALF_LIFE_SECONDS / log(2)
"""What all that counts comes to if a client's questions work all the time."""


class _Worked(NamedTuple):
    """Seconds of work, as much as they counted at an instant."""

    seconds: float
    at: float

    def now(self, at: float) -> float:
        counted: float = self.seconds * 0.5 ** ((at - self.at) / HALF_LIFE_SECONDS)
        return counted


_NOTHING = _Worked(0.0, 0.0)


class Shares:
    """What clients have had.

    Args:
        clock: gives seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._worked: OrderedDict[Hashable, _Worked] = OrderedDict()
        self._turn = Lock()

    def of(self, client: Hashable) -> float:
        """Give a client's share of the time, from 0 to about 1."""
        return self._worked.get(client, _NOTHING).now(self._clock()) / _SPAN

    def add(self, client: Hashable, seconds: float) -> None:
        """Note that a client's question has worked."""
        now = self._clock()
        with self._turn:
            before = self._worked.get(client, _NOTHING).now(now)
            self._worked[client] = _Worked(before + seconds, now)
            self._worked.move_to_end(client)
            if len(self._worked) > MOST_CLIENTS:
                self._worked.popitem(last=False)
