"""The projector: reads the log in batches and writes the rows that differ.

The rows of a batch and the position that it reaches are committed in one transaction,
so each entry counts once and a crash loses nothing. The rows are made before the
transaction begins; if another projector was faster, they are thrown away. A lease
(``storage``) makes this rare.
"""

import logging
import time
from collections.abc import Callable, Collection, Sequence
from threading import Lock

import msgspec

from domain.entry import Entry
from domain.errors import DomainError
from domain.gc_pause import gc_disabled
from domain.state.drafts import ADOPTING, PROPOSED
from domain.state.other_subjects import ISSUED
from projections.projector.projected_subject import Changes, RowChanges
from projections.projector.storage import Storage
from projections.projector.subject_cache import SubjectCache
from projections.projector.view import View
from projections.projector.views import VIEWS
from store.cooperation_log import CooperationLog
from store.database.read_only import is_read_only
from store.entry_rows import UnreadableEntry

logger = logging.getLogger("trilogue.projections")

BATCH_SIZE = 500
CACHE_SIZE = 20_000
PAUSE_SECONDS = 0.005
"""How long to wait before looking again whether another process has caught up."""

UNREADABLE = (DomainError, ValueError, msgspec.MsgspecError)
"""What an unreadable entry can raise: it is set aside, and the rest is projected."""

PROGRAM_FAULTS = (LookupError, TypeError, AttributeError)
"""What a fault of this program raises: the entry is set aside, and the log says so."""

PROGRAM_FAULT = "this program failed on an entry that can be read"

ReportProgress = Callable[[int, int], None]
"""Called with the position reached and the last position of the log."""


class Projector:
    """Keeps the tables of one generation up to date with the log.

    Args:
        log: what is read.
        generation: the tables to fill; by default those that queries read.
        views: those that the tables are made from.
        batch_size: how many entries are projected in one transaction.
        cache_size: how many subjects are kept in memory, at the most, between batches.
        clock: returns seconds since 1970, for the lease.
        pause: waits for some seconds.
    """

    def __init__(  # noqa: PLR0913 - two sizes, and what tests replace
        self,
        log: CooperationLog,
        generation: int | None = None,
        *,
        views: tuple[View, ...] = VIEWS,
        batch_size: int = BATCH_SIZE,
        cache_size: int = CACHE_SIZE,
        clock: Callable[[], float] = time.time,
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        self._log = log
        self._views = views
        self._batch_size = batch_size
        self._pause = pause
        self._storage = Storage(log.reader.engine, generation, views, clock)
        self._lock = Lock()
        self._reached: tuple[int, int] | None = None
        self._cache = SubjectCache(log, self._storage, cache_size)
        self._changes: Changes = {}

    @property
    def holds_lease(self) -> bool:
        """Whether other processes wait for this one to fill the tables."""
        return self._storage.holds_lease

    def keep_lease(self) -> None:
        """Keep the lease between two entries: this process looks for new ones often."""
        self._storage.keeps_lease = True

    def give_lease_back(self) -> None:
        """Let other processes go on at once, because this one ends."""
        self._storage.keeps_lease = False
        if self.holds_lease:
            self._storage.give_lease_back()

    def catch_up(self, progress: ReportProgress | None = None) -> int:
        """Bring the tables up to where the log ends now; return the position reached.

        While another process fills the tables, wait for it. Tables that cannot be
        written stay as they are.

        Args:
            progress: called after each batch.

        Raises:
            StoreError: the database did not answer; what was committed stays.
        """
        with self._lock:
            found = self._storage.read_progress()
            end = found.log_end
            if is_read_only(self._log.reader.engine):
                return found.position
            while found.position < end:
                if self._storage.may_write(found):
                    with gc_disabled(end - found.position):
                        self._read_on(progress)
                else:
                    self._pause(PAUSE_SECONDS)
                found = self._storage.read_progress()
            return found.position

    def _read_on(self, progress: ReportProgress | None) -> None:
        """Read to the end of the log, or until another process was faster."""
        while True:
            generation, position, *_ = self._storage.read_progress()
            entries = self._log.read_after(position, self._batch_size)
            if not entries:
                return
            if self._reached != (generation, position):
                self._cache.reset(generation)
                self._changes = {}
            # Until the batch is written, the cache is ahead of the tables.
            self._reached = None
            if not self._project_batch(generation, position, entries):
                return
            reached = entries[-1].position
            self._reached = generation, reached
            if progress:
                progress(reached, self._log.reader.head().position)
            if len(entries) < self._batch_size:
                return

    def _project_batch(
        self, generation: int, position: int, entries: Sequence[Entry | UnreadableEntry]
    ) -> bool:
        """Project a batch and write it; return whether it was written."""
        self._cache.start_batch(position)
        changes = self._start_changes(generation)
        joins = dict(self._cache.joins.recorded)
        unreadable: dict[int, str] = {}
        for entry in entries:
            if isinstance(entry, UnreadableEntry):
                unreadable[entry.position] = entry.reason
                continue
            try:
                self._project_entry(entry, changes)
            except UNREADABLE as error:
                unreadable[entry.position] = f"{type(error).__name__}: {error}"
                self._cache.remove(entry)
            except PROGRAM_FAULTS as error:
                logger.exception("entry %d cannot be projected", entry.position)
                reason = f"{type(error).__name__}: {error}"
                unreadable[entry.position] = f"{PROGRAM_FAULT} ({reason})"
                self._cache.remove(entry)
        reached = entries[-1].position
        is_written = self._storage.write(
            generation,
            position,
            reached,
            changes=changes,
            unreadable=unreadable,
            joins=None if self._cache.joins.recorded == joins else self._cache.joins,
            is_last=len(entries) < self._batch_size,
        )
        self._changes = changes if is_written else {}
        if is_written:
            _log_batch(generation, position + 1, reached, unreadable)
        return is_written

    def _start_changes(self, generation: int) -> Changes:
        """Return empty changes that number new rows on from the last batch."""
        if not self._changes:
            return self._storage.start_changes(generation)
        return {view: RowChanges(one.next_id) for view, one in self._changes.items()}

    def _project_entry(self, entry: Entry, changes: Changes) -> None:
        cache = self._cache
        subject_id = cache.joins.root(entry.subject_id)
        subject = cache.get(subject_id, is_new=entry.version == 1)
        bearing = cache.bearing(subject_id) if _may_bear(entry) else None
        subject.entries.append(entry)
        if subject.project_entry(entry, self._views, changes):
            cache.note_projected(entry)
            return
        joined = cache.joins.apply(entry)
        if joined:
            cache.group_again(joined)
        changed = joined | {subject_id}
        if joined or (_may_bear(entry) and cache.bearing(subject_id) != bearing):
            changed |= cache.dependents(changed)
        for one in sorted(changed):
            history = cache.history(one)
            cache.get(one).project(history, self._views, changes, entry.position)
        cache.note_projected(entry)


def _may_bear(entry: Entry) -> bool:
    """Return whether an entry may change when documents or drafts took effect."""
    families = ("document", "mandate")
    is_amendment = entry.is_amendment and entry.subject.family in families
    return is_amendment or entry.content.kind in {ISSUED, PROPOSED, *ADOPTING}


def _log_batch(
    generation: int, first: int, last: int, set_aside: Collection[int]
) -> None:
    logger.info("projected %d to %d into generation %d", first, last, generation)
    if set_aside:
        positions = ", ".join(map(str, sorted(set_aside)))
        logger.warning("unreadable entries were set aside: %s", positions)
