"""Drafts: mandates that are proposed; what they say applies once they are adopted."""

from collections.abc import Iterable
from typing import NamedTuple

from domain.entry import NO_LAST, Fact

PROPOSED = "mandate.proposed"
ADOPTING = ("mandate.adopted", "mandate.in-force")
"""Kinds by which what a draft says applies."""

SAYING = ("mandate.paragraph-stated", "mandate.rule-stated")
"""Kinds that state what a mandate, adopted or only drafted, says."""


class Adoption(NamedTuple):
    """The first and the last day on which a draft can have been adopted, ordinals."""

    first: int
    last: int


_NAMES = ("name", "short_name")
"""Fields by which a draft may call a subject before it is adopted."""

NOT_ADOPTED = Adoption(NO_LAST, NO_LAST)


def find_adoption(facts: Iterable[Fact]) -> Adoption | None:
    """Return when what was a draft was adopted; None for what never was a draft.

    Args:
        facts: those of the mandate, amended as if nothing was known of others.
    """
    own = [one for one in facts if one.content.kind in {PROPOSED, *ADOPTING}]
    if all(one.content.kind != PROPOSED for one in own):
        return None
    adopted = [one for one in own if one.content.kind != PROPOSED]
    days = (Adoption(one.first, one.last) for one in adopted)
    return min(days, key=lambda one: one.last, default=NOT_ADOPTED)


def find_first_proposed(facts: Iterable[Fact]) -> int:
    """Return the first day on which a draft can have existed; NO_LAST without one."""
    days = [one.first for one in facts if one.content.kind == PROPOSED]
    return min(days, default=NO_LAST)


def apply_with(fact: Fact, adoption: Adoption | None) -> Fact:
    """Return a fact as it is while the mandate that says it is a draft, and after.

    Until the adoption it sets nothing but names; from then on it sets what it says.
    """
    if adoption is None:
        return fact
    if adoption == NOT_ADOPTED:
        names = (one for one in fact.effects if one.field in _NAMES)
        return fact.replaced(effects=tuple(names))
    first, last = max(fact.first, adoption.first), max(fact.last, adoption.last)
    return fact.replaced(first=first, last=last)
