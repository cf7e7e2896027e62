"""All kinds of entry. Each is a small class in the module of its family."""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType

from domain.errors import DomainError
from domain.kinds import (
    activity,
    actor,
    agreement,
    area,
    body,
    common,
    contribution,
    document,
    mandate,
    meeting,
    report,
    role,
)
from domain.kinds.definition import (
    REGISTRY,
    Definition,
    Effect,
    Field,
    Kind,
    Life,
    Member,
    Reported,
    Type,
)
from domain.references import FAMILIES, fold_words

MODULES = (
    actor,
    body,
    area,
    role,
    mandate,
    agreement,
    meeting,
    activity,
    document,
    report,
    contribution,
    common,
)
"""The modules that define kinds: one for each family, one for reports (which are
documents), and one for the kinds that all families have."""

KINDS: Mapping[str, Definition] = MappingProxyType(
    {
        name: one
        for family in FAMILIES
        for name, one in REGISTRY.items()
        if one.family == family
    }
)
"""Every kind by its stored name, family by family."""


class UnknownKindError(DomainError):
    """There is no kind of entry with that name."""

    field = "kind"
    key = "refusal/unknown-kind"

    def __init__(self, *, name: str) -> None:
        folded = ".".join(fold_words(name).split("-", 1))
        meant = [one for one in KINDS if one == folded]
        self.near = tuple(meant or get_close_matches(folded, KINDS, n=3))
        kinds = tuple(one.name for one in kinds_of_family(name.partition(".")[0]))
        self.key += ".similar" if self.near else ".family" if kinds else ""
        super().__init__(
            name=name, similar=self.near, kinds=kinds, families=tuple(FAMILIES)
        )


def get_definition(name: str) -> Definition:
    """Return the definition of a kind.

    Raises:
        UnknownKindError: no kind has that stored name. It names similar ones.
    """
    try:
        return KINDS[name]
    except KeyError:
        raise UnknownKindError(name=name) from None


@cache
def definition_for_reading(name: str) -> Definition:
    """Return the definition for reading an entry of the log.

    An entry of a kind that this version does not know is shown, and sets nothing.
    """
    return KINDS.get(name) or Definition(
        cls=Kind,
        name=name,
        sentence="It is of a kind that this version of the program does not know.",
        reported=Reported.LISTED,
        members=(),
        life=Life.OUTSIDE,
        lasts=True,
        sets={},
        clears=(),
        adds={},
        removes={},
        per="",
        silent=(),
        ends=(),
    )


def kinds_of_family(family: str) -> tuple[Definition, ...]:
    """List the kinds of a family in the order of a subject's life."""
    return tuple(one for one in KINDS.values() if one.family == family)


__all__ = [
    "KINDS",
    "MODULES",
    "Definition",
    "Effect",
    "Field",
    "Kind",
    "Life",
    "Member",
    "Reported",
    "Type",
    "UnknownKindError",
    "definition_for_reading",
    "get_definition",
    "kinds_of_family",
]
