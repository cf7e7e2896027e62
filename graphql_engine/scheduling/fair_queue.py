"""Turns: questions that take long stand back for those that do not.

All questions of a process share one interpreter, so a long one slows every other. Each
begins as a quick one. What works for longer goes on with few others of its sort, and
stands back, wherever it looks at the clock, as long as a quick one is at work. Quick
ones of a client whose questions are at work most of the time let those of others
begin first.
"""

import os
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Condition, Lock
from time import monotonic, sleep, thread_time
from typing import TypeVar

from domain.errors import DomainError
from graphql_engine.scheduling.cpu_shares import Shares

QUICK_SECONDS = 0.005
"""How long a quick question works, at the most."""

PATIENCE_SECONDS = 0.05
"""How long a long one stands back at one time, so that it is answered some day."""

SLICE_SECONDS = 0.002
"""How long it works, when patience has ended, before it stands back again."""

AT_ONCE = 1
"""Long questions that are worked on at one time."""

MOST_WAITING = 16
"""Long questions that wait; each of them keeps a thread."""

LOOK_SECONDS = 0.01
"""How long one waits before it looks whether who asked is still there."""

GREEDY = 0.4
"""Share of the time from which a client's questions let others begin first."""

T = TypeVar("T")

give_up_processor: Callable[[], None] = getattr(os, "sched_yield", lambda: sleep(0))
"""Lets another thread have the processor, if one waits for it."""

Stopped = Callable[[], bool]
"""Tells whether there is no time left, or nobody who would read the answer."""

Cancel = Callable[[], None]
"""Cancels a statement from another thread."""


class TooBusyError(DomainError):
    """So many long questions are asked that one more would wait for ever."""

    def __init__(self) -> None:
        super().__init__(
            f"{MOST_WAITING:,} long questions wait to be answered already: try again "
            "in a while, or ask for less at once"
        )


class Turns:
    """Who is at work, and who stands back.

    Attributes:
        quick: questions that are quick so far.
        long: questions that are not, and are worked on.
        greedy: quick ones that let others begin first; nobody stands back for them.
        waiting: those that wait to be among the long.
        shares: what each client's questions have worked lately.
    """

    def __init__(self, shares: Shares | None = None) -> None:
        self.quick = 0
        self.greedy = 0
        self.long = 0
        self.waiting = 0
        self.shares = shares or Shares()
        self._changed = Condition()

    def enter(self, *, is_greedy: bool = False) -> None:
        """Count a question that was just asked."""
        with self._changed:
            self._count(1, is_greedy=is_greedy)

    def leave(self, *, is_long: bool, is_greedy: bool = False) -> None:
        """Count a question no more."""
        with self._changed:
            if is_long:
                self.long -= 1
            else:
                self._count(-1, is_greedy=is_greedy)
            self._changed.notify_all()

    def _count(self, number: int, *, is_greedy: bool) -> None:
        if is_greedy:
            self.greedy += number
        else:
            self.quick += number

    def become_long(self, stopped: Stopped, *, is_greedy: bool = False) -> None:
        """Wait until there are few enough of its sort.

        Raises:
            TooBusyError: too many wait.
        """
        with self._changed:
            if self.waiting >= MOST_WAITING:
                raise TooBusyError
            self.waiting += 1
            self._count(-1, is_greedy=is_greedy)
            self._changed.notify_all()
            while self.long >= AT_ONCE and not stopped():
                self._changed.wait(LOOK_SECONDS)
            self.waiting -= 1
            self.long += 1

    def stand_back(self, stopped: Stopped) -> None:
        """Wait while a quick question is at work, for as long as patience lasts."""
        if not self.quick:
            return
        ends = monotonic() + PATIENCE_SECONDS
        with self._changed:
            while self.quick and not stopped() and monotonic() < ends:
                self._changed.wait(LOOK_SECONDS)


class Turn:
    """One question's turn.

    Attributes:
        is_gone: whether who asked has hung up.
        is_long: whether it is no quick question any more.
        is_greedy: whether it lets others begin first.
    """

    def __init__(self, turns: Turns, client: Hashable = None) -> None:
        self.is_gone = False
        self.is_long = False
        self.is_greedy = client is not None and turns.shares.of(client) > GREEDY
        self._client = client
        self._turns = turns
        self._works_until: float | None = None
        self._pauses_until: float | None = None
        self._cancel: Cancel | None = None
        self._asking = Lock()

    def work(self, work: Callable[[], T]) -> T:
        """Do the work, in a thread; what it takes counts for the client."""
        if self.is_greedy:
            self._turns.stand_back(lambda: self.is_gone)
        began = thread_time()
        try:
            return work()
        finally:
            if self._client is not None:
                self._turns.shares.add(self._client, thread_time() - began)

    def pause(self) -> None:
        """Let quick questions of others go first, in the midst of what holds nothing.

        All pauses together take no more patience than one.
        """
        if not (self.is_greedy or self.is_long):
            return
        # Whoever takes requests in may have to wait for the processor, which a thread
        # that computes keeps for some milliseconds.
        give_up_processor()
        if not self._turns.quick:
            return
        ends = self._pauses_until = self._pauses_until or monotonic() + PATIENCE_SECONDS
        self._turns.stand_back(lambda: self.is_gone or monotonic() > ends)

    def hang_up(self) -> None:
        """Stop the work: nobody waits for it any more."""
        self.is_gone = True
        with self._asking:
            if self._cancel:
                self._cancel()

    def asks(self, cancel: Cancel | None) -> None:
        """Note how the statement that is asked now is cancelled; None at its end."""
        with self._asking:
            self._cancel = cancel

    def look(self, stopped: Stopped, *, may_wait: bool) -> None:
        """Stand back, if it is time to.

        Args:
            may_wait: whether it holds nothing that others wait for.

        Raises:
            TooBusyError: it takes long, and so do too many others.
        """
        now = thread_time()
        if self._works_until is None:
            self._works_until = now + QUICK_SECONDS
        if now < self._works_until or not (self.is_long or may_wait):
            return
        self.give_way(stopped)
        if self._turns.quick:
            self._works_until = now + SLICE_SECONDS

    def give_way(self, stopped: Stopped) -> None:
        """Be a long question from now on, and stand back for the quick ones.

        Raises:
            TooBusyError: so many long ones wait that this one may not.
        """
        if not self.is_long:
            self._turns.become_long(stopped, is_greedy=self.is_greedy)
            self.is_long = True
        self._turns.stand_back(stopped)


TURNS = Turns()
"""Those of this process."""

_turn: ContextVar[Turn | None] = ContextVar("turn", default=None)


@contextmanager
def turn(turns: Turns = TURNS, client: Hashable = None) -> Iterator[Turn]:
    """Take a turn with what is asked in the block, and in threads begun from it.

    Args:
        client: who asks; without one, nothing is held against the question.
    """
    mine = Turn(turns, client)
    turns.enter(is_greedy=mine.is_greedy)
    token = _turn.set(mine)
    try:
        yield mine
    finally:
        _turn.reset(token)
        turns.leave(is_long=mine.is_long, is_greedy=mine.is_greedy)


def pause() -> None:
    """Let what is asked here stand back for a moment, if it should."""
    mine = _turn.get()
    if mine is not None:
        mine.pause()


def current() -> Turn | None:
    """Give the turn of what is asked here, if it has one."""
    return _turn.get()
