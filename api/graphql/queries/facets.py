"""Facets: how many entries a timeline has, of each kind, family, entity and year."""

from collections import Counter

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.types.decorators import output_type, resolver, schema_field
from api.graphql.types.enums import Family
from api.graphql.types.text_date_reference import Reference, reference
from domain.scopes import SCOPE_ENTITIES
from projections.queries.timelines import timeline as answers
from projections.queries.timelines.counts_by_year import read_counts_by_year
from projections.queries.timelines.filters import EntryFilter

ENTITIES = SCOPE_ENTITIES["tripartite"]
"""The entities that cooperate, as references."""


@output_type
class KindCount:
    """How many entries are of a kind."""

    kind: str = schema_field("Stored name of the kind.")
    count: int = schema_field("How many.")


@output_type
class FamilyCount:
    """How many entries are about subjects of a family."""

    family: Family = schema_field("The family.")
    count: int = schema_field("How many.")


@output_type
class EntityCount:
    """How many entries concern an entity or were recorded for it."""

    entity: Reference = schema_field("The entity.")
    count: int = schema_field("How many; an entry may count for several.")


@output_type
class YearCount:
    """How many entries certainly happened in a year."""

    year: int = schema_field("The year.")
    count: int = schema_field("How many.")


@output_type
class Facets:
    """How many entries a whole timeline has."""

    loaders: strawberry.Private[RequestLoaders]
    wanted: strawberry.Private[EntryFilter]
    total: int = schema_field("How many in all.")
    kinds: list[KindCount] = schema_field("By kind; kinds without any are left out.")
    families: list[FamilyCount] = schema_field(
        "By family; those without any are left out."
    )
    entities: list[EntityCount] = schema_field("By entity.")

    @resolver
    def years(self) -> list[YearCount]:
        """By year in which they certainly happened or, what lasts, began.

        What may lie in either of two years, or has no date, is in none: it is what the
        total has more. Years without any are left out.
        """
        found = read_counts_by_year(
            self.loaders.reader, self.loaders.moment, self.wanted
        )
        return [YearCount(year=one, count=count) for one, count in found.items()]


def facets_of(loaders: RequestLoaders, narrowed: answers.TimelineFilter) -> Facets:
    """Count a timeline's entries."""
    reader, moment = loaders.reader, loaders.moment
    wanted = answers.resolve_filter(reader, moment, narrowed)
    found = answers.read_facets(reader, moment, wanted, ENTITIES)
    families: Counter[str] = Counter()
    for kind, count in found.kinds.items():
        families[kind.partition(".")[0]] += count
    return Facets(
        loaders=loaders,
        wanted=wanted,
        total=found.total,
        kinds=[KindCount(kind=k, count=n) for k, n in found.kinds.items()],
        families=[
            FamilyCount(family=Family(f), count=n) for f, n in sorted(families.items())
        ],
        entities=[
            EntityCount(entity=reference(loaders, one), count=count)
            for one, count in found.entities.items()
        ],
    )
