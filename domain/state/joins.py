"""Which subjects were joined: recorded separately, and found to be one.

Joins are applied in the order of the log. When one is withdrawn, the others are applied
again from the start.
"""

from collections.abc import Iterable
from typing import Self
from uuid import UUID

from domain.entry import SAME_AS, WITHDRAWN, Entry
from domain.references import Ref


class Joins:
    """The joins recorded and not withdrawn, and what each subject became.

    Attributes:
        recorded: event id of a join -> the subject joined and the one that it became,
            in the order of the log.
    """

    def __init__(self) -> None:
        self.recorded: dict[str, tuple[Ref, Ref]] = {}
        self._into: dict[UUID, Ref] = {}
        self._joined: set[UUID] = set()
        self._names: dict[UUID, str] = {}

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Self:
        """Apply entries in the order of the log."""
        joins = cls()
        for entry in entries:
            joins.apply(entry)
        return joins

    def copy(self) -> Self:
        """Return joins that can change without changing these."""
        copied = type(self)()
        copied.recorded = dict(self.recorded)
        copied._apply_again()  # noqa: SLF001 - one of its own kind
        return copied

    def root(self, subject_id: UUID) -> UUID:
        """Return what a subject became in the end; itself, if it was not joined."""
        while further := self._into.get(subject_id):
            subject_id = further.subject_id
        return subject_id

    def same(self, reference: str) -> str:
        """Return the one reference of all subjects that are one; its own, if alone.

        It is that of a subject which was joined to no other one, whatever was joined
        first; of several, the first in alphabetical order.
        """
        if not self._joined:
            return reference
        subject_id = Ref.parse(reference).subject_id
        if subject_id not in self._joined:
            return reference
        root = self.root(subject_id)
        if root not in self._names:
            became = {subject.subject_id for subject, _ in self.recorded.values()}
            refs = self.refs(subject_id)
            last = [ref for ref in refs if ref.subject_id not in became]
            self._names[root] = min(map(str, last or refs), default=reference)
        return self._names[root]

    def refs(self, subject_id: UUID) -> list[Ref]:
        """Return the references of subjects that are one; none if it is alone."""
        if subject_id not in self._joined:
            return []
        every = {ref.subject_id: ref for both in self.recorded.values() for ref in both}
        root = self.root(subject_id)
        found = [ref for one, ref in every.items() if self.root(one) == root]
        return found if len(found) > 1 else []

    def members(self, root: UUID) -> set[UUID]:
        """Return the subjects that became one, itself included."""
        return {root} | {one for one in self._into if self.root(one) == root}

    def apply(self, entry: Entry) -> set[UUID]:
        """Apply an entry if it joins subjects or withdraws a join.

        Returns:
            The subjects whose entries are to be grouped again; none for other entries.
        """
        content = entry.content
        if content.kind == SAME_AS:
            into = Ref.parse(content.data["into"])
            before = {self.root(entry.subject_id), self.root(into.subject_id)}
            self.recorded[str(entry.event_id)] = entry.subject, into
            self._join(entry.subject, into)
            return before
        if content.kind == WITHDRAWN and content.target in self.recorded:
            subject, _ = self.recorded.pop(content.target)
            together = self.members(self.root(subject.subject_id))
            self._apply_again()
            return together
        return set()

    def _apply_again(self) -> None:
        self._into.clear()
        self._joined.clear()
        self._names.clear()
        for subject, into in self.recorded.values():
            self._join(subject, into)

    def _join(self, subject: Ref, into: Ref) -> None:
        """Join a subject, with all that is joined with it, to another one."""
        self._names.clear()
        start = self.root(subject.subject_id)
        self._joined |= {subject.subject_id, into.subject_id}
        while further := self._into.get(into.subject_id):
            into = further
        if start != into.subject_id:
            self._into[start] = into
