"""The one root of questions: a day in the world, a moment of the log, a language."""

import datetime as dt
from typing import Annotated

import strawberry

from api.graphql.context import Ask
from api.graphql.queries.audit import Audit
from api.graphql.queries.cooperation import Cooperation
from api.graphql.queries.diff import ChangedThing, difference_page
from api.graphql.queries.heat_map import (
    HeatMap,
    HeatMapPeriod,
    HeatMapRows,
    heat_map_of,
)
from api.graphql.queries.matrix import AreaRow, GroupRow, matrix_of
from api.graphql.queries.question_fields import question
from api.graphql.queries.reports import Report, report_of, reports_of
from api.graphql.queries.subjects import (
    Subject,
    document_of,
    subject_by_id,
    subject_of,
)
from api.graphql.queries.timeline import (
    Filter,
    TimelineConnection,
    page_of,
    timeline_parameters,
)
from api.graphql.types.decorators import input_type, output_type, resolver, schema_field
from api.graphql.types.entries import Entry, entry_at, entry_by_event_id
from api.graphql.types.enums import Certainty, DiffOf, Language
from api.graphql.types.fields import Explanation
from api.graphql.types.kind_descriptions import KindDescription, described_kinds
from api.graphql.types.node import Node, NodeError, NodeId, NodeKey, parse_node_id
from api.graphql.types.object_ids import content_id
from api.graphql.types.orders import EntryOrder
from api.graphql.types.pages import (
    After,
    Before,
    Connection,
    First,
    Last,
    PageArguments,
)
from api.graphql.types.parameter_inputs import parameters_of
from api.graphql.types.scalars import KnownAt
from api.graphql.types.shown_rows import show_all
from projections.moment import Certainty as Certain
from projections.queries.matrix import rows_by_group
from projections.query_definitions.diff import DiffParameters
from projections.query_definitions.subject import EXPLAIN


@input_type
class MomentInput:
    """Another moment to compare with; what is left out is as it is now."""

    as_of: dt.date | None = schema_field(
        "The day in the world; by default today.", default=None
    )
    known_at: KnownAt | None = schema_field(
        "The moment of the log; by default its end.", default=None
    )


@output_type
class Moment:
    """The moment of an answer: a day in the world, and a moment of the log."""

    as_of: dt.date = schema_field(
        "The day in the world: what had happened by the end of it."
    )
    known_at: dt.datetime | None = schema_field(
        "When the last entry that the answer knows was recorded, in "
        "UTC; null in an empty log."
    )
    position: int = schema_field(
        "Position of the last entry that the answer knows; give it as "
        'knownAt: "#123" to ask again.'
    )
    certainty: Certainty = schema_field("Which entries the answer takes into account.")
    language: Language = schema_field("Language of names, words and dates.")

    @resolver
    def id(self) -> strawberry.ID:
        """Key for the cache of a client."""
        return content_id(self)


Framework = Annotated[
    str | None,
    strawberry.argument(
        description="The decision or body whose list of areas to show; by default "
        "MC-3/11."
    ),
]
Named = Annotated[
    str,
    strawberry.argument(
        description="A reference such as joint-task-force, MC-3/11 or body:bureau."
    ),
]


@output_type
class At(Node, Cooperation, Audit):
    """The record at one moment, in one language; every question is a field of it."""

    @property
    def node_key(self) -> NodeKey:
        """The moment itself."""
        return NodeKey("at")

    @resolver
    def moment(self) -> Moment:
        """The moment that this answer is about, with defaults filled in."""
        moment = self.loaders.moment
        return Moment(
            as_of=moment.as_of,
            known_at=self.loaders.reader.known_at(moment),
            position=moment.position,
            certainty=Certainty[moment.certainty.name],
            language=Language(self.loaders.language),
        )

    @resolver
    def matrix(self, framework: Framework = None) -> list[AreaRow] | None:
        """The matrix: a row for each area of cooperation, in the order of the list."""
        areas = matrix_of(self.loaders, framework)
        return show_all(self.loaders, AreaRow, areas)

    @resolver
    def matrix_by_group(self, framework: Framework = None) -> list[GroupRow] | None:
        """The matrix, one row for each group, with the areas that it works on."""
        groups = rows_by_group(matrix_of(self.loaders, framework))
        return show_all(self.loaders, GroupRow, groups)

    @resolver
    def timeline(  # noqa: PLR0913, PLR0917 - a page, and what it is about
        self,
        of: Annotated[
            str | None,
            strawberry.argument(
                description="A subject by its reference, such as joint-task-force; "
                "leave it out for all entries."
            ),
        ] = None,
        filter_: Filter = None,
        first: First = 50,
        after: After = None,
        last: Last = None,
        before: Before = None,
        order_by: Annotated[
            EntryOrder | None,
            strawberry.argument(
                description="The order of the entries; cursors belong to one order."
            ),
        ] = None,
    ) -> TimelineConnection | None:
        """Entries in the order of their dates, the latest first, with counts."""
        given = timeline_parameters(filter_, of)
        order = str(order_by.value) if order_by else ""
        asked = PageArguments(first, after, last, before, order)
        return page_of(self.loaders, given, asked)

    @resolver
    def heat_map(
        self,
        rows: Annotated[
            HeatMapRows, strawberry.argument(description="What each row is about.")
        ] = HeatMapRows.AREA,
        period: Annotated[
            HeatMapPeriod, strawberry.argument(description="How long a period is.")
        ] = HeatMapPeriod.HALF_YEAR,
        filter_: Filter = None,
    ) -> HeatMap | None:
        """How many entries of a timeline there are in each period, row by row.

        An entry is counted once in a row, in the earliest period in which it may have
        happened or begun; each cell says how many of its entries are imprecise.
        """
        return heat_map_of(self.loaders, rows, period, filter_)

    @resolver
    def subject(self, reference: Named) -> Subject | None:
        """One subject by any of its references: its state, timeline and history."""
        return subject_of(self.loaders, reference)

    @resolver
    def document(
        self,
        symbol: Annotated[
            str,
            strawberry.argument(
                description="Any symbol of the document, such as "
                "UNEP/MC/COP.4/INF/17; case, spaces and kinds of dash "
                "are ignored."
            ),
        ],
    ) -> Subject | None:
        """One document by any of its symbols."""
        return document_of(self.loaders, symbol)

    @resolver
    def report(
        self,
        name: Annotated[
            str,
            strawberry.argument(
                description="Symbol of the report, or the session that it is for, "
                "such as Minamata COP-4."
            ),
        ],
    ) -> Report | None:
        """One joint report: its status, editions, texts, checklist and content."""
        return report_of(self.loaders, name)

    @resolver
    def reports(
        self, first: First = 50, after: After = None
    ) -> Connection[Report] | None:
        """The joint reports, planned or made, the last recorded first."""
        return reports_of(self.loaders, first=first, after=after)

    explain = question(
        EXPLAIN,
        Explanation,
        "Why a field of a subject has its value: the entry that set it, "
        "and its sources.",
    )

    @resolver
    def diff(  # noqa: PLR0913, PLR0917 - two moments, a question, and a page of it
        self,
        info: Ask,
        with_: Annotated[
            MomentInput,
            strawberry.argument(
                name="with",
                description="The second moment; what it leaves out is as it is now.",
            ),
        ],
        of: Annotated[
            DiffOf | None,
            strawberry.argument(
                description="The question to compare; by default SUBJECT if a "
                "subject is given, or else MATRIX."
            ),
        ] = None,
        subject: Annotated[
            str | None,
            strawberry.argument(
                description="Only rows that are, name or concern this subject."
            ),
        ] = None,
        framework: Framework = None,
        first: First = 50,
        after: After = None,
    ) -> Connection[ChangedThing] | None:
        """What differs between this moment and a second one.

        Rows that were added, removed, changed or withdrawn, in the order of references,
        or of positions in a timeline.
        """
        second = info.context.loaders_at(
            with_.as_of,
            with_.known_at,
            self.loaders.moment.certainty,
            self.loaders.language,
        )
        return difference_page(
            self.loaders,
            second,
            parameters_of(DiffParameters, of=of, subject=subject, framework=framework),
            first=first,
            after=after,
        )

    @resolver
    def entry(
        self,
        position: Annotated[
            int,
            strawberry.argument(
                description="Position in the log: a number that counts entries from 1 "
                "and never changes."
            ),
        ],
    ) -> Entry | None:
        """One entry by its position.

        Null if it was unknown then, was withdrawn, or is an amendment.
        """
        return entry_at(self.loaders, position)


@output_type
class Query:
    """Questions to the record of the cooperation."""

    @resolver
    def at(
        self,
        info: Ask,
        as_of: Annotated[
            dt.date | None,
            strawberry.argument(description="The day in the world; by default today."),
        ] = None,
        known_at: Annotated[
            KnownAt | None,
            strawberry.argument(
                description="The moment of the log whose knowledge to use; by "
                "default all that it knows."
            ),
        ] = None,
        certainty: Annotated[
            Certainty,
            strawberry.argument(
                description="Whether to list also what may have happened by the day."
            ),
        ] = Certainty.CERTAIN,
        language: Annotated[
            Language,
            strawberry.argument(description="Language of names, words and dates."),
        ] = Language.EN,
    ) -> At | None:
        """The record as of a day in the world, as known at a moment of the log."""
        loaders = info.context.loaders_at(
            as_of, known_at, Certain[certainty.name], str(language.value)
        )
        return At(loaders=loaders)

    @resolver
    def node(self, info: Ask, id: NodeId) -> Node | None:  # noqa: A002 - clients call it so
        """An object again, at the moment of its id.

        Null if it was withdrawn or is not known then.
        """
        loaders, key = parse_node_id(info.context, id)
        match key.type:
            case "at":
                return At(loaders=loaders)
            case "subject":
                return subject_by_id(loaders, key.own)
            case "entry" | "written":
                return entry_by_event_id(
                    loaders, key.own, as_written=key.type == "written"
                )
        raise NodeError(text=id)

    @resolver
    def kinds(self) -> list[KindDescription]:
        """Every kind of entry that can be recorded, family by family."""
        return described_kinds()
