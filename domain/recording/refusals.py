"""Refusals: one class for each rule by which recording can be refused."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from domain.entry import Entry, Fact
from domain.errors import DomainError
from domain.state.contradictions import Contradiction


class ContradictionError(DomainError):
    """Entries contradict each other."""

    def __init__(self, contradictions: Sequence[Contradiction]) -> None:
        super().__init__("; ".join(str(one) for one in contradictions))
        self.contradictions = tuple(contradictions)

    @property
    def positions(self) -> tuple[int, ...]:
        """Positions of the recorded entries that contradict others."""
        facts = [f for one in self.contradictions for f in (one.earlier, one.later)]
        return tuple(sorted({f.position for f in facts if f.position}))


class NotYetError(DomainError):
    """The date is certainly after the day on which it was reported."""

    field = "occurred"

    def __init__(self, *, fact: Fact, reported_on: date, today: date) -> None:
        whose = "today" if reported_on == today else "its source's day"
        advice = (
            "record a plan instead (a planned entry with planned_for)"
            if fact.first > today.toordinal()
            else "mend the date or the source's day"
        )
        super().__init__(
            f"{fact.label} lies after {whose}, {reported_on}: nothing happens after "
            f"it was reported; {advice}"
        )
        self.fact = fact
        self.reported_on = reported_on


class SpanError(DomainError):
    """The kind is a moment, and its date is a span."""

    field = "occurred"

    def __init__(self, *, kind: str, text: str) -> None:
        start, _, end = text.partition("/")
        super().__init__(
            f"{kind} is a moment and takes no span {text}; if it was on one day of "
            f"these, write [{start}..{end}]"
        )
        self.kind = kind
        self.text = text


class VersionConflictError(DomainError):
    """Somebody else recorded on the subject since it was read."""

    def __init__(self, *, subject: str, expected: int, actual: int) -> None:
        super().__init__(
            f"{subject} was expected to have {expected} "
            f"{'entry' if expected == 1 else 'entries'} and has {actual}: read it "
            f"again, then decide"
        )
        self.subject = subject
        self.expected = expected
        self.actual = actual


class Difference(NamedTuple):
    """A field that differs between the recorded content and the content given now."""

    field: str
    recorded: Any
    given: Any

    def __str__(self) -> str:
        return f"{self.field}: recorded {self.recorded!r}, now {self.given!r}"


class KeyReusedError(DomainError):
    """The key was used before, for other content."""

    def __init__(self, *, entry: Entry, differences: Sequence[Difference]) -> None:
        listed = "; ".join(str(one) for one in differences)
        super().__init__(
            f"the key already stands for entry {entry.position}, which says something "
            f"else ({listed})"
        )
        self.entry = entry
        self.differences = tuple(differences)


class UnknownEntryError(DomainError):
    """No entry of the log has that identity."""

    def __init__(self, *, event_id: str, why: str = "") -> None:
        super().__init__(f"there is no entry {event_id} in the log{why}")
        self.event_id = event_id


class AmendmentError(DomainError):
    """An entry cannot be amended in that way."""

    def __init__(self, *, entry: Entry, reason: str) -> None:
        super().__init__(f"entry {entry.position} ({entry.content.kind}): {reason}")
        self.entry = entry
        self.reason = reason


class JoinError(DomainError):
    """Two subjects cannot be joined."""

    def __init__(self, *, one: str, other: str, reason: str) -> None:
        super().__init__(f"{one} cannot turn out to be {other}: {reason}")
        self.one = one
        self.other = other


class ReasonMissingError(DomainError):
    """A correction or withdrawal has no reason."""

    def __init__(self) -> None:
        super().__init__("a correction or withdrawal needs a reason: say why")


class TooLargeError(DomainError):
    """An entry has too many canonical bytes."""

    def __init__(self, *, size: int, largest: int) -> None:
        super().__init__(
            f"the entry takes {size:,} bytes and may take {largest:,}: shorten its "
            f"texts, or put the text into a document and cite it"
        )
        self.size = size
        self.largest = largest


DOUBTS: Mapping[str, str] = {
    "doubt/likely-duplicate": (
        "{entry} may say the same: confirm to record both, or add your source to it "
        "as a further source"
    ),
    "doubt/holds-already": (
        "it holds already by {entry}: add your source to it as a further source? "
        "Confirm to record it all the same"
    ),
    "doubt/similar-subject": (
        "nothing is recorded about {subject} yet; did you mean {known}?"
    ),
    "doubt/same-days": (
        "{subject} is new, and {known} has the same days ({entry}): if it is the "
        "same meeting, record it there"
    ),
    "doubt/open-plan": (
        "{subject} is new, and {known} is planned for these days ({entry}): if this "
        "is that meeting, record it there, which ends the plan"
    ),
    "doubt/new-spelling": (
        "{subject} is a new reference and would be written {folded}: write that, or "
        "confirm to keep it as it is"
    ),
    "doubt/person-reference": (
        "{subject} would be kept for ever, even if the name is erased: write person/ "
        "and a random word, such as person/7f3a9c2e"
    ),
    "doubt/unknown-reference": "no entry of the log is about {reference} yet",
    "doubt/unknown-reference.similar": (
        "no entry of the log is about {reference} yet; did you mean {similar}?"
    ),
    "doubt/unknown-entry": "{field}: nothing was recorded under {typed} yet",
    "doubt/other-subject": (
        "after: {typed} is about {subject}, and it orders entries of one subject only"
    ),
    "doubt/not-final": "edition {edition} is not final: {voices}",
}
"""Key of a message -> its words in English, with the facts that it names."""


class Doubt(NamedTuple):
    """Something to look at before recording. It can be confirmed.

    Attributes:
        rule: what is doubtful, such as ``likely-duplicate`` or ``unknown-reference``.
        facts: what the message names.
        position: position of the entry that is meant, or 0.
        event_id: the identity of that entry, to attest it instead, or "".
    """

    rule: str
    facts: Mapping[str, str]
    position: int = 0
    event_id: str = ""

    @property
    def key(self) -> str:
        """The key of the message."""
        return f"doubt/{self.rule}{'.similar' if 'similar' in self.facts else ''}"

    @property
    def sentence(self) -> str:
        """What is doubtful, in English."""
        return DOUBTS[self.key].format(**self.facts)


class DoubtfulError(DomainError):
    """There are doubts, and nobody confirmed."""

    def __init__(self, doubts: Sequence[Doubt]) -> None:
        super().__init__("; ".join(one.sentence for one in doubts))
        self.doubts = tuple(doubts)


class ActRefusedError(DomainError):
    """One of several acts was refused, so none was recorded.

    Attributes:
        index: index of the act, from 0.
        refusal: why it was refused.
        further: the other acts that were refused.
    """

    def __init__(self, *, index: int, refusal: DomainError) -> None:
        super().__init__(str(refusal))
        self.index = index
        self.refusal = refusal
        self.further: tuple[ActRefusedError, ...] = ()


def compare_contents(
    recorded: Mapping[str, Any], given: Mapping[str, Any]
) -> list[Difference]:
    """Compare two plain contents field by field, including the kind's own fields."""
    before, now = _flat(recorded), _flat(given)
    return [
        Difference(name, before.get(name), now.get(name))
        for name in sorted(before.keys() | now.keys())
        if before.get(name) != now.get(name)
    ]


def _flat(content: Mapping[str, Any]) -> dict[str, Any]:
    common = {name: value for name, value in content.items() if name != "data"}
    return {**common, **content.get("data", {})}
