"""Answering: from what is kept, or by executing the operation and keeping that."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import orjson
from strawberry.schema.exceptions import (
    CannotGetOperationTypeError,
    InvalidOperationTypeError,
)
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from api.graphql.context import Context
from api.graphql.schema import schema
from graphql_engine.http.request import BadRequestError, Posed
from graphql_engine.http.response_cache import Answers, Kept, etag_of, tag_of
from graphql_engine.validation.query_limits import CHARACTERS

NOT_ALLOWED = 405
FOR_EVER = "private, max-age=31536000, immutable"
ASK_AGAIN = "private, no-cache"


class Answer(NamedTuple):
    """What is sent back.

    Attributes:
        never_ran: whether the operation was refused before it was executed.
        etag: hash of the body; empty if clients must not keep the answer.
        position: last position of the log at which it was answered.
    """

    body: bytes
    never_ran: bool = False
    etag: str = ""
    is_fixed: bool = False
    position: int = 0

    @property
    def cache_control(self) -> str:
        """What a browser may do with it."""
        if self.is_fixed:
            return FOR_EVER
        return ASK_AGAIN if self.etag else "no-store"


class Tags(NamedTuple):
    """Hashes of all that an answer depends on.

    Attributes:
        for_ever: if it stays whatever is recorded; ``now``: if it does not.
        position: last position of the log.
    """

    for_ever: str
    now: str
    position: int


def tags_of(context: Context, posed: Posed, position: int) -> Tags:
    """Hash what an answer to a request at a position of the log depends on.

    A document that is too long has no answer, and takes long to hash.
    """
    if len(posed.document) > CHARACTERS:
        return Tags("", "", position)
    variables = _written(posed.variables)
    for_ever = tag_of(context.viewer, posed.document, posed.operation_name, variables)
    return Tags(for_ever, tag_of(for_ever, position, context.services.today), position)


def kept_answer(answers: Answers, tags: Tags) -> Answer | None:
    """Give what was answered before, if it still holds at the end of the log."""
    kept = answers.get(tags.for_ever) or answers.get(tags.now)
    return _again(kept, tags.position) if kept else None


def answer(
    answers: Answers,
    context: Context,
    posed: Posed,
    method: str,
    tags: Tags | None = None,
) -> Answer:
    """Answer what a request asks.

    Args:
        tags: under which no answer was kept, if somebody has looked.

    Raises:
        BadRequestError: there is no such operation, or the method does not allow it.
    """
    if tags is None:
        tags = tags_of(context, posed, context.services.log.reader.head().position)
        kept = kept_answer(answers, tags)
        if kept:
            return kept
    context.position = tags.position
    try:
        return _answered(answers, context, posed, method, tags)
    finally:
        context.let_go()


def _answered(
    answers: Answers, context: Context, posed: Posed, method: str, tags: Tags
) -> Answer:
    result = _executed(context, posed, method)
    if context.is_question and not result.errors:
        fitting = tags.for_ever if context.is_fixed else tags.now
        tag = "" if context.is_personal else fitting
        done = Kept(tag, _body(result), is_fixed=bool(tag) and context.is_fixed)
        if tag:
            done = done._replace(etag=etag_of(done.body))
            answers.keep(done)
        return _again(done, tags.position)
    return Answer(
        _body(result),
        never_ran=_never_ran(result),
        position=context.services.log.reader.head().position,
    )


def _again(kept: Kept, position: int) -> Answer:
    return Answer(kept.body, etag=kept.etag, is_fixed=kept.is_fixed, position=position)


def _executed(context: Context, posed: Posed, method: str) -> ExecutionResult:
    try:
        return schema.execute_sync(
            posed.document,
            variable_values=dict(posed.variables),
            context_value=context,
            operation_name=posed.operation_name,
            allowed_operation_types=OperationType.from_http(
                "GET" if method == "GET" else "POST"
            )
            - {OperationType.SUBSCRIPTION},
        )
    except CannotGetOperationTypeError as error:
        raise BadRequestError(error.as_http_error_reason()) from error
    except InvalidOperationTypeError as error:
        reason = error.as_http_error_reason("GET" if method == "GET" else "POST")
        status = NOT_ALLOWED if method == "GET" else 400
        raise BadRequestError(reason, status) from error


def _body(result: ExecutionResult) -> bytes:
    if not result.errors:
        return orjson.dumps({"data": result.data})
    errors = [one.formatted for one in result.errors]
    if _never_ran(result):
        return orjson.dumps({"errors": errors})
    return orjson.dumps({"data": result.data, "errors": errors})


def _never_ran(result: ExecutionResult) -> bool:
    errors = result.errors or []
    return bool(errors) and not result.data and all(one.path is None for one in errors)


def _written(variables: Mapping[str, Any]) -> bytes:
    return orjson.dumps(variables, option=orjson.OPT_SORT_KEYS)
