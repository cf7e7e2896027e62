"""The fields that kinds share: one name, one type, one nullability, one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from domain.texts import Wording


class Type(Enum):
    """What a field holds, as stored in the log's JSON."""

    WORD = "a short string"
    WORDS = "a list of short strings"
    TEXT = "words in one or more languages"
    REF = "one subject, as family:reference"
    REFS = "a list of subjects"
    DATE = "an EDTF date"
    NUMBER = "a whole number"
    FLAG = "true or false"
    AMOUNT = "a decimal number, as a string"
    CHOICE = "one of a list of words"
    PERSONAL = "a personal value, kept apart so that it can be erased"


@dataclass(frozen=True)
class Field:
    """One field of the vocabulary.

    Attributes:
        type: what it holds.
        sentence: what it says, for the manual.
        families: for references, the families allowed; empty means any.
        choices: for a choice, the words allowed.
    """

    type: Type
    sentence: str
    families: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


Words = Mapping[str, Wording]

SCOPES = ("intersecretariat", "tripartite", "officers-of-the-two-secretariats")

# --- names and words -------------------------------------------------------------
Name = Annotated[Words | None, Field(Type.TEXT, "Its name.")]
ShortName = Annotated[Words | None, Field(Type.TEXT, "Its short name or acronym.")]

# --- who --------------------------------------------------------------------------
Members = Annotated[
    tuple[str, ...], Field(Type.REFS, "The actors that make it up.", ("actor", "body"))
]
Member = Annotated[
    str, Field(Type.REF, "The actor who joins or leaves.", ("actor", "body"))
]
Holder = Annotated[
    str | None,
    Field(
        Type.REF,
        "Person or body that holds the role; empty when identified but unnamed.",
        ("actor", "body"),
    ),
]
PersonalName = Annotated[
    str | None, Field(Type.PERSONAL, "Name of a person; erasable, never in the log.")
]

# --- the matrix -------------------------------------------------------------------
Framework = Annotated[
    str | None,
    Field(
        Type.REF,
        "Decision, framework or body under which the area stands, such as MC-3/11.",
        ("mandate", "agreement", "body"),
    ),
]
Heading = Annotated[Words | None, Field(Type.TEXT, "Heading that the area is under.")]
Scope = Annotated[
    str | None,
    Field(Type.CHOICE, "Proposed scope of working group cooperation.", (), SCOPES),
]
Row = Annotated[int | None, Field(Type.NUMBER, "Place of the area in its list, from 1.")]
Group = Annotated[str, Field(Type.REF, "The body that takes the area up.", ("body",))]
