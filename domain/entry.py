"""Entries as the log keeps them, and facts: entries as they stand today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from domain.content import Content, encode
from domain.dates.edtf import Edtf
from domain.kinds import Definition, Effect, Life, as_read
from domain.references import Ref

CORRECTED = "entry.corrected"
WITHDRAWN = "entry.withdrawn"
ATTESTED = "entry.attested"
SAME_AS = "subject.same-as"
AMENDMENTS = (CORRECTED, WITHDRAWN, ATTESTED, SAME_AS)
"""Kinds that act on the second clock only; they have no date of their own."""

NO_FIRST = 0
NO_LAST = 3_652_060
"""Day ordinals for "no bound"; real days lie between (``date.toordinal``)."""


@dataclass(slots=True, kw_only=True, eq=False)
class Entry:
    """One entry of the log: what was written, and where it stands.

    Attributes:
        event_id: its identity, and the idempotency key.
        version: its number among the entries of its subject, from 1.
        position: its number in the log, from 1; 0 until the log gives it.
        recorded_at: the instant the log learnt it, in UTC; None until then.
    """

    event_id: UUID
    version: int
    content: Content
    position: int = 0
    recorded_at: datetime | None = None
    _fact: "Fact | None" = None
    _canonical: bytes = b""

    @property
    def canonical(self) -> bytes:
        """The bytes that the log keeps."""
        if not self._canonical:
            self._canonical = encode(self.content)
        return self._canonical

    @property
    def fact(self) -> "Fact":
        """The entry as a fact, as long as nothing amends it."""
        if self._fact is None:
            self._fact = Fact(self, self.content, {})
        return self._fact

    @property
    def subject(self) -> Ref:
        """The subject that the entry is about."""
        return Ref.parse(self.content.subject)

    @property
    def subject_id(self) -> UUID:
        """The identifier of the subject that the entry is about."""
        return self.subject.subject_id

    @property
    def is_amendment(self) -> bool:
        """Whether it corrects, withdraws or attests another, or joins subjects."""
        return self.content.kind in AMENDMENTS


class Fact:
    """An entry as it stands: the corrections and further sources applied.

    Attributes:
        content: what the entry says now.
        changed_by: field -> position of the correction that set it last.
        edtf: when it was so, if a date is known.
        first, last: first and last possible day of the moment, or of the start,
            as ordinals; nothing happens after the day on which it was reported.
        definition: that of its kind.
        life: where in the subject's life it stands.
        effects: the state fields that it sets.
        links: every other subject that it concerns or names, once each.
    """

    __slots__ = (
        "_said",
        "changed_by",
        "content",
        "definition",
        "edtf",
        "effects",
        "entry",
        "first",
        "last",
        "life",
        "links",
    )

    def __init__(
        self, entry: Entry, content: Content, changed_by: Mapping[str, int]
    ) -> None:
        self._said: tuple[str, str] | None = None
        self.entry = entry
        self.content = content
        self.changed_by = changed_by
        self.edtf, self.first, self.last = days_of(content)
        self.definition = as_read(content.kind)
        self.life: Life = self.definition.life
        self.effects: tuple[Effect, ...] = tuple(self.definition.effects(content.data))
        self.links = links(self.definition, content.data, content.concerns)

    @property
    def position(self) -> int:
        """Position of the entry itself."""
        return self.entry.position

    @property
    def event_id(self) -> UUID:
        """Identity of the entry itself."""
        return self.entry.event_id

    @property
    def said(self) -> tuple[str, str]:
        """What it says, apart from when: its kind, and the item that it is about.

        A note, which has no fields of its own and sets none, says what its words say.
        """
        if self._said is None:
            data = self.content.data
            items = [str(data.get(name, "")) for name in self.definition.identifying]
            if not (self.definition.members or self.effects):
                items += _words(self.content)
            self._said = self.content.kind, "\n".join(items)
        return self._said

    @property
    def label(self) -> str:
        """How a message names the fact: kind, date, number in the log, subject."""
        occurred = self.content.occurred
        when = f"of {occurred.date}" if occurred else "without a date"
        number = f"entry {self.position}" if self.position else "the new entry"
        return f"{self.content.kind} {when} ({number}) of {self.content.subject}"

    @property
    def slots(self) -> frozenset[tuple[str, str]]:
        """The (field, item) pairs that it sets."""
        return frozenset((one.field, one.item) for one in self.effects)

    def overlaps(self, other: "Fact") -> bool:
        """Tell whether the two may have happened on one day."""
        return self.first <= other.last and other.first <= self.last


def _words(content: Content) -> list[str]:
    texts = (content.title, content.text)
    return [one.words for text in texts for _, one in sorted(text.items())]


def identity_of(text: str) -> UUID | None:
    """Read the identity of an entry; None if the text is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _ordinal(day: str) -> int:
    edtf = Edtf.parse(day)
    return edtf.last.toordinal() if edtf.last else NO_LAST


def days_of(content: Content) -> tuple[Edtf | None, int, int]:
    """Give when an entry says it was so, and its first and last possible day."""
    occurred = content.occurred
    edtf = Edtf.parse(occurred.date) if occurred else None
    first = edtf.first.toordinal() if edtf and edtf.first else NO_FIRST
    own = edtf.last.toordinal() if edtf and edtf.last else NO_LAST
    return edtf, first, min(own, reported(content))


def reported(content: Content) -> int:
    """Give the day by which an entry had been reported, as an ordinal."""
    return _ordinal(content.reported_on) if content.reported_on else NO_LAST


def links(
    definition: Definition, data: Mapping[str, Any], concerns: tuple[str, ...]
) -> tuple[str, ...]:
    """List the subjects that an entry concerns or names, as family:reference."""
    found = dict.fromkeys(concerns)
    for name, is_list in definition.references:
        value = data.get(name)
        if value:
            found |= dict.fromkeys(value) if is_list else {value: None}
    return tuple(found)
