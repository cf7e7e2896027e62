"""Operations whose results are sent one after another, over any transport."""

from collections.abc import AsyncGenerator, Callable
from functools import partial
from typing import Generic, TypeVar

from graphql import GraphQLError
from strawberry.exceptions import MissingQueryError
from strawberry.schema.exceptions import (
    CannotGetOperationTypeError,
    InvalidOperationTypeError,
)
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType

from graphql_engine.context import OperationContext
from graphql_engine.engine import GraphQLEngine, is_costly
from graphql_engine.errors import BadRequestError, TooBusyError
from graphql_engine.operation import GraphQLRequest, PreparedOperation
from graphql_engine.persisted_documents import PersistedDocuments
from graphql_engine.worker_threads import WorkerThreads

C = TypeVar("C", bound=OperationContext)

Subscribe = Callable[[GraphQLRequest, C], AsyncGenerator[ExecutionResult, None]]
"""Yields the results of a subscription; the first may be a `PreExecutionError`."""


class OperationStreams(Generic[C]):
    """Executes operations that arrive over WebSockets and server-sent events."""

    def __init__(
        self,
        engine: GraphQLEngine,
        workers: WorkerThreads,
        documents: PersistedDocuments,
        subscribe: Subscribe[C],
    ) -> None:
        self._engine = engine
        self._workers = workers
        self._documents = documents
        self._subscribe = subscribe

    async def stream(
        self, request: GraphQLRequest, context: C, *, may_mutate: bool
    ) -> AsyncGenerator[ExecutionResult, None]:
        """Yield one result of a query or a mutation, or those of a subscription."""
        try:
            self._documents.check(request.document)
            prepared = await self._prepare(request, may_mutate=may_mutate)
            if prepared.type is OperationType.SUBSCRIPTION and not prepared.errors:
                async for result in self._subscribe(request, context):
                    yield result
                return
            result = await self._execute(prepared, context)
        except BadRequestError as error:
            yield _refusal(error.reason)
        except TooBusyError as error:
            yield _refusal(str(error), rule=error.rule)
        except InvalidOperationTypeError:
            yield _refusal("a link records nothing: send a mutation by POST")
        except CannotGetOperationTypeError as error:
            yield _refusal(error.as_http_error_reason())
        except MissingQueryError:
            yield _refusal("there is no query in the request")
        else:
            errors = result.errors or []
            never_ran = errors and all(one.path is None for one in errors)
            yield PreExecutionError(None, errors) if never_ran else result

    async def _prepare(
        self, request: GraphQLRequest, *, may_mutate: bool
    ) -> PreparedOperation:
        allowed = set(OperationType)
        if not may_mutate:
            allowed.discard(OperationType.MUTATION)
        work = partial(self._engine.prepare, request, allowed)
        return await self._workers.run(work, costly=self._engine.is_costly(request))

    async def _execute(
        self, prepared: PreparedOperation, context: C
    ) -> ExecutionResult:
        work = partial(self._engine.execute, prepared, context)
        try:
            return await self._workers.run(work, costly=is_costly(prepared))
        finally:
            context.close()


def _refusal(reason: str, **extensions: str) -> PreExecutionError:
    error = GraphQLError(reason, extensions=extensions or None)
    return PreExecutionError(data=None, errors=[error])
