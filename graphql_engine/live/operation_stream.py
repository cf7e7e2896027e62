"""Operations whose results are sent one after another, over any transport."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from functools import partial
from typing import Any, NamedTuple, TypeVar

from graphql import GraphQLError
from starlette.requests import HTTPConnection
from strawberry.http.types import HTTPMethod
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType

from graphql_engine.context import ContextFactory
from graphql_engine.engine import GraphQLEngine, is_costly
from graphql_engine.errors import BadRequestError, StoppingError, TooBusyError
from graphql_engine.operation import GraphQLRequest, is_request_error
from graphql_engine.persisted_documents import PersistedDocuments
from graphql_engine.worker_threads import WorkerThreads

T = TypeVar("T")

Subscribe = Callable[[GraphQLRequest, Any], AsyncGenerator[ExecutionResult, None]]
"""Yields the results of a subscription, given its context.

The first result may be a `PreExecutionError`.
"""


class OperationStreams(NamedTuple):
    """Executes operations that arrive over WebSockets and server-sent events.

    Attributes:
        stopping: is set when the server stops.
    """

    engine: GraphQLEngine
    workers: WorkerThreads
    documents: PersistedDocuments
    context_factory: ContextFactory
    subscribe: Subscribe
    stopping: asyncio.Event
    unavailable: tuple[type[Exception], ...] = ()

    async def stream(
        self,
        request: GraphQLRequest,
        connection: HTTPConnection,
        method: HTTPMethod = "POST",
    ) -> AsyncGenerator[ExecutionResult, None]:
        """Yield one result of a query or a mutation, or those of a subscription.

        Raises:
            StoppingError: the server stops, and this is a subscription.
        """
        engine, run = self.engine, self.workers.run
        context = self.context_factory(connection)
        try:
            self.documents.check(request.document)
            is_long = engine.is_costly_to_prepare(request)
            prepare = partial(engine.prepare, request, method)
            prepared = await run(prepare, costly=is_long)
            if prepared.type is OperationType.SUBSCRIPTION and not prepared.errors:
                results = self.subscribe(request, context)
                async for result in read_until(self.stopping, results):
                    yield result
                return
            execute = partial(engine.execute, prepared, context)
            result = await run(execute, costly=is_costly(prepared))
        except BadRequestError as error:
            yield _refusal(str(error), **error.extensions)
        except TooBusyError as error:
            yield _refusal(str(error), code=error.code)
        except self.unavailable as error:
            shown = engine.to_client_error(error)
            yield PreExecutionError(data=None, errors=[shown])
        else:
            is_refused = is_request_error(result)
            yield PreExecutionError(None, result.errors) if is_refused else result
        finally:
            context.close()


async def read_until(
    stopping: asyncio.Event, results: AsyncGenerator[T, None]
) -> AsyncGenerator[T, None]:
    """Yield results until an event is set.

    Raises:
        StoppingError: it is set.
    """
    stop = asyncio.ensure_future(stopping.wait())
    coming = asyncio.ensure_future(anext(results, None))
    try:
        while not stop.done():
            await asyncio.wait({coming, stop}, return_when=asyncio.FIRST_COMPLETED)
            if coming.done():
                result = coming.result()
                if result is None:
                    return
                yield result
                coming = asyncio.ensure_future(anext(results, None))
        raise StoppingError
    finally:
        stop.cancel()
        coming.cancel()
        await asyncio.wait({coming})
        await results.aclose()


def _refusal(reason: str, **extensions: str | int) -> PreExecutionError:
    error = GraphQLError(reason, extensions=extensions)
    return PreExecutionError(data=None, errors=[error])
