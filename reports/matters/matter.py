"""A matter: the entries that one sentence of a joint report tells."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from domain.kinds import Reported, definition_for_reading
from projections.queries.entries import EffectiveEntry

Sort = Literal[
    "activity",
    "agreement",
    "areas",
    "contribution",
    "decision",
    "document",
    "group",
    "legal-basis",
    "meeting",
    "officers",
    "record",
    "requests",
    "rules",
    "series",
    "start",
    "work",
]
"""What a matter is about. Each sort but ``areas``, ``record``, ``rules`` and ``work``
has a pattern."""

LOOSE_ACTIVITIES = frozenset(
    ["consultation", "cooperation", "information-sharing", "process"]
)
"""Types of activities that go on: nobody carries them out, and they are not counted."""

_PLANS = frozenset(
    [
        "announced",
        "approved",
        "commissioned",
        "offered",
        "planned",
        "pledged",
        "postponed",
        "proposed",
        "requested",
        "rescheduled",
        "sought",
        "submission-planned",
    ]
)
"""Names of kinds, without the family, that tell only what is to come."""

_OUTCOME = "outcome-recorded"
"""What came of a meeting says more than that it was held."""


@dataclass(frozen=True)
class Matter:
    """Entries on one subject and for one purpose.

    Attributes:
        key: a name that stays the same from one report to the next, such as
            ``meeting/heads-of-entities-2020-08``.
        sort: what it is about.
        subject: reference of its subject; of officers, that of their body.
        entries: in the order in which they count, those that are never told included.
        is_place: whether it is a meeting of another body, at which something happened.
    """

    key: str
    sort: Sort
    subject: str
    entries: tuple[EffectiveEntry, ...]
    is_place: bool = False

    @cached_property
    def leading(self) -> EffectiveEntry:
        """The entry of the most advanced step, whose verb the sentence has."""
        return max(self.entries, key=self._rank)

    @cached_property
    def narrated(self) -> tuple[EffectiveEntry, ...]:
        """The entries for which somebody wrote a narrative."""
        return tuple(one for one in self.entries if one.content.narrative)

    @cached_property
    def reported(self) -> Reported:
        """How it is told: as the entry of it that is told most fully."""
        found = {reported(one) for one in self.entries}
        if Reported.PROSE in found and (self.narrated or not self.is_place):
            return Reported.PROSE
        return Reported.NEVER if found == {Reported.NEVER} else Reported.LISTED

    @property
    def is_plan(self) -> bool:
        """Whether nothing but plans is known of it."""
        return self.reported is not Reported.NEVER and all(
            is_plan(one) for one in self.entries if reported(one) is not Reported.NEVER
        )

    def of_kind(self, *names: str) -> tuple[EffectiveEntry, ...]:
        """Give its entries of some kinds, named without their family."""
        return tuple(o for o in self.entries if _name(o) in names)

    def _rank(
        self, item: EffectiveEntry
    ) -> tuple[bool, bool, bool, bool, int, int, int]:
        definition = definition_for_reading(item.content.kind)
        return (
            not is_plan(item),
            item.content.subject == self.subject,
            _name(item) == _OUTCOME,
            reported(item) is Reported.PROSE,
            definition.steps.last if definition.steps else -1,
            item.counts_from,
            item.position,
        )


def reported(item: EffectiveEntry) -> Reported:
    """Say how an entry is told: in prose whatever its kind, if it has a narrative."""
    content = item.content
    if content.narrative:
        return Reported.PROSE
    return definition_for_reading(content.kind).reported


def is_plan(item: EffectiveEntry) -> bool:
    """Return whether an entry tells only what is to come."""
    return _name(item) in _PLANS


def _name(item: EffectiveEntry) -> str:
    return item.content.kind.partition(".")[2]
