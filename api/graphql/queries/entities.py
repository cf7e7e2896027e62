"""What each entity contributed to joint actions."""

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.facets import Facets, show_counts
from api.graphql.queries.query_pages import read_rows
from api.graphql.queries.timeline import Timeline, TimelineFilter, page_of
from api.graphql.types.decorators import output_type, resolver, schema_field
from api.graphql.types.pages import After, First
from api.graphql.types.text_date_reference import Reference, called_reference
from projections.query_definitions import facets as queries
from projections.query_definitions.definition import NoParameters


@output_type
class EntityShare:
    """An entity's part in the cooperation, up to the day."""

    loaders: strawberry.Private[RequestLoaders]
    share: strawberry.Private[queries.EntityShare]
    entity: Reference = schema_field("The entity.")

    @resolver
    def facets(self) -> Facets:
        """Entries that concern it or were recorded for it, counted.

        By entity: how many of them also concern that one: joint actions.
        """
        return show_counts(self.loaders, self.share.counts)

    @resolver
    def timeline(self, first: First = 50, after: After = None) -> Timeline:
        """Entries that concern it or were recorded for it, the latest first."""
        filter_ = TimelineFilter(entity=self.share.reference)
        return page_of(self.loaders, None, filter_, first=first, after=after)


def entities_of(loaders: RequestLoaders) -> list[EntityShare]:
    """Show those of the three entities that the log knows, as the annex orders them."""
    return [
        EntityShare(
            loaders=loaders,
            share=one,
            entity=called_reference(loaders, one.subject),
        )
        for one in read_rows(loaders, queries.ENTITY_SHARES, NoParameters())
    ]
