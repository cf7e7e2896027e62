"""The subjects that a projector keeps in memory between one batch and the next."""

import gc
from collections.abc import Iterator
from datetime import date
from itertools import islice
from uuid import UUID

from domain.entry import Entry
from domain.references import Ref
from domain.state.amendments import apply_amendments
from domain.state.drafts import Adoption, find_adoption
from domain.state.joins import Joins
from domain.state.other_subjects import ALONE, OtherSubjects, issue_day
from projections.projector.projected_subject import ProjectedSubject
from projections.projector.storage import Storage
from projections.projector.subject_history import SubjectHistory
from store.cooperation_log import CooperationLog


class SubjectCache:
    """Subjects by identifier: read from the log and the tables when they are needed.

    Args:
        log: where entries are read.
        storage: where rows, joins and unreadable entries are read.
        size: how many subjects are kept at the most between two batches.

    Attributes:
        joins: which subjects are joined.
        others: what subjects know of others: joins, when documents were issued, and
            when drafts were adopted.
        unreadable: positions of the entries that could not be read.
    """

    def __init__(self, log: CooperationLog, storage: Storage, size: int) -> None:
        self._log = log
        self._storage = storage
        self._size = size
        self._generation = 0
        self._position = 0
        self._batch: list[Entry] = []
        self._subjects: dict[UUID, ProjectedSubject] = {}
        self.joins = Joins()
        self.others = ALONE
        self.unreadable: set[int] = set()

    def reset(self, generation: int) -> None:
        """Forget all subjects, and read the joins and the unreadable entries again."""
        self._subjects.clear()
        self._generation = generation
        joined = self._log.entries(self._storage.read_joins(generation)).values()
        self.joins = Joins.of(sorted(joined, key=lambda entry: entry.position))
        self.others = OtherSubjects(self.joins, self._issue_day, self._adoption)
        self.unreadable = self._storage.read_unreadable(generation)

    def start_batch(self, position: int) -> None:
        """Make room, and read entries up to a position from now on.

        If there are too many subjects, those that were not written to for the longest
        time are evicted, until half as many as may be kept are left.
        """
        self._position = position
        self._batch.clear()
        if len(self._subjects) > self._size:
            evicted = len(self._subjects) - self._size // 2
            for subject_id in [*islice(self._subjects, evicted)]:
                del self._subjects[subject_id]
            # Entries and their facts form reference cycles, and automatic collection
            # is off during a long catch-up.
            if not gc.isenabled():
                gc.collect()

    def get(self, subject_id: UUID, *, is_new: bool = False) -> ProjectedSubject:
        """Return a subject as it was before the batch, with what the batch added.

        Args:
            subject_id: of several joined subjects, the one they became.
            is_new: whether the next entry is the first one recorded on it.
        """
        subject = self._subjects.pop(subject_id, None)
        if subject is None:
            subject = ProjectedSubject()
            members = self.joins.members(subject_id)
            if not is_new or len(members) > 1:
                subject.entries = [
                    entry
                    for entry in self._log.entries_of(members)
                    if entry.position <= self._position
                    and entry.position not in self.unreadable
                ]
                subject.rows = self._storage.read_rows(self._generation, subject_id)
        # The last place is that of the subject written to last.
        self._subjects[subject_id] = subject
        return subject

    def history(self, subject_id: UUID) -> SubjectHistory:
        """Return a subject as known now."""
        entries = tuple(self.get(subject_id).entries)
        return SubjectHistory(subject_id, entries, self.others)

    def bearing(self, subject_id: UUID) -> tuple[int | None, Adoption | None]:
        """Return what bears on other subjects: when it was issued, and adopted."""
        facts = apply_amendments(self.get(subject_id).entries)
        return issue_day(facts), find_adoption(facts)

    def _issue_day(self, document: str) -> str:
        day, _ = self.bearing(self.joins.root(Ref.parse(document).subject_id))
        return date.fromordinal(day).isoformat() if day else ""

    def _adoption(self, mandate: str) -> Adoption | None:
        return self.bearing(self.joins.root(Ref.parse(mandate).subject_id))[1]

    def note_projected(self, entry: Entry) -> None:
        """Note an entry of this batch: it is not in the tables yet."""
        self._batch.append(entry)

    def dependents(self, subjects: set[UUID]) -> set[UUID]:
        """List the subjects whose facts name or cite one of some subjects."""
        members = {one for root in subjects for one in self.joins.members(root)}
        members |= subjects
        found = self._storage.read_dependents(self._generation, members)
        # An amendment may name other subjects than the entry that it amends.
        found |= {
            entry.subject_id
            for entry in self._batch
            if entry.is_amendment or not members.isdisjoint(_named(entry))
        }
        return {self.joins.root(one) for one in found}

    def group_again(self, subject_ids: set[UUID]) -> None:
        """Give each of some subjects the entries of all that are joined with it now."""
        subjects = {one: self.get(one) for one in subject_ids}
        entries: dict[int, Entry] = {}
        for subject in subjects.values():
            entries |= {entry.position: entry for entry in subject.entries}
        for subject_id, subject in subjects.items():
            subject.entries = [
                entries[at]
                for at in sorted(entries)
                if self.joins.root(entries[at].subject_id) == subject_id
            ]

    def remove(self, entry: Entry) -> None:
        """Go on as if an entry that cannot be read were not in the log."""
        self.unreadable.add(entry.position)
        subject = self._subjects.get(self.joins.root(entry.subject_id))
        if subject:
            subject.remove(entry)


def _named(entry: Entry) -> Iterator[UUID]:
    """List the subjects that an entry names or cites."""
    cited = (one.document for one in entry.content.sources if one.document)
    for reference in (*entry.fact.links, *cited):
        yield Ref.parse(reference).subject_id
