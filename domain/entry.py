"""Entries as the log keeps them, and facts: entries with their amendments applied."""

from collections.abc import Collection, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from uuid import UUID

import msgspec

from domain.content import Content, encode
from domain.dates.edtf import Edtf
from domain.errors import Message
from domain.kinds import Definition, Effect, Life, definition_for_reading
from domain.references import Ref, fold_words

CORRECTED = "entry.corrected"
WITHDRAWN = "entry.withdrawn"
ATTESTED = "entry.attested"
SAME_AS = "subject.same-as"
AMENDMENTS = (CORRECTED, WITHDRAWN, ATTESTED, SAME_AS)
"""Kinds that act on the second clock only; they have no date of their own."""

LONG_WORD = 4
"""Shorter words may be in any sentence."""

NO_FIRST = 0
NO_LAST = 3_652_060
"""Day ordinals for "no bound"; real days lie between (``date.toordinal``)."""


@dataclass(slots=True, kw_only=True, eq=False)
class Entry:
    """One entry of the log: what was written, and its place in the log.

    Attributes:
        event_id: its identity, and the idempotency key.
        version: its number among the entries of its subject, from 1.
        subject: the subject that it is about, read from the content.
        position: its number in the log, from 1; 0 until it is recorded.
        recorded_at: the instant at which it was recorded, in UTC; None until then.
    """

    event_id: UUID
    version: int
    content: Content
    subject: Ref
    position: int = 0
    recorded_at: datetime | None = None
    _fact: "Fact | None" = None
    _canonical: bytes = b""

    @property
    def canonical(self) -> bytes:
        """The bytes that the log stores."""
        if not self._canonical:
            self._canonical = encode(self.content)
        return self._canonical

    @property
    def fact(self) -> "Fact":
        """The entry as a fact, while nothing amends it."""
        if self._fact is None:
            self._fact = Fact(self, self.content, {})
        return self._fact

    @property
    def subject_id(self) -> UUID:
        """The identifier of the subject that the entry is about."""
        return self.subject.subject_id

    @property
    def is_amendment(self) -> bool:
        """Whether it corrects, withdraws or attests another, or joins subjects."""
        return self.content.kind in AMENDMENTS


class Fact:
    """An entry with its corrections and further sources applied.

    Attributes:
        content: the content as amended.
        changed_by: field -> position of the correction that set it last.
        data: the own fields, with one reference for subjects that are one.
        edtf: when it was so, if a date is known.
        first, last: first and last possible day of the moment, or of the start, as
            ordinals. The last one is never after the day on which it was reported.
        definition: the definition of its kind.
        life: where in the subject's life it belongs.
        effects: the state fields that it sets.
        links: every other subject that it concerns or names, once each.
    """

    __slots__ = (
        "_content_key",
        "_duplicate_key",
        "changed_by",
        "content",
        "data",
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
        self,
        entry: Entry,
        content: Content,
        changed_by: Mapping[str, int],
        same: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._content_key: bytes | None = None
        self._duplicate_key: tuple[str, str] | None = None
        self.entry = entry
        self.content = content
        self.changed_by = changed_by
        self.edtf, self.first, self.last = possible_days(content)
        self.definition = definition_for_reading(content.kind)
        self.life: Life = self.definition.life
        self.data = _unified(self.definition, content.data, same)
        date = self.edtf.text if self.edtf else ""
        effects = self.definition.effects(self.data, date)
        self.effects: tuple[Effect, ...] = tuple(effects)
        self.links = linked_references(self.definition, content.data, content.concerns)

    def replaced(self, **attributes: Any) -> "Fact":  # noqa: ANN401 - of any attribute
        """Return a fact that differs in some attributes."""
        found = copy(self)
        for name, value in attributes.items():
            setattr(found, name, value)
        return found

    @property
    def position(self) -> int:
        """Position of the entry itself."""
        return self.entry.position

    @property
    def event_id(self) -> UUID:
        """Identity of the entry itself."""
        return self.entry.event_id

    @property
    def content_key(self) -> bytes:
        """What orders facts where their dates do not: own fields, then kind."""
        if self._content_key is None:
            own = msgspec.json.encode(self.data, order="deterministic")
            self._content_key = own + self.content.kind.encode()
        return self._content_key

    @property
    def duplicate_key(self) -> tuple[str, str]:
        """What two facts that may be duplicates have in common: kind and item.

        Notes, which have no own fields and set none, have their words in common too.
        """
        if self._duplicate_key is None:
            data = self.data
            items = [str(data.get(name, "")) for name in self.definition.identifying]
            if not (self.definition.members or self.effects):
                items += _words(self.content)
            self._duplicate_key = self.content.kind, "\n".join(items)
        return self._duplicate_key

    @property
    def added(self) -> frozenset[tuple[str, str]]:
        """The items that it adds to collections, as pairs of collection and item."""
        return self._items(self.definition.adds.values(), value=True)

    @property
    def removed(self) -> frozenset[tuple[str, str]]:
        """The items that it removes from collections, likewise."""
        return self._items(self.definition.removes.values(), value=None)

    def _items(
        self, collections: Collection[str], *, value: bool | None
    ) -> frozenset[tuple[str, str]]:
        return frozenset(
            (one.field, one.item)
            for one in self.effects
            if one.field in collections and one.item and one.value is value
        )

    def names_others(self, other: "Fact") -> bool:
        """Return whether both name parties, or say something, and nothing in common."""
        parties = (
            (self.named_in(name), other.named_in(name))
            for name in self.definition.parties
        )
        if any(one and two and one.isdisjoint(two) for one, two in parties):
            return True
        mine, theirs = self._long_words(), other._long_words()  # noqa: SLF001 - one of its own kind
        words = ((mine[one], theirs[one]) for one in mine.keys() & theirs.keys())
        return any(one and two and one.isdisjoint(two) for one, two in words)

    def _long_words(self) -> dict[str, frozenset[object]]:
        """Return the long words of its statements by language; in Chinese, none."""
        texts = [self.data.get(name) or {} for name in self.definition.statements]
        found: dict[str, frozenset[object]] = {}
        for language, one in ((key, text[key]) for text in texts for key in text):
            words = [
                w for w in fold_words(one["words"]).split("-") if len(w) >= LONG_WORD
            ]
            if language != "zh":
                found[language] = found.get(language, frozenset()).union(words)
        return found

    def named_in(self, field: str) -> frozenset[object]:
        """Return the identifiers of the subjects that an own field names."""
        value = self.data.get(field) or ()
        named = (value,) if isinstance(value, str) else value
        return frozenset(Ref.parse(one).subject_id for one in named)

    @property
    def label(self) -> Message:
        """How a message names the fact: kind, date, number in the log, subject."""
        occurred = self.content.occurred
        facts = {
            "kind": self.content.kind,
            "date": occurred.date if occurred else "",
            "position": self.position,
            "subject": self.entry.subject,
        }
        key = "entry/recorded" if self.position else "entry/new"
        return Message(key if occurred else f"{key}.undated", facts)

    def overlaps(self, other: "Fact") -> bool:
        """Return whether the two may have happened on one day."""
        return self.first <= other.last and other.first <= self.last


def _unified(
    definition: Definition, data: Mapping[str, Any], same: Mapping[str, str]
) -> Mapping[str, Any]:
    """Write own fields with the references of what subjects turned out to be."""
    if not same:
        return data
    unified = dict(data)
    for name, is_list in definition.references:
        if value := data.get(name):
            names = (same.get(one, one) for one in value) if is_list else ()
            unified[name] = (
                [*dict.fromkeys(names)] if is_list else same.get(value, value)
            )
    return unified


def _words(content: Content) -> list[str]:
    texts = (content.title, content.text, content.narrative)
    return [one.words for text in texts for _, one in sorted(text.items())]


def parse_event_id(text: str) -> UUID | None:
    """Read the identity of an entry; None if the text is no identity."""
    try:
        return UUID(text)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _ordinal(day: str) -> int:
    edtf = Edtf.parse(day)
    return edtf.last.toordinal() if edtf.last else NO_LAST


def possible_days(content: Content) -> tuple[Edtf | None, int, int]:
    """Return when an entry says it was so, and its first and last possible day."""
    occurred = content.occurred
    edtf = Edtf.parse(occurred.date) if occurred else None
    first = edtf.first.toordinal() if edtf and edtf.first else NO_FIRST
    own = edtf.last.toordinal() if edtf and edtf.last else NO_LAST
    return edtf, first, min(own, reported_day(content))


def reported_day(content: Content) -> int:
    """Return the day by which an entry had been reported, as an ordinal."""
    return _ordinal(content.reported_on) if content.reported_on else NO_LAST


def linked_references(
    definition: Definition, data: Mapping[str, Any], concerns: tuple[str, ...]
) -> tuple[str, ...]:
    """List the subjects that an entry concerns or names, as family:reference, once."""
    found = dict.fromkeys(concerns)
    for name, is_list in definition.references:
        value = data.get(name)
        if value:
            found |= dict.fromkeys(value) if is_list else {value: None}
    return tuple(found)
