"""Facets: how many entries a timeline has, of each kind, family, entity and year."""

from collections import Counter

import strawberry

from api.graphql.loaders import Asked
from api.graphql.types.decorators import answer, resolved, says
from api.graphql.types.enums import Family
from api.graphql.types.text_date_reference import Reference, reference
from domain.scopes import SCOPE_ENTITIES
from projections.queries import timeline as answers
from projections.queries.counts_by_year import years
from projections.queries.timeline_filters import Wanted

ENTITIES = SCOPE_ENTITIES["tripartite"]
"""The entities that cooperate, as references."""


@answer
class KindCount:
    """How many entries are of a kind."""

    kind: str = says("Stored name of the kind.")
    count: int = says("How many.")


@answer
class FamilyCount:
    """How many entries are about subjects of a family."""

    family: Family = says("The family.")
    count: int = says("How many.")


@answer
class EntityCount:
    """How many entries concern an entity or were recorded for it."""

    entity: Reference = says("The entity.")
    count: int = says("How many; an entry may count for several.")


@answer
class YearCount:
    """How many entries certainly happened in a year."""

    year: int = says("The year.")
    count: int = says("How many.")


@answer
class Facets:
    """How many entries a whole timeline has."""

    asked: strawberry.Private[Asked]
    wanted: strawberry.Private[Wanted]
    total: int = says("How many in all.")
    kinds: list[KindCount] = says("By kind; kinds without any are left out.")
    families: list[FamilyCount] = says("By family; those without any are left out.")
    entities: list[EntityCount] = says("By entity.")

    @resolved
    def years(self) -> list[YearCount]:
        """By year in which they certainly happened or, what lasts, began.

        What may lie in either of two years, or has no date, is in none: it is what the
        total has more. Years without any are left out.
        """
        found = years(self.asked.reader, self.asked.moment, self.wanted)
        return [YearCount(year=one, count=count) for one, count in found.items()]


def facets_of(asked: Asked, narrowed: answers.Asked) -> Facets:
    """Count a timeline's entries."""
    reader, moment = asked.reader, asked.moment
    wanted = answers.narrowed(reader, moment, narrowed)
    found = answers.facets(reader, moment, wanted, ENTITIES)
    families: Counter[str] = Counter()
    for kind, count in found.kinds.items():
        families[kind.partition(".")[0]] += count
    return Facets(
        asked=asked,
        wanted=wanted,
        total=found.total,
        kinds=[KindCount(kind=k, count=n) for k, n in found.kinds.items()],
        families=[
            FamilyCount(family=Family(f), count=n) for f, n in sorted(families.items())
        ],
        entities=[
            EntityCount(entity=reference(asked, one), count=count)
            for one, count in found.entities.items()
        ],
    )
