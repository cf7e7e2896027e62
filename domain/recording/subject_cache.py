"""Subjects in memory: loaded once, and kept until somebody else records on them."""

import gc
from collections.abc import Iterable
from uuid import UUID

from domain.log import Log
from domain.references import Ref
from domain.state.joins import Joins
from domain.state.subject import Subject

MAX_SUBJECTS = 20_000
"""The most subjects kept; beyond it all are dropped and loaded again."""


class SubjectCache:
    """Loads subjects from the log, and keeps them up to date with it.

    Attributes:
        joins: which subjects are one.
        joins_until: position of the log up to which they are known.
    """

    def __init__(self, log: Log) -> None:
        self.joins = Joins()
        self.joins_until = 0
        self._log = log
        self._position: int | None = None
        self._subjects: dict[UUID, Subject] = {}

    def refresh(self) -> int:
        """Drop the subjects that others recorded on; return the last position."""
        head, touched = self._log.touched_since(self._position or 0)
        self.drop(touched)
        if touched or self._position is None:
            self.joins = Joins.of(self._log.joins())
        self._position = self.joins_until = head
        return head

    @property
    def has_read_log(self) -> bool:
        """Whether the log was read before. Others may have recorded since."""
        return self._position is not None

    def note_recorded(self, position: int, count: int, joins: Joins) -> None:
        """Note that the last entries of the log, up to a position, are our own.

        Args:
            joins: those of the log with these entries; others recorded none meanwhile.
        """
        self.joins, self.joins_until = joins, position
        if self._position == position - count:
            self._position = position

    def load(self, refs: Iterable[Ref]) -> dict[UUID, Subject]:
        """Return subjects by identifier; one that the log does not know is empty."""
        if len(self._subjects) > MAX_SUBJECTS:
            self._subjects.clear()
            # Entries and their facts form cycles, and the collector may be disabled.
            if not gc.isenabled():
                gc.collect()
        wanted = {ref.subject_id: ref for ref in refs}
        missing = [one for one in wanted if one not in self._subjects]
        if missing:
            found = self._log.load(missing) if self._position else {}
            for one in missing:
                self._subjects[one] = found.get(one) or Subject(wanted[one])
        return {one: self._subjects[one] for one in wanted}

    def drop_all(self) -> None:
        """Drop everything: the log does not keep what was read of it."""
        self._subjects.clear()
        self._position, self.joins, self.joins_until = None, Joins(), 0

    def drop(self, subject_ids: Iterable[UUID]) -> None:
        """Drop subjects: they are loaded again when they are next needed."""
        for one in subject_ids:
            self._subjects.pop(one, None)
