"""Fields of a subject: what holds, why, and what was before."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

import strawberry

from api.graphql.asked import Asked
from api.graphql.described import answer, resolved
from api.graphql.display import ERASED, display, is_personal, names_in, personal
from api.graphql.entries import Entry, Source, sources_of
from api.graphql.kind_types import entries_of, entry_at, entry_of
from api.graphql.scalars import Json
from projections import subjects as answers
from projections.stretches import Stretch

FieldName = Annotated[
    str,
    strawberry.argument(
        description="A field, or an item of a collection: members[actor:brs]."
    ),
]


@answer
class Field:
    """A field of a subject's state at the moment."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[answers.Field]

    @resolved
    def name(self) -> str:
        """Its name."""
        return self.found.name

    @resolved
    def item(self) -> str:
        """Which item of a collection, such as one of the members; else empty."""
        return self.found.item

    @resolved
    def value(self) -> Json | None:
        """Its plain value; none for a personal value that was erased."""
        if is_personal(self.found.name):
            return Json(self._personal) if self._personal else None
        return Json(self.found.value)

    @resolved
    def display(self) -> str:
        """Its value, or the item of a collection, in the reader's language."""
        if is_personal(self.found.name):
            return self._personal or ERASED
        return display(self.asked, self.found.name, self.found.item, self.found.value)

    @resolved
    def entry(self) -> Entry | None:
        """The entry that set it, with its sources."""
        return entry_at(self.asked, self.found.entry)

    @resolved
    def changed_by(self) -> int | None:
        """Position of the correction that set it or its entry's date, if any."""
        return self.found.changed_by or None

    @resolved
    def ties(self) -> list[int]:
        """Positions of entries that set it too; their order is not known."""
        return list(self.found.ties)

    @property
    def _personal(self) -> str | None:
        return personal(self.asked, self.found.name, self.found.entry)


@answer
class Explanation:
    """Why a field has its value."""

    asked: strawberry.Private[Asked]
    why: strawberry.Private[answers.Explanation]

    @resolved
    def field(self) -> Field:
        """The field."""
        return Field(asked=self.asked, found=self.why.field)

    @resolved
    def entry(self) -> Entry | None:
        """The entry that set it."""
        return entry_of(self.asked, self.why.item)

    @resolved
    def sources(self) -> list[Source]:
        """Where it stands written."""
        return sources_of(self.asked, self.why.sources)

    @resolved
    def corrected_at(self) -> dt.datetime | None:
        """When it was corrected last, if it was."""
        return self.why.corrected_at

    @resolved
    def reason(self) -> str:
        """Why it was corrected; may be empty."""
        return self.why.reason

    @resolved
    def ties(self) -> list[Entry]:
        """Entries that set it too; their order is not known."""
        return entries_of(self.asked, self.why.ties)


@answer
class PastValue:
    """A value that a field had, and the days on which it had it."""

    asked: strawberry.Private[Asked]
    held: strawberry.Private[Stretch]

    @resolved
    def item(self) -> str:
        """Which item of a collection, such as one of the members; else empty."""
        return self.held.item

    @resolved
    def value(self) -> Json | None:
        """Its plain value; none for a personal value."""
        return None if is_personal(self.held.field) else Json(self.held.value)

    @resolved
    def display(self) -> str:
        """Its value, or the item of a collection, in the reader's language."""
        if is_personal(self.held.field):
            return ""
        return display(self.asked, self.held.field, self.held.item, self.held.value)

    @resolved
    def since(self) -> dt.date:
        """The day from which it certainly held."""
        return self.held.since

    @resolved
    def until(self) -> dt.date | None:
        """The day from which something else did; none if it still holds."""
        return self.held.until

    @resolved
    def entry(self) -> Entry | None:
        """The entry that set it, with its sources."""
        return entry_at(self.asked, self.held.entry)


def past_of(asked: Asked, found: Sequence[Stretch]) -> list[PastValue]:
    """Show what a field was; what it names is read together when it is needed."""
    expect_past(asked, found)
    return [PastValue(asked=asked, held=one) for one in found]


def expect_past(asked: Asked, found: Sequence[Stretch]) -> None:
    """Note what a field named and which entries set it."""
    asked.items.expect(one.entry for one in found)
    for one in found:
        asked.names.expect(names_in(one.field, one.item, one.value))


def fields_of(asked: Asked, found: Sequence[answers.Field]) -> list[Field]:
    """Show fields; what they name is read together when it is needed."""
    expect_fields(asked, found)
    return [Field(asked=asked, found=one) for one in found]


def expect_fields(asked: Asked, found: Sequence[answers.Field]) -> None:
    """Note what fields name and which entries set them."""
    asked.items.expect(one.entry for one in found)
    for one in found:
        asked.names.expect(names_in(one.name, one.item, one.value))


def explained(asked: Asked, reference: str, field: str) -> list[Explanation]:
    """Explain a field of a subject.

    Raises:
        UnknownSubjectError: nothing is called that.
        UnknownFieldError: the subject has no such field at the moment.
    """
    found = answers.explain(asked.reader, asked.moment, reference, field)
    return [Explanation(asked=asked, why=one) for one in found]
