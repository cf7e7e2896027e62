"""A state field's value in the reader's language."""

from typing import Any

from api.graphql.loaders import RequestLoaders
from api.graphql.types.entries import personal_of
from domain.kinds.state_fields import PERSONAL_FIELDS


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
