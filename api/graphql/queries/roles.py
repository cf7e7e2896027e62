"""Roles: who held what when, what is vacant or unnamed, which terms end."""

import datetime as dt

import strawberry

from api.graphql.queries.subjects import Subject
from api.graphql.types.decorators import (
    output_type,
    resolver,
    schema_field,
)
from api.graphql.types.entries import Entry
from api.graphql.types.enums import LeadState, RoleFunction
from api.graphql.types.fields import PastValue
from api.graphql.types.parameter_inputs import parameter_input
from api.graphql.types.row_types import row_type
from api.graphql.types.shown_rows import ShownRow, attribute
from projections.queries.terms import Term as Stated
from projections.query_definitions.registered import TermRow
from projections.query_definitions.roles import (
    ROLES,
    RoleParameters,
    may_have_ended,
)
from projections.query_definitions.terms_ending import EndingRow


@output_type
class Term(ShownRow):
    """A term of office or of validity, and when it ends."""

    row: strawberry.Private[Stated]
    length: str = attribute("How long it is, an ISO 8601 duration such as P2Y.")
    first_end: dt.date | None = attribute(
        "First day that can be its last; none if its start is not known."
    )
    last_end: dt.date | None = attribute(
        "Last day that can be its last; none if its start is not known."
    )
    entry: Entry | None = attribute("The entry that states it.")


@output_type
class Ending(ShownRow):
    """A role's or an agreement's term that ends."""

    row: strawberry.Private[EndingRow]
    subject: Subject = schema_field("The role or the agreement.")
    term: Term = attribute("Its term.")


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
class Role(ShownRow):
    """A role at the moment."""

    row: strawberry.Private[TermRow]
    subject: Subject = schema_field("The role, with all its fields.")

    @property
    def identity(self) -> object:
        """The role."""
        return self.subject.row.subject_id

    term: Term | None = attribute("The holder's term, if one is stated.")

    @resolver
    def may_have_ended(self) -> bool:
        """Whether who holds it, or that nobody does, may have changed by the day."""
        return may_have_ended(self.row)

    @resolver
    def held(self) -> list[PastValue]:
        """When it was held and when vacant, up to the day."""
        return self.subject.values_over_time("standing")

    @resolver
    def holders(self) -> list[PastValue]:
        """Who held it when, up to the day, as far as they are named."""
        return self.subject.values_over_time("holder")


@parameter_input(RoleParameters, state=LeadState, function=RoleFunction)
class RoleFilter:
    """Which roles are wanted; all that is given holds together."""
