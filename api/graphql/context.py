"""The context of an operation, which every resolver receives, and how it begins."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

import strawberry
from graphql import FieldNode, get_operation_ast
from starlette.requests import HTTPConnection
from strawberry.extensions import SchemaExtension
from strawberry.types.graphql import OperationType

from api.container import Services
from api.graphql.loaders import RequestLoaders
from api.graphql.moment_arguments import MomentArguments
from api.statement_deadline import use_deadline
from projections.moment import Certainty
from projections.moment_parsing import read_known_at
from store.head_peek import HeadPeek

EVERYONE = "everyone"
"""The viewer who sees what everyone may see."""


class Context:
    """The context of one operation.

    Args:
        services: the ledger and all that reads it.

    Attributes:
        viewer: whose view of the record it is; equal viewers share cached responses.
        position: the position of the log at which to answer a query, if the caller
            sets one; by default the end of the log.
    """

    def __init__(self, services: Services) -> None:
        self.services = services
        self.viewer = EVERYONE
        self.position: int | None = None
        self._known_at: int | None = None
        self._loaders: list[RequestLoaders] = []
        self._depends_on_now = False

    def begin_query(self, *, asks_only_moments: bool) -> None:
        """Answer every moment of a query at one position of the log."""
        self._known_at = self.position
        self._depends_on_now = not asks_only_moments

    @property
    def is_immutable(self) -> bool:
        """Whether the response stays as it is, whatever will be recorded."""
        return bool(self._loaders) and not self._depends_on_now

    @property
    def is_storable(self) -> bool:
        """Whether caches may store the response: it has no value that can be erased."""
        return not any(loaders.shows_personal for loaders in self._loaders)

    def loaders_at(
        self,
        as_of: date | None,
        known_at: str | None,
        certainty: Certainty = Certainty.CERTAIN,
        language: str = "en",
    ) -> RequestLoaders:
        """Resolve both times of a moment, and return the loaders of its answers.

        Raises:
            MomentError: `known_at` is not a moment of the log.
            UnknownPositionError: the log ends before this position.
        """
        zone = self.services.zone
        known = read_known_at(known_at, zone=zone, name="knownAt") if known_at else None
        if as_of is None or known is None or not self._is_past(known):
            self._depends_on_now = True
        # Other queries need the tables up to the log too, so that work is finished.
        with use_deadline(None):
            moment = self.services.reader.moment(
                as_of,
                self._known_at if known is None else known,
                certainty,
            )
        arguments = MomentArguments(as_of, known_at, certainty, language)
        loaders = RequestLoaders(self.services, moment, arguments)
        self._loaders.append(loaders)
        return loaders

    def close(self) -> None:
        """Release all that was read for a response, once it is written.

        The loaders and what they loaded refer to each other, and would otherwise wait
        for the garbage collector, which stops all threads.
        """
        for loaders in self._loaders:
            vars(loaders).clear()
        self._loaders.clear()

    def _is_past(self, known: datetime | int) -> bool:
        """Return whether nothing can be recorded any more by a moment of the log."""
        if isinstance(known, int):
            return True
        last = self.services.log.reader.head().recorded_at
        return last is not None and known <= last


def context_factory(services: Services) -> Callable[[HTTPConnection], Context]:
    """Return a function that makes the context of an operation of a connection."""
    return lambda _: Context(services)


def context_of(connection: HTTPConnection) -> Context:
    """Make a context for a page of the application."""
    return Context(connection.app.state.services)


class SnapshotExtension(SchemaExtension):
    """Answers all parts of a query at one position of the log."""

    def on_execute(self) -> Iterator[None]:
        """Tell the context of a query that it is one."""
        execution = self.execution_context
        is_query = execution.operation_type is OperationType.QUERY
        if is_query and isinstance(execution.context, Context):
            execution.context.begin_query(asks_only_moments=self._asks_only_moments())
        yield

    def _asks_only_moments(self) -> bool:
        """Return whether every part of the response belongs to a moment."""
        document = self.execution_context.graphql_document
        name = self.execution_context.operation_name
        operation = get_operation_ast(document, name) if document else None
        return operation is not None and all(
            isinstance(one, FieldNode) and one.name.value == "at"
            for one in operation.selection_set.selections
        )


class LogVersions:
    """Tells which version of the record responses are made from.

    A version is the last position of the log, and today's date.
    """

    def __init__(self, services: Services, head_peek: HeadPeek) -> None:
        self._services = services
        self._head_peek = head_peek

    def peek_version(self) -> tuple[int, date] | None:
        """Return the present version without blocking; None if that is impossible."""
        position = self._head_peek.position()
        return None if position is None else (position, self._services.reader.today())

    def read_version(self) -> tuple[int, date]:
        """Return the present version."""
        position = self._services.log.reader.head().position
        return position, self._services.reader.today()


Ask = strawberry.Info[Context, None]
