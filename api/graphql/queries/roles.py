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
    """A term of office or of validity, and when it can end."""

    row: strawberry.Private[Stated]
    length: str = attribute(
        "Length of the term as an ISO 8601 duration, such as P2Y (two years)."
    )
    first_end: dt.date | None = attribute(
        "First day on which the term can end; null if its start is not known."
    )
    last_end: dt.date | None = attribute(
        "Last day on which the term can end; null if its start is not known."
    )
    entry: Entry | None = attribute("The entry that states the term.")


@output_type
class Ending(ShownRow):
    """A role's or an agreement's term that ends."""

    row: strawberry.Private[EndingRow]
    subject: Subject = schema_field("The role or the agreement that has the term.")
    term: Term = attribute("The term, with the first and last day on which it can end.")


@row_type(
    ROLES.columns,
    state=(
        "Whether a holder is named, identified without a name, or missing.",
        LeadState,
    ),
    function=(
        "What the holder does, such as CO_CHAIR; null if no source says.",
        RoleFunction | None,
    ),
    holder="The person or body that holds the role; null if no source names one.",
    entity="The entity whose officer holds the role; null if none is stated.",
    body="The body in which the role is; null if none is stated.",
    area="The area of cooperation of the role; null if none is stated.",
    entry="The entry that says who holds the role, or that nobody does.",
)
class Role(ShownRow):
    """A role, such as a co-chair, as it stands at the moment of the question."""

    row: strawberry.Private[TermRow]
    subject: Subject = schema_field("The role, with all its fields.")

    @property
    def identity(self) -> object:
        """The role."""
        return self.subject.row.subject_id

    term: Term | None = attribute("The term of the holder; null if none is stated.")

    @resolver
    def may_have_ended(self) -> bool:
        """True if the holder may have changed by the day: a date is imprecise."""
        return may_have_ended(self.row)

    @resolver
    def held(self) -> list[PastValue]:
        """When the role was held and when vacant, up to the day."""
        return self.subject.values_over_time("standing")

    @resolver
    def holders(self) -> list[PastValue]:
        """Who held the role and when, up to the day, as far as sources name them."""
        return self.subject.values_over_time("holder")


@parameter_input(RoleParameters, state=LeadState, function=RoleFunction)
class RoleFilter:
    """Conditions on roles, all of which must hold."""
