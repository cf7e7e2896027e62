"""Refusals: one class for each rule by which recording can be refused."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from domain.entry import Entry, Fact
from domain.errors import DomainError, Message
from domain.references import Ref
from domain.state.contradictions import Contradiction


class ContradictionError(DomainError):
    """Entries contradict each other."""

    key = "refusal/several"

    def __init__(self, contradictions: Sequence[Contradiction]) -> None:
        super().__init__(messages=tuple(one.message for one in contradictions))
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
        self.key = (
            "refusal/after-today"
            if reported_on == today
            else "refusal/after-today-and-source"
            if fact.first > today.toordinal()
            else "refusal/after-source"
        )
        super().__init__(entry=fact.label, day=reported_on)
        self.fact = fact
        self.reported_on = reported_on


class SpanError(DomainError):
    """The kind is a moment, and its date is a span."""

    key = "refusal/span"
    field = "occurred"

    def __init__(self, *, kind: str, text: str) -> None:
        start, _, end = text.partition("/")
        super().__init__(kind=kind, text=text, start=start, end=end)


class VersionConflictError(DomainError):
    """Somebody else recorded on the subject since it was read."""

    def __init__(self, *, subject: Ref, expected: int, actual: int) -> None:
        one = expected == 1
        self.key = "refusal/version-of-one" if one else "refusal/version"
        super().__init__(subject=subject, expected=expected, actual=actual)
        self.actual = actual


class Difference(NamedTuple):
    """A field that differs between the recorded content and the content given now."""

    field: str
    recorded: Any
    given: Any


class KeyReusedError(DomainError):
    """The key was used before, for other content."""

    key = "refusal/key-reused"

    def __init__(self, *, entry: Entry, differences: Sequence[Difference]) -> None:
        listed = tuple(
            Message("refusal/difference", one._asdict()) for one in differences
        )
        super().__init__(position=entry.position, differences=listed)
        self.entry = entry
        self.differences = tuple(differences)


class UnknownEntryError(DomainError):
    """No entry of the log has that identity."""

    key = "refusal/unknown-entry"


class NoIdentityError(UnknownEntryError):
    """An entry is named by what is neither its identity nor its position."""

    key = "refusal/no-entry-identity"


class AmendmentError(DomainError):
    """An entry cannot be amended in that way."""

    key = "refusal/amendment"

    def __init__(self, *, entry: Entry, reason: Message) -> None:
        kind = entry.content.kind
        super().__init__(position=entry.position, kind=kind, reason=reason)
        self.entry = entry


class JoinError(DomainError):
    """Two subjects cannot be joined."""

    key = "refusal/join"


class ReasonMissingError(DomainError):
    """A correction or withdrawal has no reason."""

    key = "refusal/reason-missing"
    field = "reason"


class TooLargeError(DomainError):
    """An entry has too many canonical bytes."""

    key = "refusal/too-large"


class Doubt(NamedTuple):
    """Something to look at before recording. It can be confirmed.

    Attributes:
        rule: what is doubtful, such as ``likely-duplicate`` or ``unknown-reference``.
        facts: what the message names.
        position: position of the entry that is meant, or 0.
        event_id: the identity of that entry, to attest it instead, or "".
    """

    rule: str
    facts: Mapping[str, object]
    position: int = 0
    event_id: str = ""

    @property
    def message(self) -> Message:
        """What is doubtful."""
        more = ".similar" if "similar" in self.facts else ""
        return Message(f"doubt/{self.rule}{more}", self.facts)


class DoubtfulError(DomainError):
    """There are doubts, and nobody confirmed."""

    key = "refusal/several"

    def __init__(self, doubts: Sequence[Doubt]) -> None:
        super().__init__(messages=tuple(one.message for one in doubts))
        self.doubts = tuple(doubts)


class ActRefusedError(DomainError):
    """One of several acts was refused, so none was recorded.

    Attributes:
        index: index of the act, from 0.
        refusal: why it was refused.
        further: the other acts that were refused.
    """

    def __init__(self, *, index: int, refusal: DomainError) -> None:
        self.key = refusal.key
        super().__init__(**refusal.facts)
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
