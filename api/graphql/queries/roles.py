"""Roles: who held what when, what is vacant or unnamed, which terms end."""

import datetime as dt

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.subjects import Subject, past_beside
from api.graphql.types.code_enums import RoleFunction
from api.graphql.types.decorators import (
    attribute,
    output_type,
    resolver,
    schema_field,
)
from api.graphql.types.entries import Entry
from api.graphql.types.enums import LeadState
from api.graphql.types.fields import PastValue
from api.graphql.types.kind_types import entry_at
from api.graphql.types.parameter_inputs import parameter_input
from api.graphql.types.row_types import row_type
from projections.queries.terms import Term as Stated
from projections.query_definitions.registered import TermRow
from projections.query_definitions.roles import ROLES, RoleParameters
from projections.query_definitions.terms_ending import EndingRow


@output_type
class Term:
    """A term of office or of validity, and when it ends."""

    loaders: strawberry.Private[RequestLoaders]
    row: strawberry.Private[Stated]
    length: str = attribute(
        "row.length", "How long it is, an ISO 8601 duration such as P2Y."
    )
    first_end: dt.date | None = attribute(
        "row.first_end",
        "First day that can be its last; none if its start is not known.",
    )
    last_end: dt.date | None = attribute(
        "row.last_end", "Last day that can be its last; none if its start is not known."
    )

    @resolver
    def entry(self) -> Entry | None:
        """The entry that states it."""
        return entry_at(self.loaders, self.row.entry)


@output_type
class Ending:
    """A role's or an agreement's term that ends."""

    loaders: strawberry.Private[RequestLoaders]
    row: strawberry.Private[EndingRow]
    subject: Subject = schema_field("The role or the agreement.")

    @resolver
    def term(self) -> Term:
        """Its term."""
        return Term(loaders=self.loaders, row=self.row.term)


@row_type(
    ROLES.columns,
    state=("What the log says of who holds it.", LeadState),
    function=("What the role is, such as co-chair.", RoleFunction | None),
    holder="Who holds it, if that is known.",
    entity="The entity whose officer holds it.",
    body="The body that it is in.",
    area="The area of cooperation that it is for.",
    entry="The entry that says whether it is held.",
)
class Role:
    """A role at the moment."""

    loaders: strawberry.Private[RequestLoaders]
    row: strawberry.Private[TermRow]
    subject: Subject = schema_field("The role, with all its fields.")

    @resolver
    def term(self) -> Term | None:
        """The holder's term, if one is stated."""
        term = self.row.term
        return Term(loaders=self.loaders, row=term) if term else None

    @resolver
    def held(self) -> list[PastValue]:
        """When it was held and when vacant, up to the day."""
        return self._past("standing")

    @resolver
    def holders(self) -> list[PastValue]:
        """Who held it when, up to the day, as far as they are named."""
        return self._past("holder")

    def _past(self, field: str) -> list[PastValue]:
        own = self.row.listed.subject.subject_id
        return past_beside(self.loaders, own, self.subject.level, field)


@parameter_input(RoleParameters, state=LeadState, function=RoleFunction)
class RoleFilter:
    """Which roles are wanted; all that is given holds together."""
