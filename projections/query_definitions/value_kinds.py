"""What the values of columns are; each kind is put into words in its own way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from domain.texts import Text
from projections.names.resolution import NamedSubject
from projections.queries.contributions import Money

V_contra = TypeVar("V_contra", contravariant=True)


@dataclass(frozen=True)
class ValueKind(Generic[V_contra]):
    """What a column's values are.

    Attributes:
        field: the state field whose codes or values they are.
    """

    name: str
    field: str = ""


def code(field: str) -> ValueKind[str | None]:
    """Return the kind of codes of a field, such as ``status``."""
    return ValueKind("code", field)


def state_value(field: str) -> ValueKind[str | None]:
    """Return the kind of values of a state field, such as ``term``."""
    return ValueKind("state value", field)


WORD: ValueKind[str | None] = ValueKind("word")
"""A word that is the same in every language, such as COP-4."""

WORDS: ValueKind[Sequence[str]] = ValueKind("words")

NAME: ValueKind[NamedSubject] = ValueKind("name")
"""A subject by its name, or else by its reference."""

INTEGER: ValueKind[int | None] = ValueKind("integer")

TRUTH: ValueKind[bool | None] = ValueKind("truth")

TEXT: ValueKind[Text] = ValueKind("text")
"""Words in one or more languages."""

EDTF_DATE: ValueKind[str | None] = ValueKind("edtf date")
"""A date in EDTF, as written."""

DAY: ValueKind[date | None] = ValueKind("day")

MONEY: ValueKind[Money | None] = ValueKind("money")

REFERENCE: ValueKind[NamedSubject | str | None] = ValueKind("reference")
"""A subject: as it is called, or by family and reference."""

REFERENCES: ValueKind[Sequence[NamedSubject | str]] = ValueKind("references")

DISTINCT_REFERENCES: ValueKind[Sequence[NamedSubject | str]] = ValueKind("distinct")
"""Subjects, each once, by however many of its names it is named."""

POSITION: ValueKind[int | None] = ValueKind("position")
"""Number of an entry in the log; 0 or None for none."""

POSITIONS: ValueKind[Sequence[int]] = ValueKind("positions")
