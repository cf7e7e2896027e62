"""Which subjects turned out to be one.

Joins are taken in the order of the log: what is one with the same is one. Withdrawing
a join leaves what the others say.
"""

from uuid import UUID

from domain.entry import SAME_AS, WITHDRAWN, Entry
from domain.references import Ref


class Joins:
    """The joins that stand, and what each subject became."""

    def __init__(self) -> None:
        self.stated: dict[str, tuple[UUID, UUID]] = {}
        """Event id of a join -> the two subjects, in the order of the log."""
        self._into: dict[UUID, UUID] = {}

    def root(self, subject_id: UUID) -> UUID:
        """Give what a subject became; itself, if nothing was said."""
        while further := self._into.get(subject_id):
            subject_id = further
        return subject_id

    def members(self, root: UUID) -> set[UUID]:
        """Give the subjects that became one, itself among them."""
        return {root} | {one for one in self._into if self.root(one) == root}

    def state(self, event_id: str, one: UUID, into: UUID) -> None:
        """Take up a join: the one, and what is one with it, became the other."""
        self.stated[event_id] = one, into
        start, end = self.root(one), self.root(into)
        if start != end:
            self._into[start] = end

    def change(self, entry: Entry) -> set[UUID]:
        """Take up a join or its withdrawal; give the subjects to be grouped anew."""
        content = entry.content
        if content.kind == SAME_AS:
            into = Ref.parse(content.data["into"]).subject_id
            before = {self.root(entry.subject_id), self.root(into)}
            self.state(str(entry.event_id), entry.subject_id, into)
            return before
        if content.kind == WITHDRAWN and content.target in self.stated:
            one, _ = self.stated.pop(content.target)
            together = self.members(self.root(one))
            self._again()
            return together
        return set()

    def _again(self) -> None:
        self._into.clear()
        for event_id, (one, into) in self.stated.items():
            self.state(event_id, one, into)
