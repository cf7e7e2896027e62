"""Subjects in memory: loaded once, kept while nobody else records on them."""

import gc
from collections.abc import Iterable
from uuid import UUID

from domain.log import Log
from domain.references import Ref
from domain.state.subject import Subject

MOST = 20_000
"""Subjects kept at the most; past that all are forgotten and loaded anew."""


class Subjects:
    """The subjects that the ledger has at hand."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._seen: int | None = None
        self._held: dict[UUID, Subject] = {}

    def refresh(self) -> int:
        """Forget what others recorded on meanwhile; give the last position."""
        head, touched = self._log.touched_since(self._seen or 0)
        self.drop(touched)
        self._seen = head
        return head

    @property
    def are_current(self) -> bool:
        """Whether the log was looked at before; others may have recorded since."""
        return self._seen is not None

    def recorded(self, position: int, count: int) -> None:
        """Note that the last entries of the log are our own, up to a position."""
        if self._seen == position - count:
            self._seen = position

    def load(self, refs: Iterable[Ref]) -> dict[UUID, Subject]:
        """Give the subjects; one that the log does not know yet has no entries."""
        if len(self._held) > MOST:
            self._held.clear()
            # Entries and their facts hold each other, and the collector may rest.
            gc.collect()
        wanted = {ref.subject_id: ref for ref in refs}
        missing = [one for one in wanted if one not in self._held]
        if missing:
            found = self._log.load(missing) if self._seen else {}
            for one in missing:
                self._held[one] = found.get(one) or Subject(wanted[one])
        return {one: self._held[one] for one in wanted}

    def drop(self, subject_ids: Iterable[UUID]) -> None:
        """Forget subjects: they are loaded anew when they are next asked for."""
        for one in subject_ids:
            self._held.pop(one, None)
