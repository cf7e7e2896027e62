"""Roles: who held what when, what is vacant or unnamed, which terms end."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

import strawberry
from strawberry import UNSET

from api.graphql.loaders import Asked
from api.graphql.queries.register import listed, naming, sought
from api.graphql.queries.subjects import Subject, past_beside
from api.graphql.types.code_enums import RoleFunction, code_of, coded, said
from api.graphql.types.decorators import answer, given, resolved, resolved_as, says
from api.graphql.types.entries import Entry
from api.graphql.types.enums import LeadState
from api.graphql.types.fields import PastValue
from api.graphql.types.kind_types import entry_at
from api.graphql.types.pages import Connection
from api.graphql.types.text_date_reference import Reference, reference
from projections.queries import holdings as answers
from projections.queries.register import Having, Listed
from projections.queries.values import Values


@answer
class Term:
    """A term of office or of validity, and when it ends."""

    asked: strawberry.Private[Asked]
    position: strawberry.Private[int]
    length: str = says("How long it is, an ISO 8601 duration such as P2Y.")
    first_end: dt.date | None = says(
        "First day that can be its last; none if its start is not known."
    )
    last_end: dt.date | None = says(
        "Last day that can be its last; none if its start is not known."
    )

    @resolved
    def entry(self) -> Entry | None:
        """The entry that states it."""
        return entry_at(self.asked, self.position)


@answer
class Role:
    """A role at the moment."""

    asked: strawberry.Private[Asked]
    listed: strawberry.Private[Listed]
    subject: Subject = says("The role, with all its fields.")
    state: LeadState = says("What the log says of who holds it.")
    term: Term | None = says("The holder's term, if one is stated.")

    @resolved
    def state_display(self) -> str:
        """The same in the reader's language."""
        return said(self.asked, "state", str(self.state.value))

    @resolved_as(RoleFunction | None)
    def function(self) -> object:
        """What the role is, such as co-chair."""
        return coded(RoleFunction, self.listed.values.value("function"))

    @resolved
    def function_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return said(self.asked, "function", self.listed.values.value("function"))

    @resolved
    def holder(self) -> Reference | None:
        """Who holds it, if that is known."""
        return self._named("holder")

    @resolved
    def entity(self) -> Reference | None:
        """The entity whose officer holds it."""
        return self._named("entity")

    @resolved
    def body(self) -> Reference | None:
        """The body that it is in."""
        return self._named("body")

    @resolved
    def area(self) -> Reference | None:
        """The area of cooperation that it is for."""
        return self._named("area")

    @resolved
    def entry(self) -> Entry | None:
        """The entry that says whether it is held."""
        standing = self.listed.values.field("standing")
        return entry_at(self.asked, standing.entry) if standing else None

    @resolved
    def held(self) -> list[PastValue]:
        """When it was held and when vacant, up to the day."""
        return self._past("standing")

    @resolved
    def holders(self) -> list[PastValue]:
        """Who held it when, up to the day, as far as they are named."""
        return self._past("holder")

    def _past(self, field: str) -> list[PastValue]:
        own = self.listed.called.subject
        return past_beside(self.asked, own, self.subject.level, field)

    def _named(self, field: str) -> Reference | None:
        named = self.listed.values.value(field)
        return reference(self.asked, named) if named else None


@given
class RoleFilter:
    """Which roles are wanted; all that is given holds together."""

    state: LeadState | None = says("What the log says of the holder.", default=UNSET)
    function: RoleFunction | None = says("What the role is.", default=UNSET)
    holder: str | None = says("Who holds it.", default=UNSET)
    entity: str | None = says("The entity whose officer holds it.", default=UNSET)
    body: str | None = says("The body that it is in.", default=UNSET)
    area: str | None = says("The area of cooperation that it is for.", default=UNSET)


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
    asked: Asked, wanted: RoleFilter | None, *, first: int, after: str | None
) -> Connection[Role]:
    """Read a page of roles.

    Raises:
        CursorError: no page of the register gave the cursor.
        PageSizeError: more are asked for than a page has.
        UnknownSubjectError: nothing is called like a subject that is given.
    """
    given = wanted or RoleFilter()
    named = {one: getattr(given, one) for one in NAMED if getattr(given, one)}
    is_named = {one: naming(asked, who) for one, who in named.items()}

    def keep(values: Values) -> bool:
        state = given.state or None
        return (
            state is None or LeadState(answers.role_state(values)) is state
        ) and all(
            values.value(one) and is_it(values.value(one))
            for one, is_it in is_named.items()
        )

    found = sought(
        asked,
        ("role",),
        related_to=list(named.values()),
        having=_having(given),
        keep=keep if given.state or named else None,
    )
    return listed(
        asked,
        found,
        lambda page, subjects: roles_of(asked, page, subjects),
        first=first,
        after=after,
    )


def _having(given: RoleFilter) -> tuple[Having, ...]:
    """Say what an index can tell, so that few roles are left to look at."""
    standing = STANDING.get(given.state) if given.state else None
    found = {"standing": standing, "function": code_of(given.function)}
    return tuple(Having(name, value) for name, value in found.items() if value)


def roles_of(
    asked: Asked, page: Sequence[Listed], subjects: Sequence[Subject]
) -> list[Role]:
    """Show roles."""
    terms = terms_of(asked, page)
    for one in page:
        standing = one.values.field("standing")
        asked.items.expect([standing.entry] if standing else [])
        asked.names.expect(ref for name in NAMED for ref in one.values.named(name))
    return [
        Role(
            asked=asked,
            listed=one,
            subject=subject,
            state=LeadState(answers.role_state(one.values)),
            term=terms.get(one.called.subject),
        )
        for one, subject in zip(page, subjects, strict=True)
    ]


def terms_of(asked: Asked, page: Sequence[Listed]) -> dict[str, Term]:
    """Show the terms of roles or agreements, by identifier."""
    held = {one.called.subject: one.values for one in page}
    ends = answers.endings(asked.reader, asked.moment, held)
    found: dict[str, Term] = {}
    for one in page:
        stated, end = one.values.field("term"), ends.get(one.called.subject)
        if stated:
            found[one.called.subject] = Term(
                asked=asked,
                position=stated.entry,
                length=str(stated.value),
                first_end=end.first if end else None,
                last_end=end.last if end else None,
            )
    return found
