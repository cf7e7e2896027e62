"""Fields of a subject: what holds, why, and what was before."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Annotated, Any

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.types.decorators import output_type, resolver
from api.graphql.types.entries import Entry, Source, personal_of
from api.graphql.types.scalars import Json
from api.graphql.types.shown_rows import ShownRow, attribute
from domain.errors import Message
from domain.kinds.state_fields import PERSONAL_FIELDS, references_in
from projections.queries import explanation
from projections.queries.field_history import ValueInterval
from projections.queries.values import StateField
from projections.query_definitions.subject import state_value
from projections.query_definitions.value_kinds import StateValue


def plain_value(loaders: RequestLoaders, one: StateValue) -> Json | None:
    """Give a plain value; none for a personal value that was erased."""
    if isinstance(one.value, Message):
        return Json(loaders.formatter.sentence(one.value).words)
    if one.value is None or one.field not in PERSONAL_FIELDS:
        return Json(one.value)
    item = loaders.items.load(one.entry)
    kept = personal_of(loaders, item).get(one.field) if item else None
    return Json(kept or None)


def value_in_words(loaders: RequestLoaders, one: StateValue) -> str:
    """Put a value into words; of a collection's item, what the item is."""
    if one.value is None:
        return ""
    if one.field in PERSONAL_FIELDS:
        kept: Any = plain_value(loaders, one)
        return loaders.formatter.personal(kept).words
    return loaders.formatter.field(one.field, one.value, one.item).words


def enqueue_state_values(loaders: RequestLoaders, some: Iterable[StateValue]) -> None:
    """Enqueue what values name, and the entries that set them."""
    for one in some:
        loaders.items.enqueue([one.entry] if one.entry else [])
        loaders.names.enqueue(references_in(one.field, one.item, one.value))


FieldName = Annotated[
    str,
    strawberry.argument(
        description="Name of the field, such as stage; an item of a collection as "
        "members[actor:brs]."
    ),
]


@output_type
class Field(ShownRow):
    """A field of a subject as it stands at the moment, such as its stage."""

    row: strawberry.Private[StateField]
    name: str = attribute("The name; null if none is known.")
    item: str = attribute(
        "Item of a collection, such as actor:brs among the members; "
        "empty for a plain field."
    )
    entry: Entry | None = attribute(
        "The entry that set the value, with its sources; null if it is not known.",
        "set_by",
    )
    ties: list[int] = attribute(
        "Positions of other entries that set the same field, if their "
        "order is not known."
    )
    may_have_ended: bool = attribute(
        "True if another value may have replaced it by the day, because "
        "a date is imprecise."
    )

    @resolver
    def value(self) -> Json | None:
        """The value as the log keeps it; null for a personal value that was erased."""
        return plain_value(self.loaders, state_value(self.row))

    @resolver
    def display(self) -> str:
        """The value, or the item of a collection, in words of the reader's language."""
        return value_in_words(self.loaders, state_value(self.row))

    @classmethod
    def enqueue(cls, loaders: RequestLoaders, rows: Sequence[StateField]) -> None:
        """Enqueue what fields name, and the entries that set them."""
        enqueue_state_values(loaders, map(state_value, rows))

    @resolver
    def changed_by(self) -> int | None:
        """Position of the correction that set the value or the date of its entry.

        Null if none did.
        """
        return self.row.changed_by or None


@output_type
class Explanation(ShownRow):
    """Why a field has its value: the entry that set it, and its sources."""

    row: strawberry.Private[explanation.Explanation]
    field: Field = attribute("The field of the subject.")
    entry: Entry | None = attribute(
        "The entry that set the value; null if it is not known."
    )
    sources: list[Source] = attribute("The documents that say so, with paragraphs.")
    corrected_at: dt.datetime | None = attribute(
        "The instant of the last correction, in UTC; null if it was never corrected."
    )
    reason: str = attribute(
        "The reason of the last correction; empty if there is none."
    )
    ties: list[Entry] = attribute(
        "Other entries that set the same field, if their order is not known."
    )


@output_type
class PastValue(ShownRow):
    """A value that a field had, and from when to when."""

    row: strawberry.Private[ValueInterval]
    item: str = attribute(
        "Item of a collection, such as actor:brs among the members; "
        "empty for a plain field."
    )
    since: dt.date = attribute("The day from which the value certainly held.")
    until: dt.date | None = attribute(
        "The day from which another value held; null if it still holds."
    )
    entry: Entry | None = attribute(
        "The entry that set the value, with its sources; null if it is not known.",
        "set_by",
    )

    @resolver
    def value(self) -> Json | None:
        """The value as the log keeps it; null for a personal value."""
        is_personal = self.row.field in PERSONAL_FIELDS
        return None if is_personal else plain_value(self.loaders, _past(self.row))

    @resolver
    def display(self) -> str:
        """The value, or the item of a collection, in words of the reader's language."""
        is_personal = self.row.field in PERSONAL_FIELDS
        return "" if is_personal else value_in_words(self.loaders, _past(self.row))

    @classmethod
    def enqueue(cls, loaders: RequestLoaders, rows: Sequence[ValueInterval]) -> None:
        """Enqueue what a field named, and the entries that set it."""
        enqueue_state_values(loaders, map(_past, rows))


def _past(one: ValueInterval) -> StateValue:
    return StateValue(one.field, one.item, one.value, one.set_by)
