"""Fields of a subject: what holds, why, and what was before."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.types.decorators import output_type, resolver
from api.graphql.types.display import display, is_personal, personal, personal_words
from api.graphql.types.entries import Entry, Source, expect, sources_of
from api.graphql.types.kind_types import entries_of, entry_at, entry_of
from api.graphql.types.scalars import Json
from domain.kinds.state_fields import references_in
from projections.queries import explanation
from projections.queries.field_history import ValueInterval
from projections.queries.values import StateField

FieldName = Annotated[
    str,
    strawberry.argument(
        description="A field, or an item of a collection: members[actor:brs]."
    ),
]


@output_type
class Field:
    """A field of a subject's state at the moment."""

    loaders: strawberry.Private[RequestLoaders]
    found: strawberry.Private[StateField]

    @resolver
    def name(self) -> str:
        """Its name."""
        return self.found.name

    @resolver
    def item(self) -> str:
        """Which item of a collection, such as one of the members; else empty."""
        return self.found.item

    @resolver
    def value(self) -> Json | None:
        """Its plain value; none for a personal value that was erased."""
        if is_personal(self.found.name):
            return Json(self._personal) if self._personal else None
        return Json(self.found.value)

    @resolver
    def display(self) -> str:
        """Its value, or the item of a collection, in the reader's language."""
        if is_personal(self.found.name):
            return personal_words(self.loaders, self._personal)
        return display(self.loaders, self.found.name, self.found.item, self.found.value)

    @resolver
    def entry(self) -> Entry | None:
        """The entry that set it, with its sources."""
        return entry_at(self.loaders, self.found.set_by)

    @resolver
    def changed_by(self) -> int | None:
        """Position of the correction that set it or its entry's date, if any."""
        return self.found.changed_by or None

    @resolver
    def ties(self) -> list[int]:
        """Positions of entries that set it too; their order is not known."""
        return list(self.found.ties)

    @property
    def _personal(self) -> str | None:
        return personal(self.loaders, self.found.name, self.found.set_by)


@output_type
class Explanation:
    """Why a field has its value."""

    loaders: strawberry.Private[RequestLoaders]
    why: strawberry.Private[explanation.Explanation]

    @resolver
    def field(self) -> Field:
        """The field."""
        return Field(loaders=self.loaders, found=self.why.field)

    @resolver
    def entry(self) -> Entry | None:
        """The entry that set it."""
        return entry_of(self.loaders, self.why.entry)

    @resolver
    def sources(self) -> list[Source]:
        """Where it stands written."""
        return sources_of(self.loaders, self.why.sources)

    @resolver
    def corrected_at(self) -> dt.datetime | None:
        """When it was corrected last, if it was."""
        return self.why.corrected_at

    @resolver
    def reason(self) -> str:
        """Why it was corrected; may be empty."""
        return self.why.reason

    @resolver
    def ties(self) -> list[Entry]:
        """Entries that set it too; their order is not known."""
        return entries_of(self.loaders, self.why.ties)


@output_type
class PastValue:
    """A value that a field had, and the days on which it had it."""

    loaders: strawberry.Private[RequestLoaders]
    held: strawberry.Private[ValueInterval]

    @resolver
    def item(self) -> str:
        """Which item of a collection, such as one of the members; else empty."""
        return self.held.item

    @resolver
    def value(self) -> Json | None:
        """Its plain value; none for a personal value."""
        return None if is_personal(self.held.field) else Json(self.held.value)

    @resolver
    def display(self) -> str:
        """Its value, or the item of a collection, in the reader's language."""
        if is_personal(self.held.field):
            return ""
        return display(self.loaders, self.held.field, self.held.item, self.held.value)

    @resolver
    def since(self) -> dt.date:
        """The day from which it certainly held."""
        return self.held.since

    @resolver
    def until(self) -> dt.date | None:
        """The day from which something else did; none if it still holds."""
        return self.held.until

    @resolver
    def entry(self) -> Entry | None:
        """The entry that set it, with its sources."""
        return entry_at(self.loaders, self.held.set_by)


def past_of(loaders: RequestLoaders, found: Sequence[ValueInterval]) -> list[PastValue]:
    """Show what a field was; what it names is read together when it is needed."""
    expect_past(loaders, found)
    return [PastValue(loaders=loaders, held=one) for one in found]


def expect_past(loaders: RequestLoaders, found: Sequence[ValueInterval]) -> None:
    """Note what a field named and which entries set it."""
    loaders.items.enqueue(one.set_by for one in found)
    for one in found:
        loaders.names.enqueue(references_in(one.field, one.item, one.value))


def fields_of(loaders: RequestLoaders, found: Sequence[StateField]) -> list[Field]:
    """Show fields; what they name is read together when it is needed."""
    expect_fields(loaders, found)
    return [Field(loaders=loaders, found=one) for one in found]


def expect_fields(loaders: RequestLoaders, found: Sequence[StateField]) -> None:
    """Note what fields name and which entries set them."""
    loaders.items.enqueue(one.set_by for one in found)
    for one in found:
        loaders.names.enqueue(references_in(one.name, one.item, one.value))


def explained(loaders: RequestLoaders, reference: str, field: str) -> list[Explanation]:
    """Explain a field of a subject.

    Raises:
        UnknownSubjectError: nothing is called that.
        UnknownFieldError: the subject has no such field at the moment.
    """
    found = explanation.explain_field(loaders.reader, loaders.moment, reference, field)
    return explained_of(loaders, found)


def explained_of(
    loaders: RequestLoaders, found: Sequence[explanation.Explanation]
) -> list[Explanation]:
    """Show why a field has its value."""
    expect_explained(loaders, found)
    return [Explanation(loaders=loaders, why=one) for one in found]


def expect_explained(
    loaders: RequestLoaders, found: Sequence[explanation.Explanation]
) -> None:
    """Note what explanations name, so that it is read together."""
    expect_fields(loaders, [one.field for one in found])
    expect(loaders, [item for one in found for item in (one.entry, *one.ties)])
