"""Fields of a subject: what holds, why, and what was before."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.types.decorators import output_type, resolver
from api.graphql.types.entries import Entry, Source, personal_of
from api.graphql.types.scalars import Json
from api.graphql.types.shown_rows import ShownRow, attribute
from domain.kinds.state_fields import PERSONAL_FIELDS, references_in
from projections.queries import explanation
from projections.queries.field_history import ValueInterval
from projections.queries.values import StateField


def is_personal(name: str) -> bool:
    """Tell whether a field holds the commitment to a personal value."""
    return name in PERSONAL_FIELDS


def personal(loaders: RequestLoaders, name: str, position: int) -> str | None:
    """Give a personal value that an entry set, unless it was erased."""
    item = loaders.items.load(position)
    return personal_of(loaders, item).get(name) if item else None


def personal_words(loaders: RequestLoaders, value: str | None) -> str:
    """Give a personal value, or say that it was erased."""
    return loaders.formatter.personal(value).words


def display(loaders: RequestLoaders, name: str, item: str, value: Any) -> str:  # noqa: ANN401 - a plain value
    """Put a field's value into words; of a collection's item, what the item is."""
    return loaders.formatter.field(name, value, item).words


FieldName = Annotated[
    str,
    strawberry.argument(
        description="A field, or an item of a collection: members[actor:brs]."
    ),
]


@output_type
class Field(ShownRow):
    """A field of a subject's state at the moment."""

    row: strawberry.Private[StateField]
    name: str = attribute("Its name.")
    item: str = attribute(
        "Which item of a collection, such as one of the members; else empty."
    )
    entry: Entry | None = attribute(
        "The entry that set it, with its sources.", "set_by"
    )
    ties: list[int] = attribute(
        "Positions of entries that set it too; their order is not known."
    )

    @resolver
    def value(self) -> Json | None:
        """Its plain value; none for a personal value that was erased."""
        if is_personal(self.row.name):
            return Json(self._personal) if self._personal else None
        return Json(self.row.value)

    @resolver
    def display(self) -> str:
        """Its value, or the item of a collection, in the reader's language."""
        if is_personal(self.row.name):
            return personal_words(self.loaders, self._personal)
        return display(self.loaders, self.row.name, self.row.item, self.row.value)

    @classmethod
    def enqueue(cls, loaders: RequestLoaders, rows: Sequence[StateField]) -> None:
        """Enqueue what fields name, and the entries that set them."""
        super().enqueue(loaders, rows)
        for one in rows:
            loaders.names.enqueue(references_in(one.name, one.item, one.value))

    @resolver
    def changed_by(self) -> int | None:
        """Position of the correction that set it or its entry's date, if any."""
        return self.row.changed_by or None

    @property
    def _personal(self) -> str | None:
        return personal(self.loaders, self.row.name, self.row.set_by)


@output_type
class Explanation(ShownRow):
    """Why a field has its value."""

    row: strawberry.Private[explanation.Explanation]
    field: Field = attribute("The field.")
    entry: Entry | None = attribute("The entry that set it.")
    sources: list[Source] = attribute("Where it stands written.")
    corrected_at: dt.datetime | None = attribute(
        "When it was corrected last, if it was."
    )
    reason: str = attribute("Why it was corrected; may be empty.")
    ties: list[Entry] = attribute("Entries that set it too; their order is not known.")


@output_type
class PastValue(ShownRow):
    """A value that a field had, and the days on which it had it."""

    row: strawberry.Private[ValueInterval]
    item: str = attribute(
        "Which item of a collection, such as one of the members; else empty."
    )
    since: dt.date = attribute("The day from which it certainly held.")
    until: dt.date | None = attribute(
        "The day from which something else did; none if it still holds."
    )
    entry: Entry | None = attribute(
        "The entry that set it, with its sources.", "set_by"
    )

    @resolver
    def value(self) -> Json | None:
        """Its plain value; none for a personal value."""
        return None if is_personal(self.row.field) else Json(self.row.value)

    @resolver
    def display(self) -> str:
        """Its value, or the item of a collection, in the reader's language."""
        if is_personal(self.row.field):
            return ""
        return display(self.loaders, self.row.field, self.row.item, self.row.value)

    @classmethod
    def enqueue(cls, loaders: RequestLoaders, rows: Sequence[ValueInterval]) -> None:
        """Enqueue what a field named, and the entries that set it."""
        super().enqueue(loaders, rows)
        for one in rows:
            loaders.names.enqueue(references_in(one.field, one.item, one.value))
