"""What a unit of work finds: where its new facts disagree with other entries."""

from collections.abc import Iterator, Sequence
from itertools import chain

from domain.entry import Fact
from domain.recording.findings import (
    HELD,
    Finding,
    find_held_twice,
    find_withdrawn_opening,
    findings_of,
)
from domain.recording.unit_subjects import UnitSubjects
from domain.state.drafts import ADOPTING, SAYING


def find_in_unit(
    facts: Sequence[Fact], withdrawn: Sequence[Fact], subjects: UnitSubjects
) -> tuple[Finding, ...]:
    """List where new facts disagree with the subjects that they name, or with others.

    Args:
        withdrawn: the facts that the unit withdrew.
    """
    adopted = chain.from_iterable(adopted_by(fact, subjects) for fact in facts)
    own = [one for one in facts if one.content.kind == HELD]
    meetings = dict.fromkeys(one.content.subject for one in own)
    return tuple(
        chain(
            *(
                findings_of(fact, subjects.facts_of)
                for fact in dict.fromkeys((*facts, *adopted))
            ),
            *(
                find_withdrawn_opening(
                    one, subjects.facts(subjects[one.content.subject])
                )
                for one in withdrawn
            ),
            *(find_held_twice(subjects.facts(subjects[one])) for one in meetings),
        )
    )


def adopted_by(fact: Fact, subjects: UnitSubjects) -> Iterator[Fact]:
    """List what a mandate says, if a fact is its adoption."""
    if fact.content.kind in ADOPTING:
        own = subjects.facts(subjects[fact.content.subject])
        yield from (one for one in own if one.content.kind in SAYING)
