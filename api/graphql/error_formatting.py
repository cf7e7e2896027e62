"""Errors of an answer: what was foreseen is told, the rest gets a number and a log."""

import logging
from collections.abc import Sequence
from uuid import uuid4

import sqlalchemy as sa
from graphql import GraphQLError

from domain.errors import DomainError
from graphql_engine.errors import EngineError
from graphql_engine.validation.query_limits import ERRORS
from store.errors import LedgerUnavailableError, StoreError

logger = logging.getLogger("trilogue.graphql")


def truncate_errors(errors: Sequence[GraphQLError]) -> list[GraphQLError]:
    """Give the first errors as a client may read them, and how many more there are."""
    shown = [to_client_error(error) for error in errors[:ERRORS]]
    left = len(errors) - ERRORS
    return [*shown, GraphQLError(f"and {left:,} more errors")] if left > 0 else shown


def drop_tracebacks(errors: Sequence[GraphQLError]) -> None:
    """Forget where errors came up, once they are told.

    An error holds the frames it went through, and they hold it: all that an answer
    was made from would wait for the collector.
    """
    waiting: list[BaseException | None] = list(errors)
    while waiting:
        one = waiting.pop()
        if one is None or one.__traceback__ is None:
            continue
        one.__traceback__ = None
        waiting += [one.__cause__, one.__context__]
        waiting.append(getattr(one, "original_error", None))


def to_client_error(error: GraphQLError) -> GraphQLError:
    """Give the error as a client may read it."""
    cause = error.original_error
    match cause:
        case None | GraphQLError():
            return error
        case DomainError() | StoreError() | EngineError():
            rule = type(cause).__name__.removesuffix("Error")
            logger.info("refused: %s", rule)
            return _at(error, str(cause), rule=rule)
        case sa.exc.DBAPIError():
            reason = str(cause.orig).partition("\n")[0]
            logger.error("the database did not answer: %s", reason)
            away = LedgerUnavailableError(reason=reason)
            return _at(error, str(away), rule="LedgerUnavailable")
    number = uuid4().hex[:12]
    logger.error("fault %s", number, exc_info=cause)
    message = f"something unforeseen went wrong; it was logged as fault {number}"
    return _at(error, message, fault=number)


def _at(error: GraphQLError, message: str, **facts: str) -> GraphQLError:
    return GraphQLError(
        message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions=facts,
    )
