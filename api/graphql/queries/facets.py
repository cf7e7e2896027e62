"""Facets: how many entries a timeline has, of each kind, family, entity and year."""

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.types.decorators import output_type, resolver, schema_field
from api.graphql.types.enums import Family
from api.graphql.types.text_date_reference import Reference, reference
from projections.query_definitions.facets import Counts


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

    counts: strawberry.Private[Counts]
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
        years = self.counts.years
        return [YearCount(year=one, count=count) for one, count in years.items()]


def show_counts(loaders: RequestLoaders, counts: Counts) -> Facets:
    """Show how many entries a timeline has."""
    return Facets(
        counts=counts,
        total=counts.total,
        kinds=[KindCount(kind=one, count=n) for one, n in counts.kinds.items()],
        families=[
            FamilyCount(family=Family(one), count=n)
            for one, n in counts.families.items()
        ],
        entities=[
            EntityCount(entity=reference(loaders, one), count=n)
            for one, n in counts.entities.items()
        ],
    )
