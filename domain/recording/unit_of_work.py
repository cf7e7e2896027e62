"""A unit: several acts written as entries, checked as a whole."""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha1
from uuid import UUID, uuid4

import msgspec

from domain.content import Content, Source
from domain.entry import SAME_AS, WITHDRAWN, Entry, Fact, identity_of, links
from domain.errors import DomainError
from domain.kinds import KINDS
from domain.log import Log
from domain.personal import PersonalValue, seal
from domain.positions import read_position
from domain.printable import check_printable
from domain.recording.acts import Act, Attest, Join, Record, Recorder
from domain.recording.doubts import Doubts, Near, documents
from domain.recording.entity_claims import check_own, check_repeats
from domain.recording.entry_content import (
    amendment,
    check_alone,
    check_size,
    check_target,
    recorded,
)
from domain.recording.findings import Finding, findings_of
from domain.recording.idempotency import differences_from_stored
from domain.recording.refusals import (
    ActRefusedError,
    ContradictionError,
    DoubtfulError,
    KeyReusedError,
    UnknownEntryError,
    VersionConflictError,
)
from domain.recording.subject_cache import Subjects
from domain.references import Ref
from domain.state.contradictions import all_contradictions
from domain.state.subject import Subject

_KEYS = UUID("0f5f3b8e-6a64-5c0e-8e57-3d9a50a1a6c1")


def event_id_of(key: str) -> UUID:
    """Derive an entry's identity from the client's key; without one it is random."""
    if not key:
        return uuid4()
    # What ``uuid5`` does, in half the time: an import derives one for each row.
    said = key.encode(errors="surrogatepass")
    digest = sha1(_KEYS.bytes + said, usedforsecurity=False).digest()
    return UUID(bytes=digest[:16], version=5)


class UnitOfWork:
    """One attempt at recording several acts; nothing leaves it before it is whole."""

    def __init__(
        self, acts: Sequence[Act], who: Recorder, *, log: Log, subjects: Subjects
    ) -> None:
        self.acts = acts
        self.entries: list[Entry] = []
        self.fresh: list[Entry] = []
        self.personal: list[PersonalValue] = []
        self._who = who
        self._log = log
        self._subjects = subjects
        self._doubts = Doubts()
        self._facts: list[Fact] = []
        self._held: dict[UUID, Subject] = {}
        self._touched: dict[UUID, int] = {}
        self._versions: dict[UUID, int] = {}

    @property
    def touched(self) -> Sequence[UUID]:
        """The subjects that hold proposals."""
        return tuple(self._touched)

    def build(self, today: date, *, look_up: bool) -> None:
        """Write every act as an entry and check them together.

        Args:
            look_up: find what stands under the acts' keys first.

        Raises:
            ActRefusedError: the first act that cannot be recorded, and why.
        """
        ids = [event_id_of(act.key) for act in self.acts]
        keyed = [i for i, act in zip(ids, self.acts, strict=True) if act.key]
        before = self._log.entries(keyed) if keyed and look_up else {}
        self._held = self._subjects.load(self._named())
        for index, (event_id, act) in enumerate(zip(ids, self.acts, strict=True)):
            try:
                self._add(event_id, act, before.get(event_id), today)
            except DomainError as refusal:
                raise ActRefusedError(index=index, refusal=refusal) from refusal
        self._settle()

    def doubt(self, near: Near) -> None:
        """Ask somebody to look at what is doubtful in the acts together.

        Raises:
            DoubtfulError: nothing is refused, but somebody should look.
        """
        if doubts := self._doubts.found(self._known, near=near):
            raise DoubtfulError(doubts)

    def findings(self) -> tuple[Finding, ...]:
        """List where the new facts and the subjects they name disagree."""
        found = (f for fact in self._facts for f in findings_of(fact, self._held))
        return tuple(found)

    def _named(self) -> Iterable[Ref]:
        """List the subjects that are needed, so that they are read at once."""
        subjects: dict[Ref, None] = {}
        others: dict[str, None] = {}
        for act in self.acts:
            if isinstance(act, Record):
                kind = KINDS[act.kind]
                subjects[Ref.parse(act.subject, kind.family)] = None
                others |= dict.fromkeys(links(kind, act.data, act.concerns))
                others |= dict.fromkeys(documents(act.sources))
            elif isinstance(act, Attest):
                others |= dict.fromkeys(documents(act.sources))
            elif isinstance(act, Join):
                others |= {act.subject: None, act.into: None}
        return subjects | dict.fromkeys(map(Ref.parse, others))

    def _add(
        self, event_id: UUID, act: Act, recorded_before: Entry | None, today: date
    ) -> None:
        content, target = self._write(act, today)
        if recorded_before is not None:
            self._same(recorded_before, content)
            self.entries.append(recorded_before)
            return
        subject = self._subject(Ref.parse(content.subject))
        self._check_version(act, subject)
        entry = subject.entry(event_id, self._sealed(event_id, content))
        check_printable(entry)
        check_size(entry.canonical)
        if isinstance(act, Record):
            self._check_record(entry, subject, today)
        elif isinstance(act, Join):
            self._check_join(subject, self._subject(Ref.parse(content.data["into"])))
        elif target is not None:
            check_target(target, act, _void(subject))
        before = _amended(subject, target) if target else None
        if before is not None and not isinstance(act, Attest):
            check_own(before, content.entity)
        self._touched.setdefault(subject.id, len(self.entries))
        subject.propose(entry)
        self.entries.append(entry)
        self.fresh.append(entry)
        if target is not None:
            self._check_amended(before, subject, target, today)

    def _write(self, act: Act, today: date) -> tuple[Content, Entry | None]:
        if isinstance(act, Record):
            made = recorded(act, self._who, today=today, day_of=self._day_of)
            return made, None
        target = None if isinstance(act, Join) else self._target(act.target)
        made = amendment(
            act,
            target,
            self._who,
            sources=self._sources(target),
            today=today,
            day_of=self._day_of,
        )
        return made, target

    def _sources(self, target: Entry | None) -> tuple[Source, ...]:
        """Give the sources of an entry as it stands."""
        fact = _amended(self._subject(target.subject), target) if target else None
        return fact.content.sources if fact else ()

    def _check_version(self, act: Act, subject: Subject) -> None:
        """Compare the version that was read with that before this unit."""
        actual = self._versions.setdefault(subject.id, subject.version)
        expected = None if isinstance(act, Join) else act.expected_version
        if expected is not None and expected != actual:
            raise VersionConflictError(
                subject=str(subject.ref), expected=expected, actual=actual
            )

    def _check_record(self, entry: Entry, subject: Subject, today: date) -> None:
        fact = entry.fact
        check_alone(fact, today=today)
        check_own(fact, entry.content.entity)
        check_repeats(fact, subject.facts)
        self._doubts.of_new(fact, subject.facts.alike(fact))
        self._facts.append(fact)

    def _check_join(self, one: Subject, other: Subject) -> None:
        """Look at the facts of two subjects as at those of one."""
        self._doubts.of_named((str(one.ref), str(other.ref)))
        if found := list(all_contradictions([*one.facts, *other.facts])):
            raise ContradictionError(found)

    def _check_amended(
        self, before: Fact | None, subject: Subject, target: Entry, today: date
    ) -> None:
        after = _amended(subject, target)
        if after is not None:
            check_alone(after, today=today)
            check_own(after, after.content.entity)
            check_repeats(after, subject.facts)
            self._facts.append(after)
            self._doubts.of_amended(before, after)

    def _settle(self) -> None:
        for subject_id, index in self._touched.items():
            if found := self._held[subject_id].settle():
                refusal = ContradictionError(found)
                raise ActRefusedError(index=index, refusal=refusal) from refusal

    def _subject(self, ref: Ref) -> Subject:
        if ref.subject_id not in self._held:
            self._held |= self._subjects.load([ref])
        return self._held[ref.subject_id]

    def _target(self, named: str) -> Entry:
        entry = self._find(named)
        if entry is None:
            raise UnknownEntryError(event_id=named)
        return entry

    def _find(self, named: str) -> Entry | None:
        position = read_position(named)
        if position is not None:
            return self._log.entry_at(position)
        event_id = identity_of(named)
        if event_id is None:
            return None
        mine = next((e for e in self.fresh if e.event_id == event_id), None)
        return mine or self._log.entries([event_id]).get(event_id)

    def _day_of(self, document: str) -> str:
        """Give the day on which the log says a document was issued."""
        if not document:
            return ""
        facts = self._subject(Ref.parse(document, "document")).facts
        days = [f.last for f in facts if f.content.kind == "document.issued"]
        return date.fromordinal(min(days)).isoformat() if days else ""

    def _sealed(self, event_id: UUID, content: Content) -> Content:
        kind = KINDS.get(content.kind)
        if kind is None or not kind.personal:
            return content
        said = content.data
        held = {name: said[name] for name in kind.personal if name in said}
        sealed = [seal(event_id, name, value) for name, value in held.items()]
        self.personal += sealed
        data = content.data | {one.field: one.commitment for one in sealed}
        return msgspec.structs.replace(content, data=data)

    def _same(self, entry: Entry, content: Content) -> None:
        """Refuse a key that stands for other content."""
        if found := differences_from_stored(
            self._log, entry.content, content, entry.event_id
        ):
            raise KeyReusedError(entry=entry, differences=found)

    def _known(self, subject_id: UUID) -> bool:
        """Tell whether anything but a join is said of a subject."""
        held = self._held.get(subject_id)
        entries = held.entries if held else ()
        return any(one.content.kind != SAME_AS for one in entries)


def _void(subject: Subject) -> set[str]:
    entries = (one.content for one in subject.entries)
    return {one.target for one in entries if one.kind == WITHDRAWN}


def _amended(subject: Subject, target: Entry) -> Fact | None:
    """Give the fact that an amendment of a target is about, if it stands."""
    base = target.content.target if target.is_amendment else str(target.event_id)
    return subject.facts.get(base)
