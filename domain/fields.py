"""The fields of entries: what they hold, and the sentence that describes them."""

from dataclasses import dataclass
from enum import Enum


class Type(Enum):
    """What a field holds, as it is stored in the log's JSON."""

    WORD = "a short string"
    WORDS = "a list of short strings"
    TEXT = "words in one or more languages"
    REF = "one subject, as family:reference"
    REFS = "a list of subjects"
    DATE = "an EDTF date"
    PERIOD = "a length of time, as an ISO 8601 duration such as P2Y"
    NUMBER = "a whole number"
    FLAG = "true or false"
    AMOUNT = "a decimal number, as a string"
    CURRENCY = "a currency, as its three letters in ISO 4217"
    CHOICE = "one of a list of words"
    PERSONAL = "a personal value, kept apart so that it can be erased"


@dataclass(frozen=True)
class Field:
    """One field of the vocabulary.

    Attributes:
        type: what it holds.
        sentence: what it means, for the manual.
        families: for references, the families allowed; empty means any.
        choices: for a choice, the codes allowed.
        retired: what to write instead, if no new entry may set the field. Entries
            that have it are read and shown as before, and a correction can empty it.
    """

    type: Type
    sentence: str
    families: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    retired: str = ""
