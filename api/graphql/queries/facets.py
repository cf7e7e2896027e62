"""Facets: how many entries a timeline has, of each kind, family, entity and year."""

from collections.abc import Mapping
from typing import NamedTuple

import strawberry

from api.graphql.types.decorators import output_type, resolver
from api.graphql.types.enums import Family
from api.graphql.types.shown_rows import ShownRow, attribute, show_all
from api.graphql.types.text_date_reference import Reference
from projections.query_definitions.facets import Counts


class Count(NamedTuple):
    """How many entries have something in common."""

    value: str | int
    entries: int


@output_type
class KindCount(ShownRow):
    """How many entries are of a kind."""

    row: strawberry.Private[Count]
    kind: str = attribute("Stored name of the kind.", "value")
    count: int = attribute("How many.", "entries")


@output_type
class FamilyCount(ShownRow):
    """How many entries are about subjects of a family."""

    row: strawberry.Private[Count]
    family = attribute("The family.", "value", annotation=Family)
    count: int = attribute("How many.", "entries")


@output_type
class EntityCount(ShownRow):
    """How many entries concern an entity or were recorded for it."""

    row: strawberry.Private[Count]
    entity: Reference = attribute("The entity.", "value")
    count: int = attribute("How many; an entry may count for several.", "entries")


@output_type
class YearCount(ShownRow):
    """How many entries certainly happened in a year."""

    row: strawberry.Private[Count]
    year: int = attribute("The year.", "value")
    count: int = attribute("How many.", "entries")


@output_type
class Facets(ShownRow):
    """How many entries a whole timeline has."""

    row: strawberry.Private[Counts]

    @property
    def identity(self) -> object:
        """What the entries are narrowed to."""
        return self.row.wanted

    total: int = attribute("How many in all.", "facets.total")

    @resolver
    def kinds(self) -> list[KindCount]:
        """By kind; kinds without any are left out."""
        return show_all(self.loaders, KindCount, _counts(self.row.facets.kinds))

    @resolver
    def families(self) -> list[FamilyCount]:
        """By family; those without any are left out."""
        return show_all(self.loaders, FamilyCount, _counts(self.row.facets.families))

    @resolver
    def entities(self) -> list[EntityCount]:
        """By entity."""
        return show_all(self.loaders, EntityCount, _counts(self.row.facets.entities))

    @resolver
    def years(self) -> list[YearCount]:
        """By year in which they certainly happened or, what lasts, began.

        What may lie in either of two years, or has no date, is in none: it is what the
        total has more. Years without any are left out.
        """
        return show_all(self.loaders, YearCount, _counts(self.row.years))


def _counts(found: Mapping[str, int] | Mapping[int, int]) -> list[Count]:
    return [Count(value, count) for value, count in found.items()]
