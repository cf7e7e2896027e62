"""Doubts: what somebody should look at before recording, and can confirm."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import chain
from typing import NamedTuple, Protocol
from uuid import UUID

from domain.content import Content, Source
from domain.entry import Entry, Fact, parse_event_id
from domain.recording.refusals import Doubt
from domain.references import PERSON, Ref, is_random_person, slug

IsKnown = Callable[[str], bool]
"""Takes a reference; returns whether the log or this unit has an entry about it."""

FindEntries = Callable[[Iterable[UUID]], Mapping[UUID, Entry]]
"""Takes identities; returns the entries of the log and of this unit that have them."""

MAX_SUGGESTIONS = 5
"""Similar references are looked up for so many unknown references of a unit."""

MAX_NEW = 50
"""Recorded subjects are compared with so many new ones of a unit."""

PRINTED_FAMILIES = ("document", "mandate", "agreement")
"""Families whose references are written as documents print them."""


class Rival(NamedTuple):
    """A recorded subject that a new one may turn out to be.

    Attributes:
        rule: ``similar-subject``, ``same-days`` or ``open-plan``.
        entry: position of the entry that says the same, or when it is.
    """

    rule: str
    reference: str
    entry: int = 0


class KnownSubjects(Protocol):
    """What the log has, for advice about what it does not have."""

    def similar(self, ref: Ref) -> Iterable[str]:
        """List similar known references of the family, without it, best first."""
        ...

    def rivals(self, fact: Fact) -> Iterable[Rival]:
        """List recorded subjects that the new subject of a fact may turn out to be."""
        ...


class NothingKnown:
    """Gives no advice."""

    def similar(self, ref: Ref) -> Iterable[str]:  # noqa: ARG002 - as the protocol
        """List nothing."""
        return ()

    def rivals(self, fact: Fact) -> Iterable[Rival]:  # noqa: ARG002 - as the protocol
        """List nothing."""
        return ()


class Doubts:
    """Collects what is doubtful in a unit of work, act by act."""

    def __init__(self) -> None:
        self._said: list[tuple[Fact, Fact]] = []
        self._new: dict[UUID, Fact] = {}
        self._other_new: dict[UUID, str] = {}
        self._spellings: list[Doubt] = []
        self._named: dict[str, None] = {}
        self._withdrawn: set[int] = set()
        self._entries: list[tuple[str, UUID, str, str]] = []
        self._keys: dict[str, None] = {}

    def add_new(self, fact: Fact, said: Fact | None) -> None:
        """Add a new fact, and the fact that says the same already, if there is one."""
        if said is not None:
            self._said.append((fact, said))
        self._named |= dict.fromkeys(_references(fact))

    def add_first(self, fact: Fact) -> None:
        """Add the first fact about a subject of which the log has no entry."""
        subject = fact.entry.subject_id
        if subject in self._new or subject in self._other_new:
            return
        if len(self._new) < MAX_NEW:
            self._new[subject] = fact
        else:
            self._other_new[subject] = fact.content.subject
            self._spellings += _of_new_subject(fact, NothingKnown())

    @property
    def new_subjects(self) -> tuple[str, ...]:
        """The subjects of which the log has no entry, as family:reference."""
        first = (one.content.subject for one in self._new.values())
        return (*first, *self._other_new.values())

    def add_withdrawn(self, fact: Fact) -> None:
        """Add a fact that is withdrawn: what it said is no rival of what is new."""
        self._withdrawn.add(fact.position)

    def add_entries(
        self, named: Mapping[str, str], typed: Mapping[str, str], content: Content
    ) -> None:
        """Add the entries that an act names in ``after`` and ``follows_from``.

        Args:
            named: field -> identity.
            typed: field -> what was typed there, such as the key of a row.
        """
        for field in ("after", "follows_from"):
            if identity := parse_event_id(named.get(field) or ""):
                what = typed.get(field) or str(identity)
                self._entries.append((field, identity, what, content.subject))

    def add_key(self, key: str) -> None:
        """Add the key of an act, which another act may have meant."""
        if key:
            self._keys[key] = None

    def add_references(self, references: Iterable[str]) -> None:
        """Add references that an act names in addition to those of its facts."""
        self._named |= dict.fromkeys(references)

    def add_amended(self, before: Fact | None, after: Fact) -> None:
        """Add the references that a fact names only since it was amended."""
        known = frozenset(_references(before)) if before else frozenset[str]()
        new = (one for one in _references(after) if one not in known)
        self._named |= dict.fromkeys(new)

    def find(
        self, known: KnownSubjects, *, is_known: IsKnown, find_entries: FindEntries
    ) -> list[Doubt]:
        """List the doubts: what is said already, then new subjects, then references."""
        of_new = chain.from_iterable(
            _of_new_subject(fact, known) for fact in self._new.values()
        )
        return [
            *(_said_already(fact, said) for fact, said in self._said),
            *(one for one in of_new if one.position not in self._withdrawn),
            *self._spellings,
            *_unknown(self._named, is_known, known),
            *self._of_entries(find_entries),
        ]

    @property
    def unknown_references(self) -> tuple[str, ...]:
        """The references that were not known yet when they were named."""
        return tuple(self._named)

    @property
    def named_entries(self) -> set[UUID]:
        """The identities of entries that were not known yet, or come before others."""
        return {identity for _, identity, _, _ in self._entries}

    def drop_known(self, *, is_known: IsKnown, find_entries: FindEntries) -> None:
        """Drop the references that are known by now: further acts may add others."""
        self._named = {one: None for one in self._named if not is_known(one)}
        found = find_entries({one[1] for one in self._entries})
        self._entries = [
            one for one in self._entries if one[0] == "after" or one[1] not in found
        ]

    def _of_entries(self, find_entries: FindEntries) -> Iterator[Doubt]:
        if not self._entries:
            return
        found = find_entries({identity for _, identity, _, _ in self._entries})
        number = 0
        for field, identity, what, own in self._entries:
            entry = found.get(identity)
            if entry is None:
                near = self._similar_keys(what) if number < MAX_SUGGESTIONS else ()
                number += 1
                facts = {"field": field, "typed": what}
                yield Doubt(
                    "unknown-entry", facts | ({"similar": near} if near else {})
                )
            elif field == "after" and entry.subject_id != Ref.parse(own).subject_id:
                subject = Ref.parse(entry.content.subject)
                yield Doubt("other-subject", {"typed": what, "subject": subject})

    def _similar_keys(self, typed: str) -> tuple[str, ...]:
        """List keys of the unit like a typed one, which may leave out its sheet."""
        names = [one if "/" in typed else one.rpartition("/")[2] for one in self._keys]
        folded = {one.casefold(): one for one in names}
        near = get_close_matches(typed.casefold(), folded, n=3)
        return tuple(folded[one] for one in near)


def cited_documents(sources: Iterable[Source]) -> Iterator[str]:
    """List the documents that sources cite."""
    return (source.document for source in sources if source.document)


def _references(fact: Fact) -> Iterator[str]:
    yield from fact.links
    yield from cited_documents(fact.content.sources)


def _said_already(fact: Fact, said: Fact) -> Doubt:
    is_same = fact.content.kind == said.content.kind and fact.overlaps(said)
    rule = "likely-duplicate" if is_same else "holds-already"
    facts = {"entry": said.label}
    # An entry of the same unit cannot be attested: it is not recorded yet.
    event_id = str(said.event_id) if said.position else ""
    return Doubt(rule, facts, said.position, event_id)


def _of_new_subject(fact: Fact, known: KnownSubjects) -> Iterator[Doubt]:
    subject = Ref.parse(fact.content.subject)
    rivals = list(known.rivals(fact))
    folded = Ref(subject.family, slug(subject.reference) or subject.reference)
    is_plain = folded == subject or subject.family in PRINTED_FAMILIES
    if subject.reference.startswith(PERSON):
        if not is_random_person(subject):
            yield Doubt("person-reference", {"subject": subject})
    elif not is_plain and all(one.reference != str(folded) for one in rivals):
        yield Doubt("new-spelling", {"subject": subject, "folded": folded})
    for one in rivals:
        other = Ref.parse(one.reference)
        rival = {"subject": subject, "known": other, "position": one.entry}
        yield Doubt(one.rule, rival, one.entry)


def _unknown(
    references: Iterable[str], is_known: IsKnown, known: KnownSubjects
) -> Iterator[Doubt]:
    unknown = (one for one in references if not is_known(one))
    for number, ref in enumerate(dict.fromkeys(map(Ref.parse, unknown))):
        # A sheet may name thousands, and each search for similar ones takes time.
        found = known.similar(ref) if number < MAX_SUGGESTIONS else ()
        similar = tuple(Ref(ref.family, one) for one in found)
        facts = {"reference": ref} | ({"similar": similar} if similar else {})
        yield Doubt("unknown-reference", facts)
