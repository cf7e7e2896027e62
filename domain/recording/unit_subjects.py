"""The subjects of a unit of work, joined as its acts leave them."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import chain
from uuid import UUID

from domain.entry import SAME_AS, Entry, Fact
from domain.recording.subject_cache import SubjectCache
from domain.references import Ref
from domain.state.contradictions import Contradiction, Timeline
from domain.state.other_subjects import issue_day, unify
from domain.state.subject import Subject


class UnitSubjects:
    """Subjects with what a unit of work added to them, and which of them are one.

    Attributes:
        joins: those of the log and of the unit.
    """

    def __init__(self, cache: SubjectCache) -> None:
        self.joins = self._before = cache.joins
        self._cache = cache
        self._refs: dict[str, Ref] = {}
        self._found: dict[UUID, Subject] = {}

    def load(self, references: Iterable[object]) -> None:
        """Load subjects, all at once.

        Args:
            references: each as text, or read already.
        """
        missing = []
        for one in references:
            text = str(one)
            if text not in self._refs:
                ref = one if isinstance(one, Ref) else Ref.parse(text)
                self._refs[text] = ref
                if ref.subject_id not in self._found:
                    missing.append(ref)
        if missing:
            self._found |= self._cache.load(missing)

    def ref(self, reference: str) -> Ref:
        """Return a reference as its text spells it."""
        if reference not in self._refs:
            self.load((reference,))
        return self._refs[reference]

    def __getitem__(self, reference: str) -> Subject:
        return self._found[self.ref(reference).subject_id]

    def is_known(self, reference: str) -> bool:
        """Return whether a subject has an entry that is not a join."""
        return any(one.content.kind != SAME_AS for one in self[reference].entries)

    def facts_of(self, reference: str) -> Timeline | None:
        """Return the facts of a subject; None if the log does not know it."""
        subject = self[reference]
        is_known = any(one.entries for one in self.members(subject))
        return self.facts(subject) if is_known else None

    def issue_day(self, document: str) -> str:
        """Return the day on which the log says that a document was issued, or ""."""
        day = issue_day(self.facts(self[document])) if document else None
        return date.fromordinal(day).isoformat() if day else ""

    def apply(self, entry: Entry) -> None:
        """Apply an entry if it joins subjects or withdraws a join."""
        content = entry.content
        if content.kind == SAME_AS or content.target in self.joins.recorded:
            joins = self.joins.copy()
            if joins.apply(entry):
                self.joins = joins

    def members(self, subject: Subject) -> Sequence[Subject]:
        """Return the subjects that are one with a subject, itself included."""
        refs = self.joins.refs(subject.id) if self.joins.recorded else ()
        if not refs:
            return (subject,)
        self.load(refs)
        return [self._found[ref.subject_id] for ref in refs]

    def facts(self, subject: Subject) -> Timeline:
        """Return the facts of a subject and of those that are one with it."""
        members = self.members(subject)
        if len(members) == 1:
            return subject.facts
        return Timeline(chain.from_iterable(one.facts for one in members))

    def find_said(self, subject: Subject, fact: Fact) -> Fact | None:
        """Find a fact that may say the same, of the subject or one that is the same.

        It may name the same actor, meeting or the like by another reference.
        """
        every = [one.facts for one in self.members(subject)]
        if any(self.joins.refs(self.ref(one).subject_id) for one in fact.links):
            fact = unify(fact, self.joins)
            every = [Timeline(unify(one, self.joins) for one in own) for own in every]
        duplicates = (facts.find_duplicate(fact) for facts in every)
        holding = (facts.find_holding(fact) for facts in every)
        return next((one for one in chain(duplicates, holding) if one), None)

    def contradictions(
        self, subject: Subject, changed: Collection[UUID]
    ) -> list[Contradiction]:
        """List what the unit made contradict each other.

        Args:
            changed: identities of the entries that the unit recorded or amended.
        """
        own = subject.contradictions()
        members = self.members(subject)
        if len(members) == 1:
            return own
        base = self._before.root(subject.id)
        timeline, new = Timeline(), list[Fact]()
        for member in members:
            was_joined = self._before.root(member.id) == base
            for fact in member.facts:
                if was_joined and fact.event_id not in changed:
                    timeline.add(fact)
                else:
                    new.append(fact)
        found: list[Contradiction] = []
        for fact in new:
            found += timeline.contradictions(fact)
            timeline.add(fact)
        return found
