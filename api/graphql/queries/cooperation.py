"""Questions of dashboards: meetings, mandates, agreements, roles, contributions."""

import datetime as dt
from typing import Annotated

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.agreements import Agreement, agreements_page
from api.graphql.queries.calendar import CalendarFilterArgument, Meeting, calendar_of
from api.graphql.queries.contributions import (
    Contribution,
    ContributionFilterArgument,
    ContributionTotal,
    contributions_page,
    totals_of,
)
from api.graphql.queries.entities import EntityShare, entities_of
from api.graphql.queries.mandates import Mandate, coverage_page, mandates_page
from api.graphql.queries.register import SubjectFilterArgument, subjects_page
from api.graphql.queries.related import OfFamily
from api.graphql.queries.roles import Role, RoleFilterArgument, roles_page
from api.graphql.queries.subjects import Subject
from api.graphql.queries.terms_ending import Ending, endings_of
from api.graphql.types.decorators import output_type, resolver
from api.graphql.types.pages import After, Connection, First

Addressee = Annotated[
    str | None,
    strawberry.argument(description="Only what this one is asked to do."),
]
EndsFrom = Annotated[
    dt.date | None,
    strawberry.argument(name="from", description="First day; the day itself counts."),
]
EndsTo = Annotated[
    dt.date | None,
    strawberry.argument(name="to", description="Last day; the day itself counts."),
]


@output_type
class Cooperation:
    """What the record says of the cooperation at a moment."""

    loaders: strawberry.Private[RequestLoaders]

    @resolver
    def subjects(
        self,
        family: OfFamily = None,
        filter_: SubjectFilterArgument = None,
        first: First = 50,
        after: After = None,
    ) -> Connection[Subject]:
        """Subjects by family and reference; with text, a search in every language.

        Also those of which nothing holds at the moment: they were, or will be.
        """
        return subjects_page(self.loaders, family, filter_, first=first, after=after)

    @resolver
    def calendar(
        self,
        filter_: CalendarFilterArgument = None,
        first: First = 50,
        after: After = None,
    ) -> Connection[Meeting]:
        """Meetings by their first possible day: planned, put off, called off, held."""
        return calendar_of(self.loaders, filter_, first=first, after=after)

    @resolver
    def mandates(
        self,
        reference: Annotated[
            str | None, strawberry.argument(description="Only this one.")
        ] = None,
        addressee: Addressee = None,
        first: First = 50,
        after: After = None,
    ) -> Connection[Mandate]:
        """Mandates by paragraph, with what became of each."""
        return mandates_page(
            self.loaders, reference, addressee, first=first, after=after
        )

    @resolver
    def coverage(
        self, addressee: Addressee = None, first: First = 50, after: After = None
    ) -> Connection[Mandate]:
        """Mandates with their open paragraphs: nothing is known to have been done."""
        return coverage_page(self.loaders, addressee, first=first, after=after)

    @resolver
    def agreements(
        self,
        party: Annotated[
            str | None, strawberry.argument(description="One of those it binds.")
        ] = None,
        first: First = 50,
        after: After = None,
    ) -> Connection[Agreement]:
        """Agreements with their parties, services, budget and term."""
        return agreements_page(self.loaders, party, first=first, after=after)

    @resolver
    def roles(
        self, filter_: RoleFilterArgument = None, first: First = 50, after: After = None
    ) -> Connection[Role]:
        """Roles: who holds them, what is vacant or unnamed, who held them when."""
        return roles_page(self.loaders, filter_, first=first, after=after)

    @resolver
    def terms_ending(
        self, since: EndsFrom = None, until: EndsTo = None
    ) -> list[Ending]:
        """Terms of roles and agreements that can end in between, the first first."""
        return endings_of(self.loaders, since=since, until=until)

    @resolver
    def contributions(
        self,
        filter_: ContributionFilterArgument = None,
        first: First = 50,
        after: After = None,
    ) -> Connection[Contribution]:
        """Contributions: what is given, by whom, to whom."""
        return contributions_page(self.loaders, filter_, first=first, after=after)

    @resolver
    def contribution_totals(
        self, filter_: ContributionFilterArgument = None
    ) -> list[ContributionTotal]:
        """Contributions by givers, sort, status and currency, with their sums."""
        return totals_of(self.loaders, filter_)

    @resolver
    def entities(self) -> list[EntityShare]:
        """What each of the three entities contributed to joint actions."""
        return entities_of(self.loaders)
