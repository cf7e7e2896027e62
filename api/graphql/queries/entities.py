"""What each entity contributed to joint actions."""

import strawberry

from api.graphql.queries.facets import Facets
from api.graphql.queries.timeline import TimelineConnection, page_of
from api.graphql.types.decorators import resolver
from api.graphql.types.pages import After, First, PageArguments
from api.graphql.types.row_types import row_type
from api.graphql.types.shown_rows import ShownRow
from api.graphql.types.text_date_reference import Reference
from projections.query_definitions.facets import ENTITY_SHARES
from projections.query_definitions.facets import EntityShare as Share
from projections.query_definitions.timeline import TimelineParameters


@row_type(
    ENTITY_SHARES.columns,
    entity=("The entity: Minamata, BRS or the UNEP branch.", Reference),
)
class EntityShare(ShownRow):
    """The share of one entity in the cooperation, up to the day."""

    row: strawberry.Private[Share]

    @property
    def identity(self) -> object:
        """The entity: Minamata, BRS or the UNEP branch."""
        return self.row.reference

    @resolver
    def facets(self) -> Facets:
        """Counts of the entries that concern the entity or were recorded for it.

        The counts by entity show joint actions: how many of these entries also concern
        each other entity.
        """
        return Facets(loaders=self.loaders, row=self.row.counts)

    @resolver
    def timeline(
        self, first: First = 50, after: After = None
    ) -> TimelineConnection | None:
        """Entries that concern the entity or were recorded for it, the latest first."""
        given = TimelineParameters(entity=(self.row.reference,))
        return page_of(self.loaders, given, PageArguments(first, after))
