"""Errors as clients see them: those we foresaw in words, all others by a number."""

import logging
from uuid import uuid4

import sqlalchemy as sa
from graphql import GraphQLError

from domain.errors import DomainError
from store.errors import LedgerUnavailableError, StoreError
from wording.messages import error_words

logger = logging.getLogger("trilogue.graphql")


def to_client_error(error: GraphQLError) -> GraphQLError:
    """Return the error as a client may see it, and log what a client may not see.

    Errors of the domain and the store keep their message and name their rule. What we
    did not foresee is logged under a number, and the client sees only the number.
    """
    cause = error.original_error
    match cause:
        case None | GraphQLError():
            return error
        case DomainError() | StoreError():
            rule = type(cause).__name__.removesuffix("Error")
            logger.info("refused: %s", rule)
            return _at(error, error_words(cause), rule=rule)
        case sa.exc.DBAPIError():
            reason = str(cause.orig).partition("\n")[0]
            logger.error("the database did not answer: %s", reason)
            unavailable = LedgerUnavailableError(reason=reason)
            return _at(error, str(unavailable), rule="LedgerUnavailable")
    number = uuid4().hex[:12]
    logger.error("fault %s", number, exc_info=cause)
    message = f"something unforeseen went wrong; it was logged as fault {number}"
    return _at(error, message, fault=number)


def _at(error: GraphQLError, message: str, **extensions: str) -> GraphQLError:
    return GraphQLError(
        message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions=extensions,
    )
