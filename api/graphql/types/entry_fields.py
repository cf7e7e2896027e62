"""What only the kind of an entry has, as a list: for queries over all kinds."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import strawberry

from api.graphql.loaders import Personal, RequestLoaders
from api.graphql.types.decorators import output_type, resolver
from api.graphql.types.scalars import Json
from api.graphql.types.shown_rows import ShownRow, attribute
from domain.kinds.state_fields import PERSONAL_FIELDS, references_in
from projections.queries.entries import EffectiveEntry


class NamedValue(NamedTuple):
    """A field of an entry's kind, and its plain value."""

    name: str
    value: Any


@output_type
class EntryField(ShownRow):
    """A field that an entry has by its kind, such as the place of a meeting."""

    row: strawberry.Private[NamedValue]
    name: str = attribute("Name of the field in the log, such as contribution_type.")

    @resolver
    def value(self) -> Json | None:
        """The value as the log keeps it; null for a personal value that was erased."""
        return None if self.row.value is None else Json(self.row.value)

    @resolver
    def display(self) -> str:
        """The value in words, in the reader's language: names, dates and codes."""
        name, value = self.row
        formatter = self.loaders.formatter
        if name in PERSONAL_FIELDS:
            return formatter.personal(value).words
        return formatter.field(name, value).words


def own_fields(
    loaders: RequestLoaders, item: EffectiveEntry, personal: Personal
) -> list[EntryField]:
    """Show the fields that an entry has by its kind.

    Args:
        personal: the entry's personal values that were not erased.
    """
    data = item.content.data
    values = {name: data[name] for name in data if name not in PERSONAL_FIELDS}
    values |= {name: personal.get(name) for name in data if name in PERSONAL_FIELDS}
    return [
        EntryField(loaders=loaders, row=NamedValue(name, values[name])) for name in data
    ]


def named_in_fields(item: EffectiveEntry) -> Iterator[str]:
    """List the references of the subjects that the fields of an entry name."""
    for name, value in item.content.data.items():
        yield from references_in(name, "", value)
