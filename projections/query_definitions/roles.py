"""Roles: who holds them, what is vacant or unnamed, which terms end."""

from typing import Annotated, NamedTuple

from domain.choices import FUNCTIONS
from projections.queries.register import FieldCondition, ListedSubject, RegisterCursor
from projections.queries.roles import ROLE_STATES, role_state
from projections.queries.terms import Term, terms
from projections.queries.values import SubjectValues
from projections.query_context import QueryContext
from projections.query_definitions.definition import Page, Parameter, Query, column
from projections.query_definitions.registered import read_registered, subjects_naming
from projections.query_definitions.value_kinds import (
    DAY,
    POSITION,
    REFERENCE,
    TERM,
    code,
)

STANDINGS = {"named": "held", "unnamed": "held", "vacant": "vacant"}
"""State of a role's holder -> the value of its field ``standing``."""


class RoleParameters(NamedTuple):
    """Which roles are read; a role satisfies all that are given."""

    state: Annotated[
        str, Parameter("What the log says of the holder.", choices=ROLE_STATES)
    ] = ""
    function: Annotated[
        str, Parameter("What the role is.", choices=tuple(FUNCTIONS))
    ] = ""
    holder: Annotated[str, Parameter("Who holds it.")] = ""
    entity: Annotated[str, Parameter("The entity whose officer holds it.")] = ""
    body: Annotated[str, Parameter("The body that it is in.")] = ""
    area: Annotated[str, Parameter("The area of cooperation that it is for.")] = ""


class RoleRow(NamedTuple):
    """A role at the moment, and the holder's term if one is stated."""

    listed: ListedSubject
    term: Term | None

    @property
    def values(self) -> SubjectValues:
        """What holds of the role."""
        return self.listed.values

    @property
    def state(self) -> str:
        """What the log says of who holds it."""
        return role_state(self.values)

    @property
    def entry(self) -> int:
        """Position of the entry that says whether it is held; 0 for none."""
        standing = self.values.field("standing")
        return standing.set_by if standing else 0

    def named(self, field: str) -> str | None:
        """Return the subject that a field names."""
        return self.values.value(field) or None


def read_roles(
    at: QueryContext,
    given: RoleParameters,
    /,
    *,
    first: int,
    after: RegisterCursor | None,
) -> Page[RoleRow]:
    """Read a page of roles by reference.

    Raises:
        UnknownSubjectError: nothing is called like a subject given.
    """
    stated = {"standing": STANDINGS.get(given.state), "function": given.function}
    wanted = subjects_naming(
        at,
        "role",
        {
            (name,): getattr(given, name)
            for name in ("holder", "entity", "body", "area")
        },
        having=[FieldCondition(name, value) for name, value in stated.items() if value],
        keep=(lambda values: role_state(values) == given.state)
        if given.state
        else None,
    )
    page = read_registered(at, wanted, first=first, after=after)
    stated_terms = terms(at.reader, at.moment, page.rows)
    rows = [RoleRow(one, stated_terms.get(one.subject.subject_id)) for one in page.rows]
    return Page(rows, page.cursors, page.has_more)


ROLES: Query[RoleParameters, RoleRow] = Query(
    parameters=RoleParameters,
    read=read_roles,
    cursor=RegisterCursor,
    columns=(
        column("subject", REFERENCE, lambda row: row.listed.subject),
        column("function", code("function"), lambda row: row.values.value("function")),
        column("state", code("state"), lambda row: row.state),
        column("holder", REFERENCE, lambda row: row.named("holder")),
        column("entity", REFERENCE, lambda row: row.named("entity")),
        column("body", REFERENCE, lambda row: row.named("body")),
        column("area", REFERENCE, lambda row: row.named("area")),
        column("term", TERM, lambda row: row.term and row.term.length),
        column("first_end", DAY, lambda row: row.term and row.term.first_end),
        column("last_end", DAY, lambda row: row.term and row.term.last_end),
        column("entry", POSITION, lambda row: row.entry),
    ),
)
