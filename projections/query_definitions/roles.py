"""Roles: who holds them, what is vacant or unnamed, which terms end."""

from typing import Annotated, NamedTuple

from domain.choices import FUNCTIONS
from domain.kinds.state_fields import families_of
from projections.queries.register import RegisterCursor
from projections.queries.roles import ROLE_STATES, role_state
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import Page, Parameter, Query, column
from projections.query_definitions.filters.subject_families import ACTOR, AREA
from projections.query_definitions.paging import SUBJECT_ORDERS
from projections.query_definitions.registered import (
    TERM_COLUMNS,
    RegisterPage,
    TermRow,
    read_with_terms,
    state_column,
    subjects_naming,
)
from projections.query_definitions.timeline import (
    TimelineParameters,
    WithEntry,
    entry_filter,
)

STANDINGS = {"named": "held", "unnamed": "held", "vacant": "vacant"}
"""State of a role's holder -> the value of its field ``standing``."""


class RoleParameters(NamedTuple):
    """Which roles are read; a role satisfies all that are given."""

    state: Annotated[
        str, Parameter("Only roles in this state, such as VACANT.", choices=ROLE_STATES)
    ] = ""
    function: Annotated[
        str, Parameter("What the holder of the role does.", choices=tuple(FUNCTIONS))
    ] = ""
    holder: Annotated[
        str,
        Parameter(
            "Only roles that this person or body holds.", families=families_of("holder")
        ),
    ] = ""
    entity: Annotated[
        str,
        Parameter("Only roles that an officer of this entity holds.", families=ACTOR),
    ] = ""
    body: Annotated[
        str, Parameter("Only roles in this body.", families=families_of("body"))
    ] = ""
    area: Annotated[
        str, Parameter("Only roles in this area of cooperation.", families=AREA)
    ] = ""
    with_entry: WithEntry = TimelineParameters()


def read_roles(
    at: QueryContext, given: RoleParameters, page: RegisterPage
) -> Page[TermRow]:
    """Read a page of roles by reference.

    Raises:
        UnknownSubjectError: nothing is called like a subject given.
    """
    named = ("holder", "entity", "body", "area")
    wanted = subjects_naming(
        at,
        "role",
        {(field,): getattr(given, field) for field in named},
        stated={"standing": STANDINGS.get(given.state, ""), "function": given.function},
        keep=(lambda values: role_state(values) == given.state)
        if given.state
        else None,
    )
    wanted = wanted._replace(entries=entry_filter(at, given.with_entry))
    return read_with_terms(at, wanted, page)


def _standing_entry(row: TermRow) -> int:
    """Return the position of the entry that says whether it is held; 0 for none."""
    standing = row.values.field("standing")
    return standing.set_by if standing else 0


def may_have_ended(row: TermRow) -> bool:
    """Return whether who holds it, or that nobody does, may have changed by the day.

    It may when the term of who holds it can be over.
    """
    fields = (row.values.field(name) for name in ("standing", "holder"))
    return row.term_may_be_over or any(one.may_have_ended for one in fields if one)


ROLES: Query[RoleParameters, TermRow] = Query(
    parameters=RoleParameters,
    read=read_roles,
    cursor=RegisterCursor,
    natural_order="reference",
    orders=SUBJECT_ORDERS,
    columns=(
        column("subject", kinds.REFERENCE, "listed.subject"),
        state_column("function", kinds.code("function")),
        column("state", kinds.code("state"), lambda row: role_state(row.values)),
        state_column("holder", kinds.REFERENCE),
        state_column("entity", kinds.REFERENCE),
        state_column("body", kinds.REFERENCE),
        state_column("area", kinds.REFERENCE),
        *TERM_COLUMNS,
        column("entry", kinds.POSITION, _standing_entry),
        column("may_have_ended", kinds.TRUTH, may_have_ended, shown_if=bool),
    ),
)
