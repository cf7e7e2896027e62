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
    """Number of entries of one kind."""

    row: strawberry.Private[Count]
    kind: str = attribute("Stored name of the kind, such as meeting.held.", "value")
    count: int = attribute("Number of entries.", "entries")


@output_type
class FamilyCount(ShownRow):
    """Number of entries about subjects of one family."""

    row: strawberry.Private[Count]
    family = attribute("The family of the subjects.", "value", annotation=Family)
    count: int = attribute("Number of entries.", "entries")


@output_type
class EntityCount(ShownRow):
    """Number of entries that concern an entity or were recorded for it."""

    row: strawberry.Private[Count]
    entity: Reference = attribute(
        "The entity: Minamata, BRS or the UNEP branch.", "value"
    )
    count: int = attribute(
        "Number of entries; one entry can count for several entities.", "entries"
    )


@output_type
class YearCount(ShownRow):
    """Number of entries that certainly happened, or began, in a year."""

    row: strawberry.Private[Count]
    year: int = attribute("The year, such as 2018.", "value")
    count: int = attribute("Number of entries.", "entries")


@output_type
class Facets(ShownRow):
    """Counts of the entries of a whole timeline, not only of the page."""

    row: strawberry.Private[Counts]

    @property
    def identity(self) -> object:
        """What the entries are narrowed to."""
        return self.row.wanted

    total: int = attribute("Number of all entries.", "facets.total")

    @resolver
    def kinds(self) -> list[KindCount]:
        """Number of entries of each kind; kinds without any are left out."""
        return show_all(self.loaders, KindCount, _counts(self.row.facets.kinds))

    @resolver
    def families(self) -> list[FamilyCount]:
        """Number of entries about subjects of each family.

        Families without any are left out.
        """
        return show_all(self.loaders, FamilyCount, _counts(self.row.facets.families))

    @resolver
    def entities(self) -> list[EntityCount]:
        """Number of entries that concern each entity or were recorded for it."""
        return show_all(self.loaders, EntityCount, _counts(self.row.facets.entities))

    @resolver
    def years(self) -> list[YearCount]:
        """Number of entries that certainly happened, or began, in each year.

        Entries without a date, or whose date allows two years, are in no year but in
        the total.
        """
        return show_all(self.loaders, YearCount, _counts(self.row.years))


def _counts(found: Mapping[str, int] | Mapping[int, int]) -> list[Count]:
    return [Count(value, count) for value, count in found.items()]
