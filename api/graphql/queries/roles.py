"""Roles: who held what when, what is vacant or unnamed, which terms end."""

import datetime as dt
from typing import Annotated

import strawberry
from strawberry import UNSET

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.query_pages import connection_of, parameters_of, read_page
from api.graphql.queries.register import listed_subjects
from api.graphql.queries.subjects import Subject, past_beside
from api.graphql.types.code_enums import RoleFunction, code_words, enum_value_of
from api.graphql.types.decorators import (
    input_type,
    output_type,
    resolver,
    resolver_of_type,
    schema_field,
)
from api.graphql.types.entries import Entry
from api.graphql.types.enums import LeadState
from api.graphql.types.fields import PastValue
from api.graphql.types.kind_types import entry_at
from api.graphql.types.pages import Connection
from api.graphql.types.text_date_reference import Reference, reference
from projections.queries.terms import Term as Stated
from projections.query_definitions.roles import ROLES, RoleParameters, RoleRow


@output_type
class Term:
    """A term of office or of validity, and when it ends."""

    loaders: strawberry.Private[RequestLoaders]
    term: strawberry.Private[Stated]
    length: str = schema_field("How long it is, an ISO 8601 duration such as P2Y.")
    first_end: dt.date | None = schema_field(
        "First day that can be its last; none if its start is not known."
    )
    last_end: dt.date | None = schema_field(
        "Last day that can be its last; none if its start is not known."
    )

    @resolver
    def entry(self) -> Entry | None:
        """The entry that states it."""
        return entry_at(self.loaders, self.term.entry)


@output_type
class Role:
    """A role at the moment."""

    loaders: strawberry.Private[RequestLoaders]
    row: strawberry.Private[RoleRow]
    subject: Subject = schema_field("The role, with all its fields.")
    state: LeadState = schema_field("What the log says of who holds it.")
    term: Term | None = schema_field("The holder's term, if one is stated.")

    @resolver
    def state_display(self) -> str:
        """The same in the reader's language."""
        return code_words(self.loaders, "state", str(self.state.value))

    @resolver_of_type(RoleFunction | None)
    def function(self) -> object:
        """What the role is, such as co-chair."""
        return enum_value_of(RoleFunction, self.row.values.value("function"))

    @resolver
    def function_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return code_words(self.loaders, "function", self.row.values.value("function"))

    @resolver
    def holder(self) -> Reference | None:
        """Who holds it, if that is known."""
        return self._named("holder")

    @resolver
    def entity(self) -> Reference | None:
        """The entity whose officer holds it."""
        return self._named("entity")

    @resolver
    def body(self) -> Reference | None:
        """The body that it is in."""
        return self._named("body")

    @resolver
    def area(self) -> Reference | None:
        """The area of cooperation that it is for."""
        return self._named("area")

    @resolver
    def entry(self) -> Entry | None:
        """The entry that says whether it is held."""
        return entry_at(self.loaders, self.row.entry)

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

    def _named(self, field: str) -> Reference | None:
        named = self.row.named(field)
        return reference(self.loaders, named) if named else None


@input_type
class RoleFilter:
    """Which roles are wanted; all that is given holds together."""

    state: LeadState | None = schema_field(
        "What the log says of the holder.", default=UNSET
    )
    function: RoleFunction | None = schema_field("What the role is.", default=UNSET)
    holder: str | None = schema_field("Who holds it.", default=UNSET)
    entity: str | None = schema_field(
        "The entity whose officer holds it.", default=UNSET
    )
    body: str | None = schema_field("The body that it is in.", default=UNSET)
    area: str | None = schema_field(
        "The area of cooperation that it is for.", default=UNSET
    )


RoleFilterArgument = Annotated[
    RoleFilter | None,
    strawberry.argument(name="filter", description="Which ones are wanted."),
]
NAMED = ("holder", "entity", "body", "area")


def roles_page(
    loaders: RequestLoaders,
    filter_: RoleFilter | None,
    *,
    first: int,
    after: str | None,
) -> Connection[Role]:
    """Read a page of roles.

    Raises:
        CursorError: no page of the register gave the cursor.
        PageSizeError: more are asked for than a page has.
        UnknownSubjectError: nothing is called like a subject that is given.
    """
    given = parameters_of(RoleParameters, filter_)
    page = read_page(loaders, ROLES, given, first=first, after=after)
    subjects = listed_subjects(loaders, [one.listed for one in page.rows])
    loaders.items.enqueue(one.entry for one in page.rows if one.entry)
    loaders.names.enqueue(
        ref
        for one in page.rows
        for name in NAMED
        for ref in one.values.references(name)
    )
    nodes = [
        Role(
            loaders=loaders,
            row=one,
            subject=subject,
            state=LeadState(one.state),
            term=term_of(loaders, one.term) if one.term else None,
        )
        for one, subject in zip(page.rows, subjects, strict=True)
    ]
    return connection_of(nodes, page, after)


def term_of(loaders: RequestLoaders, term: Stated) -> Term:
    """Show a term."""
    return Term(
        loaders=loaders,
        term=term,
        length=term.length,
        first_end=term.first_end,
        last_end=term.last_end,
    )
