"""Errors as clients see them: those we foresaw in words, all others by a number."""

import logging
import re
from collections.abc import Sequence
from uuid import uuid4

import sqlalchemy as sa
from graphql import GraphQLError, GraphQLSyntaxError

from domain.errors import DomainError
from store.database.database_faults import INTERRUPTED, error_code
from store.errors import DiskFullError, LedgerUnavailableError, StoreError
from wording.messages import error_words

logger = logging.getLogger("trilogue.graphql")

RETRY_AFTER = "retryAfter"
"""The extension in which an endpoint finds after how many seconds to try again."""

RETRY_AFTER_SECONDS = 1

UNAVAILABLE = (LedgerUnavailableError, DiskFullError)
"""Errors of the ledger after which the same request may succeed later."""


def to_client_error(error: GraphQLError) -> GraphQLError:
    """Return the error as a client may see it, and log what a client may not see.

    Errors of the domain and the store keep their message, and have the name of their
    class as code. What we did not foresee is logged under a number, and the client sees
    only the number.
    """
    cause = error.original_error
    match cause:
        case None | GraphQLError():
            stated = error.extensions or {}
            error.extensions = {"code": _code_of_document(error), **stated}
            return error
        case DomainError() | StoreError():
            code = _code(cause)
            if isinstance(cause, UNAVAILABLE):
                logger.error("%s", cause)
                wait = {RETRY_AFTER: RETRY_AFTER_SECONDS}
                return _at(error, str(cause), code=code, **wait)
            logger.info("refused: %s", code)
            return _at(error, error_words(cause), code=code)
        case sa.exc.DBAPIError() if error_code(cause.orig) in INTERRUPTED:
            stopped = LedgerUnavailableError(reason="the statement was stopped")
            return _at(error, str(stopped), code="LEDGER_UNAVAILABLE")
        case sa.exc.DBAPIError():
            reason = str(cause.orig).partition("\n")[0]
            logger.error("the database did not answer: %s", reason)
            unavailable = LedgerUnavailableError(reason=reason)
            wait = {RETRY_AFTER: RETRY_AFTER_SECONDS}
            return _at(error, str(unavailable), code="LEDGER_UNAVAILABLE", **wait)
    number = uuid4().hex[:12]
    logger.error("fault %s", number, exc_info=cause)
    message = f"something unforeseen went wrong; it was logged as fault {number}"
    return _at(error, message, code="INTERNAL_SERVER_ERROR", fault=number)


def _code(error: Exception) -> str:
    """Make a code from the name of an error's class, such as ``UNKNOWN_SUBJECT``."""
    name = type(error).__name__.removesuffix("Error")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper()


def _code_of_document(error: GraphQLError) -> str:
    """Name what is wrong with a document or its variables, as other servers do."""
    is_syntax = isinstance(error, GraphQLSyntaxError)
    return "GRAPHQL_PARSE_FAILED" if is_syntax else "GRAPHQL_VALIDATION_FAILED"


def retry_after(errors: Sequence[GraphQLError] | None) -> int:
    """Return after how many seconds to try again, or 0 if that would not help."""
    found = ((error.extensions or {}).get(RETRY_AFTER, 0) for error in errors or ())
    return max(found, default=0)


def _at(error: GraphQLError, message: str, **extensions: str | int) -> GraphQLError:
    return GraphQLError(
        message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions=extensions,
    )
