"""The subscription: entries of the log as they are recorded."""

from typing import Annotated

import strawberry
from graphql import GraphQLError

from api.graphql.context import Ask
from api.graphql.live.entry_filter import matches
from api.graphql.loaders import RequestLoaders
from api.graphql.queries.audit import LogLine
from api.graphql.queries.timeline import Filter, TimelineFilter, timeline_parameters
from api.graphql.types.decorators import output_type, resolver
from api.graphql.types.enums import Language
from domain.entry import Entry
from projections.moment import UnknownPositionError
from projections.queries.timelines.filters import resolve_filter
from projections.query_definitions.timeline import timeline_filter

After = Annotated[
    int | None,
    strawberry.argument(
        description="Position of the last line that the client has, to continue "
        "after it; by default the end of the log."
    ),
]


class SubscriptionAccepted(GraphQLError):  # noqa: N818 - it is no error
    """The arguments of a subscription are right.

    Attributes:
        after: position after which to begin; None for the end of the log.
    """

    def __init__(self, after: int | None) -> None:
        super().__init__("accepted")
        self.after = after


class EntryLeftOut(GraphQLError):  # noqa: N818 - it is no error
    """The filter of a subscription leaves an entry out."""

    def __init__(self) -> None:
        super().__init__("left out")


@output_type
class Subscription:
    """The log as it grows: new lines as they are recorded."""

    written: strawberry.Private[Entry | None]

    @resolver
    def entries(
        self,
        info: Ask,
        after: After = None,
        filter_: Filter = None,
        language: Annotated[
            Language,
            strawberry.argument(description="Language of names, words and dates."),
        ] = Language.EN,
    ) -> LogLine:
        """Each new line of the log once, in its order: entries and their amendments.

        A filter selects entries as in a timeline, and the amendments of these.
        """
        if self.written is None:
            loaders = info.context.loaders_at(None, None, language=str(language.value))
            _check(loaders, after, filter_)
            raise SubscriptionAccepted(after)
        known = f"#{self.written.position}"
        loaders = info.context.loaders_at(None, known, language=str(language.value))
        if filter_:
            wanted = timeline_filter(
                loaders.query_context, timeline_parameters(filter_)
            )
            if not matches(loaders, self.written, wanted):
                raise EntryLeftOut
        return LogLine(loaders=loaders, row=self.written)


def _check(
    loaders: RequestLoaders, after: int | None, filter_: TimelineFilter | None
) -> None:
    """Refuse a position that the log does not have, and a filter of unknown names."""
    if after is not None and not 0 <= after <= loaders.moment.position:
        raise UnknownPositionError(position=after, last=loaders.moment.position)
    if filter_:
        wanted = timeline_filter(loaders.query_context, timeline_parameters(filter_))
        resolve_filter(loaders.reader, loaders.moment, wanted)
