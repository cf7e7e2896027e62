"""What each entity contributed to joint actions."""

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.facets import ENTITIES, Facets, facets_of
from api.graphql.queries.timeline import Timeline, TimelineFilter, page_of
from api.graphql.types.decorators import output_type, resolver, schema_field
from api.graphql.types.pages import After, First
from api.graphql.types.text_date_reference import Reference, reference
from projections.names.resolution import resolve_references
from projections.queries.timelines import timeline as answers


@output_type
class EntityShare:
    """An entity's part in the cooperation, up to the day."""

    loaders: strawberry.Private[RequestLoaders]
    named: strawberry.Private[str]
    entity: Reference = schema_field("The entity.")

    @resolver
    def facets(self) -> Facets:
        """Entries that concern it or were recorded for it, counted.

        By entity: how many of them also concern that one: joint actions.
        """
        return facets_of(self.loaders, answers.TimelineFilter(entity=self.named))

    @resolver
    def timeline(self, first: First = 50, after: After = None) -> Timeline:
        """Entries that concern it or were recorded for it, the latest first."""
        narrow = TimelineFilter(entity=self.named)
        return page_of(self.loaders, None, narrow, first=first, after=after)


def entities_of(loaders: RequestLoaders) -> list[EntityShare]:
    """Show those of the three entities that the log knows, as the annex orders them."""
    called = resolve_references(loaders.reader, loaders.moment, ENTITIES)
    known = loaders.versions
    known.enqueue(one.subject_id for one in called.values())
    return [
        EntityShare(loaders=loaders, named=one, entity=reference(loaders, one))
        for one in ENTITIES
        if known.load(called[one].subject_id)
    ]
