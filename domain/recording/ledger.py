"""The ledger: the one door through which anything is recorded."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from threading import Lock
from typing import NamedTuple

from domain.clock import now_utc
from domain.entry import Entry
from domain.errors import DomainError
from domain.gc_pause import gc_disabled
from domain.log import Log, LostRaceError
from domain.recording.acts import Act, Recorder
from domain.recording.doubts import Near
from domain.recording.findings import Finding
from domain.recording.subject_cache import Subjects
from domain.recording.unit_of_work import UnitOfWork

logger = logging.getLogger("trilogue.recording")

ATTEMPTS = 10
"""How often a unit is built anew when somebody else recorded in between."""


class Recorded(NamedTuple):
    """What was recorded.

    Attributes:
        entries: one per act, in the order of the acts.
        fresh: those that were not in the log before; the others stood there under
            the same key with the same content.
        findings: where the new entries and the subjects they name disagree.
    """

    entries: tuple[Entry, ...]
    fresh: tuple[Entry, ...]
    findings: tuple[Finding, ...]


class Ledger:
    """Records acts, all or none, after checking them as a whole.

    Args:
        log: where entries are kept.
        zone: the ledger's time zone; it decides which day it is.
        clock: gives the present instant.
        near: gives known references that read like one, for advice.
    """

    def __init__(
        self,
        log: Log,
        *,
        zone: tzinfo,
        clock: Callable[[], datetime] = now_utc,
        near: Near = lambda _: (),
    ) -> None:
        self._log = log
        self._zone = zone
        self._clock = clock
        self._subjects = Subjects(log)
        self._near = near
        self._turn = Lock()

    def record(
        self,
        acts: Sequence[Act],
        who: Recorder,
        *,
        confirmed: bool = False,
        dry_run: bool = False,
    ) -> Recorded:
        """Record several acts as one unit.

        Args:
            acts: what to record, correct, withdraw, attest or join, in order.
            who: who records it, for which entity.
            confirmed: somebody looked at the doubts; record all the same.
            dry_run: check everything and record nothing.

        Raises:
            ActRefusedError: an act cannot be recorded; nothing is.
            DoubtfulError: there are doubts and nobody confirmed; nothing is.
        """
        today = self._clock().astimezone(self._zone).date()
        with self._turn, gc_disabled(len(acts)):
            careful = dry_run or not self._subjects.are_current
            for _ in range(ATTEMPTS):
                if careful:
                    self._subjects.refresh()
                unit = UnitOfWork(acts, who, log=self._log, subjects=self._subjects)
                try:
                    unit.build(today, look_up=careful)
                    if not confirmed:
                        unit.doubt(self._near)
                    return self._finish(unit, dry_run=dry_run)
                except (DomainError, LostRaceError) as error:
                    # What others recorded meanwhile may be why: look, and try again.
                    self._subjects.drop(unit.touched)
                    if careful and not isinstance(error, LostRaceError):
                        logger.info("refused: %s", type(error).__name__)
                        raise
                    careful = True
                except BaseException:
                    self._subjects.drop(unit.touched)
                    raise
        raise BusyError

    def _finish(self, unit: UnitOfWork, *, dry_run: bool) -> Recorded:
        if dry_run:
            self._subjects.drop(unit.touched)
        elif unit.fresh:
            self._log.append(unit.fresh, unit.personal)
            self._subjects.recorded(unit.fresh[-1].position, len(unit.fresh))
            _log_recorded(unit.fresh)
        # Only now do new entries have the numbers by which findings name them.
        return Recorded(tuple(unit.entries), tuple(unit.fresh), unit.findings())


def _log_recorded(entries: Sequence[Entry]) -> None:
    """Log where entries were recorded. Subjects may be persons: they are not named."""
    if logger.isEnabledFor(logging.INFO):
        kinds = ", ".join(dict.fromkeys(entry.content.kind for entry in entries))
        first, last = entries[0].position, entries[-1].position
        logger.info("recorded %s to %s: %s", first, last, kinds)


class BusyError(DomainError):
    """Others kept recording on the same subjects; nothing was recorded."""

    def __init__(self) -> None:
        super().__init__(
            f"others kept recording on the same subjects, {ATTEMPTS} times in a row: "
            f"try again"
        )
