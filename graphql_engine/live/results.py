"""Operations whose answers are sent one by one, whatever carries them."""

from collections.abc import AsyncGenerator
from functools import partial

from graphql import GraphQLError
from strawberry.exceptions import MissingQueryError
from strawberry.schema.exceptions import (
    CannotGetOperationTypeError,
    InvalidOperationTypeError,
)
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType

from api.graphql.context import Context
from api.graphql.live.feed import Execute, Followed
from graphql_engine.http.request import BadRequestError
from graphql_engine.worker_threads import run_in_worker


async def streamed(
    execute: Execute, context: Context, asked: Followed, *, may_act: bool = True
) -> AsyncGenerator[ExecutionResult, None]:
    """Give one answer to a question or an act, many to a subscription."""
    once = [OperationType.QUERY, *([OperationType.MUTATION] if may_act else [])]
    work = partial(
        execute,
        asked.document,
        variable_values=dict(asked.variables),
        # Each operation of a connection has a context of its own.
        context_value=Context(context.services),
        operation_name=asked.operation_name,
        allowed_operation_types=once,
    )
    try:
        context.documents.check(asked.document)
        result = await run_in_worker(work)
    except BadRequestError as error:
        yield _refused(error.reason)
    except InvalidOperationTypeError as error:
        if error.operation_type is OperationType.MUTATION:
            yield _refused("a link records nothing: send a mutation by POST")
        elif context.feed:
            async for heard in context.feed.follow(asked):
                yield heard
    except CannotGetOperationTypeError as error:
        yield _refused(error.as_http_error_reason())
    except MissingQueryError:
        yield _refused("there is no query in the request")
    else:
        errors = result.errors or []
        never_ran = errors and all(one.path is None for one in errors)
        yield PreExecutionError(None, errors) if never_ran else result


def _refused(reason: str) -> PreExecutionError:
    return PreExecutionError(data=None, errors=[GraphQLError(reason)])
