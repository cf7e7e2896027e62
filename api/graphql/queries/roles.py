"""Roles: who held what when, what is vacant or unnamed, which terms end."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

import strawberry
from strawberry import UNSET

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.register import listed, naming, sought
from api.graphql.queries.subjects import Subject, past_beside
from api.graphql.types.code_enums import RoleFunction, code_of, coded, said
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
from projections.queries import holdings as answers
from projections.queries.register import Having, Listed
from projections.queries.values import Values


@output_type
class Term:
    """A term of office or of validity, and when it ends."""

    loaders: strawberry.Private[RequestLoaders]
    position: strawberry.Private[int]
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
        return entry_at(self.loaders, self.position)


@output_type
class Role:
    """A role at the moment."""

    loaders: strawberry.Private[RequestLoaders]
    listed: strawberry.Private[Listed]
    subject: Subject = schema_field("The role, with all its fields.")
    state: LeadState = schema_field("What the log says of who holds it.")
    term: Term | None = schema_field("The holder's term, if one is stated.")

    @resolver
    def state_display(self) -> str:
        """The same in the reader's language."""
        return said(self.loaders, "state", str(self.state.value))

    @resolver_of_type(RoleFunction | None)
    def function(self) -> object:
        """What the role is, such as co-chair."""
        return coded(RoleFunction, self.listed.values.value("function"))

    @resolver
    def function_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return said(self.loaders, "function", self.listed.values.value("function"))

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
        standing = self.listed.values.field("standing")
        return entry_at(self.loaders, standing.entry) if standing else None

    @resolver
    def held(self) -> list[PastValue]:
        """When it was held and when vacant, up to the day."""
        return self._past("standing")

    @resolver
    def holders(self) -> list[PastValue]:
        """Who held it when, up to the day, as far as they are named."""
        return self._past("holder")

    def _past(self, field: str) -> list[PastValue]:
        own = self.listed.called.subject
        return past_beside(self.loaders, own, self.subject.level, field)

    def _named(self, field: str) -> Reference | None:
        named = self.listed.values.value(field)
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


Wanted = Annotated[
    RoleFilter | None,
    strawberry.argument(name="filter", description="Which ones are wanted."),
]
STANDING = {
    LeadState.NAMED: "held",
    LeadState.UNNAMED: "held",
    LeadState.VACANT: "vacant",
}
NAMED = ("holder", "entity", "body", "area")


def roles_page(
    loaders: RequestLoaders, wanted: RoleFilter | None, *, first: int, after: str | None
) -> Connection[Role]:
    """Read a page of roles.

    Raises:
        CursorError: no page of the register gave the cursor.
        PageSizeError: more are asked for than a page has.
        UnknownSubjectError: nothing is called like a subject that is given.
    """
    filter_ = wanted or RoleFilter()
    named = {one: getattr(filter_, one) for one in NAMED if getattr(filter_, one)}
    is_named = {one: naming(loaders, who) for one, who in named.items()}

    def keep(values: Values) -> bool:
        state = filter_.state or None
        return (
            state is None or LeadState(answers.role_state(values)) is state
        ) and all(
            values.value(one) and is_it(values.value(one))
            for one, is_it in is_named.items()
        )

    found = sought(
        loaders,
        ("role",),
        related_to=list(named.values()),
        having=_having(filter_),
        keep=keep if filter_.state or named else None,
    )
    return listed(
        loaders,
        found,
        lambda page, subjects: roles_of(loaders, page, subjects),
        first=first,
        after=after,
    )


def _having(filter_: RoleFilter) -> tuple[Having, ...]:
    """Say what an index can tell, so that few roles are left to look at."""
    standing = STANDING.get(filter_.state) if filter_.state else None
    found = {"standing": standing, "function": code_of(filter_.function)}
    return tuple(Having(name, value) for name, value in found.items() if value)


def roles_of(
    loaders: RequestLoaders, page: Sequence[Listed], subjects: Sequence[Subject]
) -> list[Role]:
    """Show roles."""
    terms = terms_of(loaders, page)
    for one in page:
        standing = one.values.field("standing")
        loaders.items.expect([standing.entry] if standing else [])
        loaders.names.expect(ref for name in NAMED for ref in one.values.named(name))
    return [
        Role(
            loaders=loaders,
            listed=one,
            subject=subject,
            state=LeadState(answers.role_state(one.values)),
            term=terms.get(one.called.subject),
        )
        for one, subject in zip(page, subjects, strict=True)
    ]


def terms_of(loaders: RequestLoaders, page: Sequence[Listed]) -> dict[str, Term]:
    """Show the terms of roles or agreements, by identifier."""
    held = {one.called.subject: one.values for one in page}
    ends = answers.endings(loaders.reader, loaders.moment, held)
    found: dict[str, Term] = {}
    for one in page:
        stated, end = one.values.field("term"), ends.get(one.called.subject)
        if stated:
            found[one.called.subject] = Term(
                loaders=loaders,
                position=stated.entry,
                length=str(stated.value),
                first_end=end.first if end else None,
                last_end=end.last if end else None,
            )
    return found
