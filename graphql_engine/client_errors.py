"""The errors of a result, as clients see them."""

from collections.abc import Callable, Sequence

from graphql import GraphQLError

from graphql_engine.errors import EngineError
from graphql_engine.validation.limit_table import MOST_ERRORS

RETRY_AFTER = "retryAfter"
"""The extension of an error after whose seconds the same request may succeed."""

ErrorMapping = Callable[[GraphQLError], GraphQLError]
"""Turns an error into what a client may see of it, and logs the rest."""


def for_client(
    errors: Sequence[GraphQLError], error_mapping: ErrorMapping
) -> list[GraphQLError]:
    """Return the first errors as a client may see them, and how many more there are."""
    shown = [_mapped(error, error_mapping) for error in errors[:MOST_ERRORS]]
    left = len(errors) - MOST_ERRORS
    return [*shown, GraphQLError(f"and {left:,} more errors")] if left > 0 else shown


def _mapped(error: GraphQLError, error_mapping: ErrorMapping) -> GraphQLError:
    cause = error.original_error
    if isinstance(cause, EngineError):
        where = (error.nodes, error.source, error.positions, error.path)
        return GraphQLError(str(cause), *where, extensions={"code": cause.code})
    return error_mapping(error)


def retry_after(errors: Sequence[GraphQLError] | None) -> int:
    """Return after how many seconds to try again, or 0 if that would not help."""
    found = ((error.extensions or {}).get(RETRY_AFTER, 0) for error in errors or ())
    return max(found, default=0)


def drop_tracebacks(errors: Sequence[GraphQLError]) -> None:
    """Remove the tracebacks of errors, and of the errors that caused them.

    An error refers to the frames that it passed through, and they refer to the error.
    All that a response was built from would otherwise wait for the garbage collector.
    """
    waiting: list[BaseException | None] = list(errors)
    while waiting:
        error = waiting.pop()
        if error is None or error.__traceback__ is None:
            continue
        error.__traceback__ = None
        waiting += [error.__cause__, error.__context__]
        waiting.append(getattr(error, "original_error", None))
