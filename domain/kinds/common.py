"""The kinds that all families have: a further reference, and a note in free words."""

from domain import vocabulary as v
from domain.kinds.definition import Kind, Life, Reported
from domain.references import FAMILIES


def _define(family: str) -> None:
    class ReferenceAdded(
        Kind,
        name=f"{family}.reference-added",
        reported=Reported.NEVER,
        life=Life.OUTSIDE,
        adds={"reference": "references"},
    ):
        """The subject is found under a further reference."""

        reference: v.Reference

    class Noted(
        Kind, name=f"{family}.noted", reported=Reported.NEVER, life=Life.OUTSIDE
    ):
        """A note in free words, where no other kind says it."""


for _family in FAMILIES:
    _define(_family)
