"""A unit of work: several acts, written as entries and checked as a whole."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

import msgspec

from domain.content import Content, Source
from domain.entry import (
    WITHDRAWN,
    Entry,
    Fact,
    linked_references,
    parse_event_id,
)
from domain.errors import DomainError
from domain.kinds import KINDS, definition_for_reading
from domain.log import Log
from domain.personal import PersonalValue, with_salt
from domain.printable import check_printable
from domain.recording.acts import Act, Attest, Author, Join, Record
from domain.recording.doubts import Doubts, KnownSubjects, cited_documents
from domain.recording.entity_claims import check_own_entity, check_repeated_items
from domain.recording.entry_content import (
    check_date,
    check_retired,
    check_size,
    check_target,
    content_of_amendment,
    content_of_record,
)
from domain.recording.entry_lookup import find_entry
from domain.recording.event_ids import event_id_of
from domain.recording.findings import Finding
from domain.recording.idempotency import differences_from_stored
from domain.recording.refusals import (
    ActRefusedError,
    ContradictionError,
    DoubtfulError,
    KeyReusedError,
    UnknownEntryError,
    VersionConflictError,
)
from domain.recording.subject_cache import SubjectCache
from domain.recording.unit_findings import adopted_by, find_in_unit
from domain.recording.unit_subjects import UnitSubjects
from domain.state.subject import Subject


class UnitOfWork:
    """One attempt to record several acts, all or none.

    Args:
        confirmed: somebody looked at the doubts, so that none are searched for.
        doubts: those of earlier parts of the same unit.

    Attributes:
        entries: one per act, in the order of the acts.
        fresh: those of them that the log does not have yet.
        personal: personal values of the fresh entries.
        subjects: those of the log, with the fresh entries.
    """

    def __init__(  # noqa: PLR0913 - all that an attempt works with
        self,
        acts: Sequence[Act],
        author: Author,
        *,
        log: Log,
        subjects: SubjectCache,
        confirmed: bool = False,
        doubts: Doubts | None = None,
    ) -> None:
        self.acts = acts
        self.entries: list[Entry] = []
        self.fresh: list[Entry] = []
        self.personal: list[PersonalValue] = []
        self._author = author
        self._log = log
        self.subjects = UnitSubjects(subjects)
        self._first_acts: dict[UUID, tuple[Subject, int]] = {}
        self._versions: dict[UUID, int] = {}
        self._doubts = doubts or Doubts()
        self._confirmed = confirmed
        self._facts: list[Fact] = []
        self._changed: set[UUID] = set()
        self._unknown: set[UUID] = set()
        self._withdrawn: list[Fact] = []

    @property
    def touched(self) -> Sequence[UUID]:
        """The subjects to which the unit added entries."""
        return tuple(self._first_acts)

    @property
    def created(self) -> tuple[str, ...]:
        """The subjects about which the log has no entry, as family:reference."""
        return self._doubts.new_subjects

    def build(self, today: date, *, look_up: bool) -> None:
        """Write every act as an entry, and check them together.

        Args:
            look_up: first look for entries that were recorded under the acts' keys.

        Raises:
            ActRefusedError: the first act that cannot be recorded, with the others.
        """
        ids = [event_id_of(act.key) for act in self.acts]
        keyed = [i for i, act in zip(ids, self.acts, strict=True) if act.key]
        stored = self._log.entries(keyed) if keyed and look_up else {}
        self._load_named_subjects()
        self._find_unknown_entries(ids)
        refused: list[ActRefusedError] = []
        for index, (event_id, act) in enumerate(zip(ids, self.acts, strict=True)):
            try:
                self._add(event_id, act, stored.get(event_id), today)
            except DomainError as refusal:
                refused.append(ActRefusedError(index=index, refusal=refusal))
        refused = refused or list(self._contradictions())
        if refused:
            first, *others = refused
            first.further = tuple(others)
            raise first from first.refusal

    def check_doubts(self, known: KnownSubjects) -> None:
        """Raise what somebody should look at before the acts are recorded.

        Raises:
            DoubtfulError: with all doubts about the acts together.
        """
        if doubts := self._doubts.find(
            known, is_known=self.subjects.is_known, find_entries=self._entries
        ):
            raise DoubtfulError(doubts)

    def drop_known(self) -> None:
        """Keep of the doubts only what is still unknown after this part of a unit."""
        self._doubts.drop_known(
            is_known=self.subjects.is_known, find_entries=self._entries
        )

    def findings(self) -> tuple[Finding, ...]:
        """List where the new facts disagree with the subjects that they name."""
        return find_in_unit(self._facts, self._withdrawn, self.subjects)

    def _load_named_subjects(self) -> None:
        """Load the subjects that the acts are about or name, all at once."""
        named: dict[object, None] = {}
        for act in self.acts:
            if isinstance(act, Record):
                named[act.subject] = None
                named |= dict.fromkeys(
                    linked_references(KINDS[act.kind], act.data, act.concerns)
                )
                named |= dict.fromkeys(cited_documents(act.sources))
            elif isinstance(act, Attest):
                named |= dict.fromkeys(cited_documents(act.sources))
            elif isinstance(act, Join):
                named |= dict.fromkeys((act.subject, act.into))
        self.subjects.load(named)

    def _find_unknown_entries(self, own: Collection[UUID]) -> None:
        """Find which entries that acts name are neither of the log nor of this unit."""
        named = {
            identity
            for act in self.acts
            if isinstance(act, Record) and act.typed
            for identity in map(parse_event_id, (act.after, act.follows_from))
            if identity
        }
        named.difference_update(own)
        self._unknown = named - self._log.entries(named).keys() if named else set()

    def _add(self, event_id: UUID, act: Act, stored: Entry | None, today: date) -> None:
        content, target = self._write(act, today)
        if stored is not None:
            self._check_same_content(stored, content)
            self.entries.append(stored)
            return
        subject = self.subjects[content.subject]
        self._check_version(act, subject)
        kind = definition_for_reading(target.content.kind if target else content.kind)
        check_retired(kind, content.changes or content.data)
        entry = subject.next_entry(
            event_id,
            self._without_personal(event_id, content),
            self.subjects.ref(content.subject),
        )
        check_printable(entry)
        check_size(entry.canonical)
        if isinstance(act, Record):
            self._check_record(entry, subject, today)
            named = {"after": content.after, "follows_from": content.follows_from}
            self._doubts.add_entries(named, act.typed, content)
            self._doubts.add_key(act.key)
        elif isinstance(act, Join):
            self._doubts.add_references((str(act.subject), str(act.into)))
        elif target is not None:
            check_target(target, act, _withdrawn(subject))
            self._doubts.add_entries(content.changes, {}, content)
        before = _amended_fact(subject, target) if target else None
        if before is not None and not isinstance(act, Attest):
            check_own_entity(before, content.entity)
        self._first_acts.setdefault(subject.id, (subject, len(self.entries)))
        subject.propose(entry)
        self.subjects.apply(entry)
        self._changed.add(entry.event_id)
        self.entries.append(entry)
        self.fresh.append(entry)
        if target is not None:
            self._check_amended(before, subject, target, today)

    def _write(self, act: Act, today: date) -> tuple[Content, Entry | None]:
        if isinstance(act, Record):
            content = content_of_record(
                act, self._author, today=today, issue_day=self.subjects.issue_day
            )
            return self._with_typed(act, content), None
        target = None if isinstance(act, Join) else self._target(act.target)
        content = content_of_amendment(
            act,
            target,
            self._author,
            sources=self._sources(target),
            today=today,
            issue_day=self.subjects.issue_day,
        )
        return content, target

    def _with_typed(self, act: Record, content: Content) -> Content:
        """Keep what was typed for entries that nobody recorded yet."""
        if not self._unknown or not act.typed:
            return content
        identities = {"after": content.after, "follows_from": content.follows_from}
        typed = {
            field: text
            for field, text in act.typed.items()
            if parse_event_id(identities.get(field, "")) in self._unknown
        }
        return msgspec.structs.replace(content, typed=typed) if typed else content

    def _sources(self, target: Entry | None) -> tuple[Source, ...]:
        """Return the sources of an entry, its amendments applied."""
        if target is None:
            return ()
        fact = _amended_fact(self.subjects[target.content.subject], target)
        return fact.content.sources if fact else ()

    def _check_version(self, act: Act, subject: Subject) -> None:
        """Compare the version that was read with the one before this unit."""
        actual = self._versions.setdefault(subject.id, subject.version)
        expected = None if isinstance(act, Join) else act.expected_version
        if expected is not None and expected != actual:
            raise VersionConflictError(
                subject=subject.ref, expected=expected, actual=actual
            )

    def _check_record(self, entry: Entry, subject: Subject, today: date) -> None:
        fact = entry.fact
        check_date(fact, today=today)
        check_own_entity(fact, entry.content.entity)
        check_repeated_items(fact, self.subjects.facts(subject))
        said = None if self._confirmed else self.subjects.find_said(subject, fact)
        self._doubts.add_new(fact, said)
        if not subject.version:
            self._doubts.add_first(fact)
        self._facts.append(fact)
        for said in adopted_by(fact, self.subjects):
            self.subjects.load(said.links)

    def _check_amended(
        self, before: Fact | None, subject: Subject, target: Entry, today: date
    ) -> None:
        after = _amended_fact(subject, target)
        if after is None and before is not None:
            self._withdrawn.append(before)
            self._doubts.add_withdrawn(before)
        if after is not None:
            self._changed.add(after.event_id)
            check_date(after, today=today)
            check_own_entity(after, after.content.entity)
            check_repeated_items(after, self.subjects.facts(subject))
            self._facts.append(after)
            self._doubts.add_amended(before, after)
            # Load what it names now: findings are listed once the unit is recorded.
            for reference in after.links:
                self.subjects[reference]

    def _contradictions(self) -> Iterator[ActRefusedError]:
        for subject, index in self._first_acts.values():
            if found := self.subjects.contradictions(subject, self._changed):
                yield ActRefusedError(index=index, refusal=ContradictionError(found))

    def _target(self, named: str) -> Entry:
        entry = self._find(named)
        if entry is None:
            raise UnknownEntryError(event_id=named)
        return entry

    def _find(self, named: str) -> Entry | None:
        event_id = parse_event_id(named)
        own = next((one for one in self.fresh if one.event_id == event_id), None)
        return own or find_entry(self._log, named)

    def _entries(self, event_ids: Iterable[UUID]) -> Mapping[UUID, Entry]:
        """Find entries by identity, in this unit and in the log."""
        wanted = set(event_ids)
        own = {e.event_id: e for e in self.entries if e.event_id in wanted}
        return {**self._log.entries(wanted - own.keys()), **own}

    def _without_personal(self, event_id: UUID, content: Content) -> Content:
        """Replace personal values by commitments, and collect the values."""
        kind = KINDS.get(content.kind)
        if kind is None or not kind.personal:
            return content
        data = content.data
        given = {name: data[name] for name in kind.personal if name in data}
        salted = [with_salt(event_id, name, value) for name, value in given.items()]
        self.personal += salted
        commitments = {one.field: one.commitment for one in salted}
        return msgspec.structs.replace(content, data=data | commitments)

    def _check_same_content(self, entry: Entry, content: Content) -> None:
        """Refuse a key under which other content was recorded."""
        if found := differences_from_stored(
            self._log, entry.content, content, entry.event_id
        ):
            raise KeyReusedError(entry=entry, differences=found)


def _withdrawn(subject: Subject) -> set[str]:
    """List the event ids of the entries of a subject that were withdrawn."""
    entries = (one.content for one in subject.entries)
    return {one.target for one in entries if one.kind == WITHDRAWN}


def _amended_fact(subject: Subject, target: Entry) -> Fact | None:
    """Return the fact that an amendment of a target is about, unless withdrawn."""
    base = target.content.target if target.is_amendment else str(target.event_id)
    return subject.facts.get(base)
