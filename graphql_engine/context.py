"""What the endpoint needs of the product: a context per operation, and a version."""

from collections.abc import Callable
from typing import Protocol

from starlette.requests import HTTPConnection

DataVersion = tuple[int, object]
"""The version of the data that a response is made from.

The number of the last change, which responses state as their position in a header, and
what else responses depend on, such as today's date.
"""


class DataSource(Protocol):
    """Where the product's data is, as far as its version matters."""

    def peek_version(self) -> DataVersion | None:
        """Return the present version without blocking; None if that is impossible."""

    def read_version(self) -> DataVersion:
        """Return the present version; may block."""


class OperationContext(Protocol):
    """The context of one operation, made by the product and passed to its resolvers.

    Attributes:
        viewer: whose view of the data it is; equal viewers share cached responses.
        position: the engine sets it to the position that a query is answered at.
    """

    viewer: str
    position: int | None

    @property
    def is_immutable(self) -> bool:
        """After execution: whether the response stays the same for ever."""

    @property
    def is_storable(self) -> bool:
        """After execution: whether caches may store the response."""

    def close(self) -> None:
        """Release what was read for the operation."""


ContextFactory = Callable[[HTTPConnection], OperationContext]
"""Makes the context of one operation of a connection."""
