"""The projector: reads the log in pages and writes the rows that differ.

A page's rows and the position it ends at are committed in one transaction, so each
entry counts once and a crash loses nothing. Rows are derived before the transaction
is opened; if another projector was faster, they are thrown away. A lease makes sure
that this is rare.
"""

import gc
import logging
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import islice
from threading import Lock
from uuid import UUID

import sqlalchemy as sa

from domain.entry import Entry
from domain.gc_pause import gc_disabled
from projections.projector.joins import Joins
from projections.projector.storage import Storage
from projections.projector.subject_state import (
    READABLE,
    Changes,
    Held,
    in_log_order,
    settle,
    settle_plain,
)
from store.cooperation_log import CooperationLog
from store.entry_rows import UnreadableEntry

logger = logging.getLogger("trilogue.projections")

PAGE = 500
PAUSE_SECONDS = 0.005
"""How long to wait before looking again whether another process has caught up."""

MOST_HELD = 20_000
"""Subjects kept in memory at the most, between one page and the next."""

Progress = Callable[[int, int], None]
"""Told the position reached and the last one of the log."""


class Projector:
    """Keeps the tables of one generation up with the log.

    Args:
        log: what is read.
        generation: which tables to fill; by default those that answers are read from.
        clock: gives seconds since 1970.
        pause: waits for some seconds.
    """

    def __init__(
        self,
        log: CooperationLog,
        generation: int | None = None,
        *,
        clock: Callable[[], float] = time.time,
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        self._log = log
        self._pause = pause
        self._storage = Storage(log.reader.engine, generation, clock)
        self._turn = Lock()
        self._at: tuple[int, int] | None = None
        self._held: dict[UUID, Held] = {}
        self._joins = Joins()
        self._changes: dict[str, Changes] = {}
        self._aside: set[int] = set()

    @property
    def holds_lease(self) -> bool:
        """Whether other processes wait for this one to fill the tables."""
        return self._storage.lease.is_held

    def keep_lease(self) -> None:
        """Keep the lease between two entries: this process looks for new ones often."""
        self._storage.lease.keeps = True

    def give_lease_back(self) -> None:
        """Let other processes go on at once, because this one ends."""
        self._storage.lease.keeps = False
        if self.holds_lease:
            self._storage.give_lease_back()

    def catch_up(self, progress: Progress | None = None) -> int:
        """Bring the tables up to where the log ends now; give the position reached.

        While another process fills the tables, wait for it.

        Raises:
            StoreError: the database did not answer; what was committed stays.
        """
        with self._turn:
            standing = self._storage.standing()
            end = standing.end
            while standing.position < end:
                if self._storage.lease.is_free():
                    with gc_disabled(end - standing.position):
                        self._read_on(progress)
                else:
                    self._pause(PAUSE_SECONDS)
                standing = self._storage.standing()
            return standing.position

    def _read_on(self, progress: Progress | None) -> None:
        """Read to the end of the log, or until another process was faster."""
        while True:
            generation, position, _ = self._storage.standing()
            entries = self._log.read_after(position, PAGE)
            if not entries:
                return
            if self._at != (generation, position):
                self._forget(generation)
            # Until the page is written, what is remembered runs ahead of the tables.
            self._at = None
            done = self._page(generation, position, entries)
            self._at = (generation, done) if done else None
            if progress and done:
                progress(done, self._log.reader.head().position)
            if not done or len(entries) < PAGE:
                return

    def _page(
        self, generation: int, position: int, entries: Sequence[Entry | UnreadableEntry]
    ) -> int:
        if len(self._held) > MOST_HELD:
            self._let_go()
        changes = self._begin(generation)
        before = dict(self._joins.stated)
        aside: dict[int, str] = {}
        for entry in entries:
            if isinstance(entry, UnreadableEntry):
                aside[entry.position] = entry.reason
                continue
            try:
                self._take(generation, position, entry, changes)
            except READABLE as error:
                aside[entry.position] = f"{type(error).__name__}: {error}"
                self._set_aside(entry)
        joins = self._joins if self._joins.stated != before else None
        reached = entries[-1].position
        written = self._storage.write(
            generation,
            position,
            reached,
            changes=changes,
            aside=aside,
            joins=joins,
            is_last=len(entries) < PAGE,
        )
        self._changes = changes if written else {}
        if written:
            _log_page(generation, position + 1, reached, aside)
        return reached if written else 0

    def _begin(self, generation: int) -> dict[str, Changes]:
        """Begin a page with the ids that are free after the last one."""
        if not self._changes:
            return self._storage.changes(generation)
        return {name: Changes(one.next_id) for name, one in self._changes.items()}

    def _set_aside(self, entry: Entry) -> None:
        """Go on with the subject as if the entry were not there."""
        self._aside.add(entry.position)
        held = self._held.get(self._joins.root(entry.subject_id))
        if held:
            held.entries = [one for one in held.entries if one is not entry]
            held.unsettle()

    def _take(
        self,
        generation: int,
        start: int,
        entry: Entry,
        changes: dict[str, Changes],
    ) -> None:
        root = self._joins.root(entry.subject_id)
        held = self._hold(generation, start, root, is_new=entry.version == 1)
        held.entries.append(entry)
        if settle_plain(changes, held, entry):
            return
        regrouped = self._joins.change(entry)
        for one in regrouped:
            self._hold(generation, start, one, is_new=False)
        if regrouped:
            self._regroup(regrouped)
        for one in sorted(regrouped | {root}):
            settle(changes, one, self._held[one], entry.position)

    def _regroup(self, roots: Iterable[UUID]) -> None:
        entries = {e.position: e for root in roots for e in self._held[root].entries}
        for root in roots:
            self._held[root].entries = in_log_order(
                one
                for one in entries.values()
                if self._joins.root(one.subject_id) == root
            )

    def _let_go(self) -> None:
        """Forget the half of the subjects that nobody wrote to the longest."""
        for root in [*islice(self._held, len(self._held) // 2)]:
            del self._held[root]
        # Entries and their facts hold each other, and the collector rests meanwhile.
        gc.collect()

    def _hold(self, generation: int, start: int, root: UUID, *, is_new: bool) -> Held:
        held = self._held.pop(root, None)
        if held is None:
            held = Held()
            members = self._joins.members(root)
            if not is_new or len(members) > 1:
                held.entries = [
                    one
                    for one in self._log.entries_of(members)
                    if one.position <= start and one.position not in self._aside
                ]
                held.rows = self._storage.rows(generation, root)
        # The last place is that of the subject written to last.
        self._held[root] = held
        return held

    def _forget(self, generation: int) -> None:
        self._held.clear()
        self._changes = {}
        self._joins = self._storage.joins(generation)
        self._aside = self._storage.aside(generation)


def _log_page(
    generation: int, first: int, last: int, set_aside: Collection[int]
) -> None:
    logger.info("projected %d to %d into generation %d", first, last, generation)
    if set_aside:
        positions = ", ".join(map(str, sorted(set_aside)))
        logger.warning("unreadable entries were set aside: %s", positions)


def prepare(engine: sa.Engine) -> None:
    """Make the first generation of tables, if there is none."""
    Storage(engine, None).prepare()
