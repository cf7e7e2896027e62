"""What each entity contributed to joint actions."""

import strawberry

from api.graphql.loaders import Asked
from api.graphql.queries.facets import ENTITIES, Facets, facets_of
from api.graphql.queries.timeline import Timeline, TimelineFilter, page_of
from api.graphql.types.decorators import answer, resolved, says
from api.graphql.types.pages import After, First
from api.graphql.types.text_date_reference import Reference, reference
from projections.names.resolution import resolve
from projections.queries import timeline as answers


@answer
class EntityShare:
    """An entity's part in the cooperation, up to the day."""

    asked: strawberry.Private[Asked]
    named: strawberry.Private[str]
    entity: Reference = says("The entity.")

    @resolved
    def facets(self) -> Facets:
        """Entries that concern it or were recorded for it, counted.

        By entity: how many of them also concern that one: joint actions.
        """
        return facets_of(self.asked, answers.Asked(entity=self.named))

    @resolved
    def timeline(self, first: First = 50, after: After = None) -> Timeline:
        """Entries that concern it or were recorded for it, the latest first."""
        narrow = TimelineFilter(entity=self.named)
        return page_of(self.asked, None, narrow, first=first, after=after)


def entities_of(asked: Asked) -> list[EntityShare]:
    """Show those of the three entities that the log knows, as the annex orders them."""
    called = resolve(asked.reader, asked.moment, ENTITIES)
    known = asked.versions
    known.expect(one.subject for one in called.values())
    return [
        EntityShare(asked=asked, named=one, entity=reference(asked, one))
        for one in ENTITIES
        if known.get(called[one].subject)
    ]
