"""References: the names that people use for a subject, and its identifier."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID, uuid5

from domain.errors import DomainError, Message

FAMILIES = (
    "actor",
    "body",
    "area",
    "role",
    "mandate",
    "agreement",
    "meeting",
    "activity",
    "document",
    "contribution",
)

_NAMESPACE = UUID("6f0c2a52-8d0e-5a3b-9b60-0d6a0b8c51f4")
DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
"""Dashes that people write for a hyphen."""
_HALVES = re.compile("[\ud800-\udfff]")
_LONGEST = 200
_LONGEST_RANDOM = 4
_RANDOM_DIGITS = 10


class BadReferenceError(DomainError):
    """A reference does not read as ``family:reference``."""

    key = "refusal/reference"

    def __init__(self, text: str, reason: str, **facts: object) -> None:
        super().__init__(text=text, reason=Message(f"reference/{reason}", facts))


class Ref(NamedTuple):
    """A subject as people name it: its family, and its reference in that family."""

    family: str
    reference: str

    def __str__(self) -> str:
        return f"{self.family}:{self.reference}"

    @property
    def subject_id(self) -> UUID:
        """The identifier that follows from family and normalised reference."""
        return subject_id(self.family, self.reference)

    def check_family(self, family: str) -> None:
        """Refuse a subject of another family.

        Raises:
            BadReferenceError: it is of another family.
        """
        if self.family != family:
            raise BadReferenceError(str(self), "other-family", family=family)

    @classmethod
    def parse(cls, text: str, family: str | None = None) -> "Ref":
        """Read ``family:reference``, or a bare reference where the family is known.

        Raises:
            BadReferenceError: the family is unknown or not the one given, or the
                reference is empty or too long.
        """
        return _parse(text, family)


@lru_cache(maxsize=65_536)
def _parse(text: str, family: str | None) -> Ref:
    head, colon, tail = text.strip().partition(":")
    if not (colon and head in FAMILIES):
        head, tail = family or "", text
    reference = unicodedata.normalize("NFC", tail).strip()
    if _HALVES.search(text):
        raise BadReferenceError(text, "not-utf-8")
    if not head:
        raise BadReferenceError(text, "no-family", families=FAMILIES)
    if family and head != family:
        raise BadReferenceError(text, "other-family", family=family)
    if not normalise_reference(reference) or len(reference) > _LONGEST:
        raise BadReferenceError(text, "length", longest=_LONGEST)
    return Ref(head, reference)


@lru_cache(maxsize=65_536)
def normalise_reference(reference: str) -> str:
    """Remove what people write differently: spaces, kinds of dashes, case, width.

    ``UNEP/MC/ COP.6/INF/35`` and ``unep/mc/cop.6/inf/35`` become one.
    """
    folded = unicodedata.normalize("NFKC", reference).casefold()
    return DASHES.sub("-", "".join(folded.split()))


PERSON = "person/"
"""Begins the reference of an actor who is a person."""


def random_person(identity: UUID) -> Ref:
    """Return a reference for a person that does not disclose who it is.

    Args:
        identity: of the entry; one that is recorded again under its key has the same.
    """
    return Ref("actor", f"{PERSON}{identity.int % 10**_RANDOM_DIGITS}")


def is_random_person(ref: Ref) -> bool:
    """Return whether a person's reference can have been made at random: no words."""
    reference = ref.reference.removeprefix(PERSON)
    words = re.findall(r"[^\W\d_]+", reference)
    has_digit = any(one.isdigit() for one in reference)
    return has_digit and all(len(one) <= _LONGEST_RANDOM for one in words)


def fold_words(text: str) -> str:
    """Fold a text to its words: small letters without accents, one hyphen between."""
    kept = text.casefold()
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text).casefold()
        kept = "".join(one for one in plain if not unicodedata.combining(one))
    return "-".join(re.findall(r"[^\W_]+", kept))


def slug(reference: str) -> str:
    """Write a reference as most are: small letters, no accents, hyphens, slashes."""
    parts = (fold_words(part) for part in reference.split("/"))
    return "/".join(part for part in parts if part)


@lru_cache(maxsize=65_536)
def subject_id(family: str, reference: str) -> UUID:
    """Derive the identifier, the same for all spellings that people may use."""
    return uuid5(_NAMESPACE, f"{family}:{normalise_reference(reference)}")
