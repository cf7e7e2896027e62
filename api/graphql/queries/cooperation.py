"""Questions of dashboards: meetings, mandates, agreements, roles, contributions."""

from typing import Annotated

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.agreements import Agreement
from api.graphql.queries.calendar import CalendarFilter, Meeting, show_meetings
from api.graphql.queries.change_days import (
    ChangeDays,
    ChangingSubject,
    change_days_of,
)
from api.graphql.queries.contributions import (
    Contribution,
    ContributionFilter,
    ContributionTotal,
)
from api.graphql.queries.entities import EntityShare
from api.graphql.queries.mandates import Mandate, ParagraphState
from api.graphql.queries.question_fields import question
from api.graphql.queries.register import SubjectFilterArgument, subjects_page
from api.graphql.queries.related import OfFamily
from api.graphql.queries.roles import Ending, Role, RoleFilter
from api.graphql.queries.subjects import Subject
from api.graphql.types.decorators import output_type, resolver
from api.graphql.types.orders import SubjectOrder
from api.graphql.types.pages import (
    After,
    Before,
    Connection,
    First,
    Last,
    PageArguments,
)
from projections.query_definitions.agreements import AGREEMENTS
from projections.query_definitions.calendar import CALENDAR
from projections.query_definitions.contributions import (
    CONTRIBUTION_TOTALS,
    CONTRIBUTIONS,
)
from projections.query_definitions.facets import ENTITY_SHARES
from projections.query_definitions.mandates import COVERAGE, MANDATES
from projections.query_definitions.roles import ROLES
from projections.query_definitions.terms_ending import TERMS_ENDING


@output_type
class Cooperation:
    """What the record says of the cooperation at a moment."""

    loaders: strawberry.Private[RequestLoaders]

    @resolver
    def subjects(  # noqa: PLR0913, PLR0917 - a page, and what it is about
        self,
        family: OfFamily = None,
        filter_: SubjectFilterArgument = None,
        first: First = 50,
        after: After = None,
        last: Last = None,
        before: Before = None,
        order_by: Annotated[
            SubjectOrder | None,
            strawberry.argument(
                description="The order of the rows; cursors belong to one order."
            ),
        ] = None,
    ) -> Connection[Subject] | None:
        """Subjects in the order of family and reference.

        Filter.text searches in all languages. Subjects that no longer exist, or do not
        exist yet, are listed too.
        """
        order = str(order_by.value) if order_by else ""
        asked = PageArguments(first, after, last, before, order)
        return subjects_page(self.loaders, family, filter_, asked)

    calendar = question(
        CALENDAR,
        Meeting,
        "Meetings by date: planned, postponed, cancelled and held.",
        filter_type=CalendarFilter,
        show=show_meetings,
    )
    mandates = question(
        MANDATES,
        Mandate,
        "Mandates with what each paragraph asks for, and what was done about it.",
        states=ParagraphState,
    )
    coverage = question(
        COVERAGE,
        Mandate,
        "Mandates with the paragraphs on which no action is recorded yet.",
    )
    agreements = question(
        AGREEMENTS,
        Agreement,
        "Agreements with their parties, services, budget and term.",
    )
    roles = question(
        ROLES,
        Role,
        "Roles, such as co-chairs: who holds them, and which are vacant or unnamed.",
        filter_type=RoleFilter,
    )
    terms_ending = question(
        TERMS_ENDING,
        Ending,
        "Terms of roles and agreements that can end between two days, "
        "the earliest first.",
    )
    contributions = question(
        CONTRIBUTIONS,
        Contribution,
        "Contributions, such as services and funding: what is given, by "
        "whom and to whom.",
        filter_type=ContributionFilter,
    )
    contribution_totals = question(
        CONTRIBUTION_TOTALS,
        ContributionTotal,
        "Contributions summed by giver, type, status and currency.",
        filter_type=ContributionFilter,
    )
    entities = question(
        ENTITY_SHARES,
        EntityShare,
        "The share of each of the three entities in the cooperation, as "
        "counts and timelines.",
    )

    @resolver
    def change_days(self, subject: ChangingSubject = None) -> ChangeDays | None:
        """The nearest days before and after the as-of day on which answers change."""
        return change_days_of(self.loaders, subject)
