"""What the values of columns are; each kind is put into words in its own way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, NamedTuple, TypeVar

from domain import errors
from domain.content import Content, Occurred, Source
from domain.texts import Text
from projections.names.resolution import NamedSubject
from projections.queries.entries import EffectiveEntry
from projections.queries.matrix import MatrixGroup, MatrixLead
from projections.queries.values import Money

V_contra = TypeVar("V_contra", contravariant=True)


@dataclass(frozen=True)
class ValueKind(Generic[V_contra]):
    """What a column's values are.

    Attributes:
        field: the state field that such a value is of, where its words depend on it.
    """

    name: str
    field: str = ""


class Count(NamedTuple):
    """A number of things, such as three entries.

    Attributes:
        term: the word for the things, which has forms for one and for several.
    """

    term: str
    number: int


class Message(NamedTuple):
    """One of our messages on answers.

    Attributes:
        facts: what stands in its places: a named subject, a count, a message, or
            anything that is written as it is.
    """

    key: str
    facts: Mapping[str, object]


class StateValue(NamedTuple):
    """The value of a state field.

    Attributes:
        item: which item of a collection, or "".
        value: its plain value; None where there is none.
        entry: position of the entry that set it, for a personal value; 0 for none.
    """

    field: str
    item: str
    value: Any
    entry: int = 0


class TypedValue(NamedTuple):
    """A value, and what it is."""

    kind: ValueKind[Any]
    value: Any


class Facet(NamedTuple):
    """What entries that are counted have in common.

    Attributes:
        by: ``kind``, ``family``, ``entity`` or ``year``.
    """

    by: str
    value: str


def code(field: str) -> ValueKind[str | None]:
    """Return the kind of codes of a field, such as ``status``."""
    return ValueKind("code", field)


WORD: ValueKind[str | None] = ValueKind("word")
"""A word that is the same in every language, such as the name of a kind."""

WORDS: ValueKind[Sequence[str]] = ValueKind("words")

INTEGER: ValueKind[int | None] = ValueKind("integer")

TRUTH: ValueKind[bool | None] = ValueKind("truth")

TEXT: ValueKind[Text] = ValueKind("text")
"""Words in one or more languages."""

MESSAGE: ValueKind[Message | None] = ValueKind("message")

SENTENCE: ValueKind[errors.Message] = ValueKind("sentence")
"""A message of the domain, such as a finding."""

EDTF_DATE: ValueKind[str | None] = ValueKind("edtf date")
"""A date in EDTF, as written."""

OCCURRED: ValueKind[Occurred | None] = ValueKind("occurred")
"""When something was so; its plain value is the date in EDTF."""

OCCURRED_IN_WORDS: ValueKind[Occurred | None] = ValueKind("occurred in words")
"""The same; its plain value is the date in the reader's language."""

DAY: ValueKind[date | None] = ValueKind("day")

INSTANT: ValueKind[datetime | None] = ValueKind("instant")

TERM: ValueKind[str | None] = ValueKind("period", "term")
"""A length of time, ISO 8601, such as P2Y."""

RECURRENCE: ValueKind[str | None] = ValueKind("period", "recurrence")
"""How often something comes round, ISO 8601, such as P2Y."""

MONEY: ValueKind[Money | None] = ValueKind("money")

NAME: ValueKind[NamedSubject] = ValueKind("name")
"""A subject by its name, or else by its reference."""

REFERENCE: ValueKind[NamedSubject | str | None] = ValueKind("reference")
"""A subject; its plain value is family and reference, its words are its name."""

BARE_REFERENCE: ValueKind[str | None] = ValueKind("bare reference")
"""A subject; its words are its reference without the family."""

ACTOR: ValueKind[str | None] = ValueKind("actor")
"""An actor by its reference without the family, as entries say who recorded them."""

RECORDER: ValueKind[Content] = ValueKind("recorder")
"""Who recorded an entry, and for whom; its plain value is the first."""

REFERENCES: ValueKind[Sequence[NamedSubject | str]] = ValueKind("references")

DISTINCT_REFERENCES: ValueKind[Sequence[NamedSubject | str]] = ValueKind("distinct")
"""Subjects, each once, by however many of its names it is named."""

FIELD_NAME: ValueKind[str] = ValueKind("field name")
"""The name of a state field; ``possible`` says that an entry may have happened."""

POSITION: ValueKind[int | None] = ValueKind("position")
"""Number of an entry in the log; 0 or None for none."""

POSITIONS: ValueKind[Sequence[int]] = ValueKind("positions")

TITLE: ValueKind[Content | Message | None] = ValueKind("title")
"""The title of an entry, or what an amendment did."""

ENTRY: ValueKind[EffectiveEntry | None] = ValueKind("entry")
"""An entry by its date and title."""

ENTRIES: ValueKind[Sequence[EffectiveEntry]] = ValueKind("entries")

SOURCES: ValueKind[Sequence[Source]] = ValueKind("sources")
"""Where something stands written; its words are documents and paragraphs."""

QUOTED_SOURCES: ValueKind[Sequence[Source]] = ValueKind("quoted sources")
"""The same, with the words that are printed there."""

STATE_VALUE: ValueKind[StateValue | EffectiveEntry] = ValueKind("state value")
"""A value of a state field; or an entry that may have happened."""

STATE_ITEM: ValueKind[StateValue | None] = ValueKind("state item")
"""The item that a value is stated of; a member of a collection is the value."""

STATE_VALUES: ValueKind[Mapping[str, Any] | None] = ValueKind("state values")
"""Values by field, such as those before a correction."""

GROUPS: ValueKind[Sequence[MatrixGroup]] = ValueKind("groups")

LEADS: ValueKind[Sequence[MatrixLead]] = ValueKind("leads")

NAMED_TEXTS: ValueKind[Sequence[tuple[Text, str]]] = ValueKind("named texts")
"""Texts, each with what stands for it where it has no words."""

HEADING: ValueKind[str] = ValueKind("heading")
"""The name of a column; its words are the heading of that column."""

FACET: ValueKind[Facet] = ValueKind("facet")

TYPED: ValueKind[TypedValue] = ValueKind("typed")
"""A value that says itself what it is."""
