"""References: the names by which people call a subject, and what they identify."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID, uuid5

from domain.errors import DomainError

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
_DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_HALVES = re.compile("[\ud800-\udfff]")
_LONGEST = 200


class BadReferenceError(DomainError):
    """A reference does not read as ``family:reference``."""

    def __init__(self, *, text: str, reason: str) -> None:
        super().__init__(f"{text!r} is no reference: {reason}")
        self.text = text
        self.reason = reason


class Ref(NamedTuple):
    """A subject as people call it: its family and its reference there."""

    family: str
    reference: str

    def __str__(self) -> str:
        return f"{self.family}:{self.reference}"

    @property
    def subject_id(self) -> UUID:
        """The identifier that follows from family and normalised reference."""
        return subject_id(self.family, self.reference)

    @classmethod
    def parse(cls, text: str, family: str | None = None) -> "Ref":
        """Read ``family:reference``, or a bare reference where the family is known.

        Raises:
            BadReferenceError: the family is unknown, another one was asked for, or
                nothing is left of the reference.
        """
        return _parse(text, family)


@lru_cache(maxsize=65_536)
def _parse(text: str, family: str | None) -> Ref:
    head, colon, tail = text.strip().partition(":")
    if not (colon and head in FAMILIES):
        head, tail = family or "", text
    reference = unicodedata.normalize("NFC", tail).strip()
    known = ", ".join(FAMILIES)
    if _HALVES.search(text):
        raise BadReferenceError(text=text, reason="it is not written in UTF-8")
    if not head:
        raise BadReferenceError(
            text=text, reason=f"write family:reference, the family one of {known}"
        )
    if family and head != family:
        raise BadReferenceError(text=text, reason=f"it must be of the family {family}")
    if not normalise(reference) or len(reference) > _LONGEST:
        raise BadReferenceError(
            text=text, reason=f"it needs 1 to {_LONGEST} characters after the family"
        )
    return Ref(head, reference)


@lru_cache(maxsize=65_536)
def normalise(reference: str) -> str:
    """Fold what two people write differently: spaces, dashes, case, width.

    ``UNEP/MC/ COP.6/INF/35`` and ``unep/mc/cop.6/inf/35`` become one.
    """
    folded = unicodedata.normalize("NFKC", reference).casefold()
    return _DASHES.sub("-", "".join(folded.split()))


@lru_cache(maxsize=65_536)
def subject_id(family: str, reference: str) -> UUID:
    """Derive the identifier, so that two officers cannot create a subject twice."""
    return uuid5(_NAMESPACE, f"{family}:{normalise(reference)}")
