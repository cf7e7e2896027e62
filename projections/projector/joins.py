"""Which subjects were joined: recorded separately, and found to be one.

Joins are applied in the order of the log. When one is withdrawn, the others are applied
again from the start.
"""

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
        self.recorded: dict[str, tuple[UUID, UUID]] = {}
        self._into: dict[UUID, UUID] = {}

    def root(self, subject_id: UUID) -> UUID:
        """Return what a subject became in the end; itself, if it was not joined."""
        while further := self._into.get(subject_id):
            subject_id = further
        return subject_id

    def members(self, root: UUID) -> set[UUID]:
        """Return the subjects that became one, itself included."""
        return {root} | {one for one in self._into if self.root(one) == root}

    def add(self, event_id: str, subject_id: UUID, into: UUID) -> None:
        """Join a subject, with all that is joined with it, to another one."""
        self.recorded[event_id] = subject_id, into
        start, end = self.root(subject_id), self.root(into)
        if start != end:
            self._into[start] = end

    def apply(self, entry: Entry) -> set[UUID]:
        """Apply an entry if it joins subjects or withdraws a join.

        Returns:
            The subjects whose entries are to be grouped again; none for other entries.
        """
        content = entry.content
        if content.kind == SAME_AS:
            into = Ref.parse(content.data["into"]).subject_id
            before = {self.root(entry.subject_id), self.root(into)}
            self.add(str(entry.event_id), entry.subject_id, into)
            return before
        if content.kind == WITHDRAWN and content.target in self.recorded:
            subject_id, _ = self.recorded.pop(content.target)
            together = self.members(self.root(subject_id))
            self._apply_again()
            return together
        return set()

    def _apply_again(self) -> None:
        self._into.clear()
        for event_id, (subject_id, into) in self.recorded.items():
            self.add(event_id, subject_id, into)
