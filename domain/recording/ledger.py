"""The ledger: everything is recorded through it."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, tzinfo
from functools import partial
from threading import Lock
from typing import NamedTuple

from domain.clock import now_utc
from domain.entry import Entry
from domain.errors import DomainError
from domain.gc_pause import MANY, gc_disabled
from domain.log import Log, LostRaceError
from domain.recording.acts import Act, Author
from domain.recording.doubts import Doubts, KnownSubjects, NothingKnown
from domain.recording.entity_claims import find_entity
from domain.recording.findings import Finding
from domain.recording.refusals import Doubt, DoubtfulError
from domain.recording.subject_cache import SubjectCache
from domain.recording.unit_of_work import UnitOfWork
from domain.recording.unit_subjects import UnitSubjects

logger = logging.getLogger("trilogue.recording")

ATTEMPTS = 10
"""How often a unit of work is built again because others recorded meanwhile."""


class Recorded(NamedTuple):
    """What was recorded.

    Attributes:
        entries: one per act, in the order of the acts.
        fresh: those that were not in the log before. The others were recorded earlier
            under the same key and with the same content.
        findings: where the new entries disagree with the subjects that they name.
        created: the subjects about which the log had no entry, as family:reference.
    """

    entries: tuple[Entry, ...]
    fresh: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    created: tuple[str, ...]


class Ledger:
    """Records acts, all or none, after checking them as a whole.

    Args:
        log: where entries are kept.
        zone: the ledger's time zone, which decides what day it is.
        clock: returns the present instant.
        entities: actor ids of those for whom entries are recorded; empty: for anyone.
        known: advises on what is doubtful, from what the log has.
    """

    def __init__(
        self,
        log: Log,
        *,
        zone: tzinfo,
        clock: Callable[[], datetime] = now_utc,
        entities: Sequence[str] = (),
        known: KnownSubjects | None = None,
    ) -> None:
        self._log = log
        self._zone = zone
        self._clock = clock
        self._subjects = SubjectCache(log)
        self._entities = entities
        self._known = known or NothingKnown()
        self._lock = Lock()

    def record(
        self,
        acts: Sequence[Act],
        author: Author,
        *,
        confirmed: bool = False,
        dry_run: bool = False,
    ) -> Recorded:
        """Record several acts as one unit of work: all of them, or none.

        Args:
            acts: what to record, correct, withdraw, attest or join, in order.
            author: who records them, and for which entity.
            confirmed: somebody looked at the doubts, so record in spite of them.
            dry_run: check everything and record nothing.

        Raises:
            UnknownEntityError: the author's entity is none of the ledger's.
            ActRefusedError: an act cannot be recorded.
            DoubtfulError: there are doubts, and nobody confirmed.
            BusyError: others kept recording on the same subjects.
        """
        author = self.check_author(author)
        today = self._clock().astimezone(self._zone).date()
        with self._lock, gc_disabled(len(acts)):
            look_up = dry_run or not self._subjects.has_read_log
            for _ in range(ATTEMPTS):
                if look_up:
                    self._subjects.refresh()
                unit = UnitOfWork(
                    acts,
                    author,
                    log=self._log,
                    subjects=self._subjects,
                    confirmed=confirmed,
                )
                try:
                    unit.build(today, look_up=look_up)
                    if not confirmed:
                        self._check_unit(unit)
                    return self._finish(unit, confirmed=confirmed, dry_run=dry_run)
                except (DomainError, LostRaceError) as error:
                    # Others may have recorded meanwhile: read the log, and try again.
                    self._subjects.drop(unit.touched)
                    if look_up and not isinstance(error, LostRaceError):
                        logger.info("refused: %s", type(error).__name__)
                        raise
                    look_up = True
                except BaseException:
                    self._subjects.drop(unit.touched)
                    raise
        raise BusyError(times=ATTEMPTS)

    @contextmanager
    def parts(
        self, author: Author, *, confirmed: bool = False, dry_run: bool = False
    ) -> Iterator[Callable[[Sequence[Act]], Recorded]]:
        """Record more acts than memory holds, part by part: all of them, or none.

        The append lock is held until the end of the block. An error in the block, or a
        doubt at its end, leaves nothing.

        Yields:
            Records a part. It raises ``ActRefusedError``, after which further parts can
            be recorded, to find what is wrong with them.

        Raises:
            DoubtfulError: there are doubts about all parts together.
        """
        author, doubts = self.check_author(author), Doubts()
        today = self._clock().astimezone(self._zone).date()
        subjects = self._subjects
        with self._lock, gc_disabled(MANY):
            try:
                with self._log.transaction(keep=not dry_run):
                    subjects.refresh()
                    yield partial(self._record_part, author, today, doubts, confirmed)
                    if not confirmed:
                        self._check_doubts(doubts)
            except BaseException:
                subjects.drop_all()
                raise
            if dry_run:
                subjects.drop_all()

    def _record_part(
        self,
        author: Author,
        today: date,
        doubts: Doubts,
        confirmed: bool,  # noqa: FBT001 - as the caller was told
        acts: Sequence[Act],
    ) -> Recorded:
        unit = UnitOfWork(
            acts,
            author,
            log=self._log,
            subjects=self._subjects,
            confirmed=confirmed,
            doubts=doubts,
        )
        try:
            unit.build(today, look_up=True)
        except DomainError:
            self._subjects.drop(unit.touched)
            raise
        unit.drop_known()
        return self._finish(unit, confirmed=confirmed, dry_run=False)

    def _check_unit(self, unit: UnitOfWork) -> None:
        """Raise all doubts together; without others, the append checks the clock."""
        try:
            unit.check_doubts(self._known)
        except DoubtfulError as found:
            raise DoubtfulError([*found.doubts, *self._clock_doubts()]) from found

    def _clock_doubts(self) -> list[Doubt]:
        facts = self._log.clock_doubt()
        return [Doubt("clock-ahead", facts)] if facts else []

    def _check_doubts(self, doubts: Doubts) -> None:
        subjects = UnitSubjects(self._subjects)
        unknown = doubts.unknown_references
        subjects.load(unknown)
        known = {one for one in unknown if subjects.is_known(one)}
        entries = self._log.entries(doubts.named_entries)
        with self._log.outside_transaction():
            found = doubts.find(
                self._known, is_known=known.__contains__, find_entries=lambda _: entries
            )
        if found:
            raise DoubtfulError([*found, *self._clock_doubts()])

    def check_author(self, author: Author) -> Author:
        """Return the author, with the entity as the ledger spells it.

        Raises:
            UnknownEntityError: the entity is none of the ledger's.
        """
        return replace(author, entity=find_entity(author.entity, self._entities))

    def _finish(self, unit: UnitOfWork, *, confirmed: bool, dry_run: bool) -> Recorded:
        if dry_run:
            self._subjects.drop(unit.touched)
        elif unit.fresh:
            known = self._subjects
            self._log.append(
                unit.fresh,
                unit.personal,
                joins_until=known.joins_until,
                confirmed=confirmed,
            )
            last = unit.fresh[-1].position
            known.note_recorded(last, len(unit.fresh), unit.subjects.joins)
            _log_recorded(unit.fresh)
        # Findings name entries by their positions, which new entries have only now.
        return Recorded(
            tuple(unit.entries), tuple(unit.fresh), unit.findings(), unit.created
        )


def _log_recorded(entries: Sequence[Entry]) -> None:
    """Log where entries were recorded. Subjects may be persons: they are not named."""
    if logger.isEnabledFor(logging.INFO):
        kinds = ", ".join(dict.fromkeys(entry.content.kind for entry in entries))
        first, last = entries[0].position, entries[-1].position
        logger.info("recorded %s to %s: %s", first, last, kinds)


class BusyError(DomainError):
    """Others kept recording on the same subjects; nothing was recorded."""

    key = "refusal/busy"
