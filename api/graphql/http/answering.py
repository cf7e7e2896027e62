"""Answering: from what is kept, or by executing the operation and keeping that."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import orjson
from strawberry.schema.exceptions import (
    CannotGetOperationTypeError,
    InvalidOperationTypeError,
)
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from api.graphql.context import Context
from api.graphql.http.cache import Answers, Kept, tag_of
from api.graphql.http.posing import BadRequestError, Posed
from api.graphql.schema import schema

NOT_ALLOWED = 405
FOR_EVER = "private, max-age=31536000, immutable"
ASK_AGAIN = "private, no-cache"


class Answer(NamedTuple):
    """What is sent back.

    Attributes:
        never_ran: whether the operation was refused before it was executed.
        tag: what the answer depends on, as a hash; empty if that is not known.
        position: last position of the log at which it was answered.
    """

    body: bytes
    never_ran: bool = False
    tag: str = ""
    is_fixed: bool = False
    position: int = 0

    @property
    def cache_control(self) -> str:
        """What a browser may do with it."""
        if self.is_fixed:
            return FOR_EVER
        return ASK_AGAIN if self.tag else "no-store"


def answer(answers: Answers, context: Context, posed: Posed, method: str) -> Answer:
    """Answer what a request asks.

    Raises:
        BadRequestError: there is no such operation, or the method does not allow it.
    """
    reader = context.house.log.reader
    position = reader.head().position
    for_ever, now = tags = _tags(context, posed, position)
    kept = _found(answers, tags, position)
    if kept:
        return kept
    context.position = position
    result = _executed(context, posed, method)
    if context.is_question and not result.errors:
        tag = "" if context.is_personal else for_ever if context.is_fixed else now
        done = Kept(tag, _body(result), is_fixed=bool(tag) and context.is_fixed)
        if tag:
            answers.keep(done)
        return _again(done, position)
    return Answer(
        _body(result),
        never_ran=_never_ran(result),
        position=reader.head().position,
    )


def kept_answer(
    answers: Answers, context: Context, posed: Posed, position: int
) -> Answer | None:
    """Give what was answered before, if it still holds at the end of the log."""
    return _found(answers, _tags(context, posed, position), position)


def _found(answers: Answers, tags: Iterable[str], position: int) -> Answer | None:
    kept = next(filter(None, map(answers.get, tags)), None)
    return _again(kept, position) if kept else None


def _tags(context: Context, posed: Posed, position: int) -> tuple[str, str]:
    """Hash all that an answer depends on, if it stays for ever and if it does not."""
    variables = _written(posed.variables)
    for_ever = tag_of(context.viewer, posed.document, posed.operation_name, variables)
    return for_ever, tag_of(for_ever, position, context.house.today)


def _again(kept: Kept, position: int) -> Answer:
    return Answer(kept.body, tag=kept.tag, is_fixed=kept.is_fixed, position=position)


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
