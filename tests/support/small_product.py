"""A small product served by the engine: a number that mutations increase."""

from collections.abc import AsyncGenerator, Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from threading import Event
from time import monotonic

import httpx
import strawberry
from anyio.from_thread import BlockingPortal, start_blocking_portal
from graphql import GraphQLError
from starlette.requests import HTTPConnection
from strawberry.types import ExecutionResult

from graphql_engine.context import DataVersion
from graphql_engine.deadline import check_deadline, current_deadline
from graphql_engine.endpoint import EndpointSettings, GraphQLEndpoint
from graphql_engine.engine import GraphQLEngine
from graphql_engine.operation import GraphQLRequest
from graphql_engine.persisted_documents import ALL_DOCUMENTS, PersistedDocuments
from graphql_engine.validation.cost_table import CostTable
from tests.support.patience import PATIENCE_SECONDS

COSTS = CostTable(
    questions={"Query": 1, "Mutation": 0},
    milliseconds={"Query.hard": 100, "Query.hardAndGated": 100},
)


class Data:
    """The number, and what the tests want to know of those who ask for it.

    Attributes:
        is_remote: whether its version can only be read by waiting.
        executed: the fields that were resolved, in order.
        began: set once the field ``endless`` is resolved.
        ended: set once it has ended, ``was_stopped`` saying how.
        gate: what the field ``gated`` waits for.
    """

    def __init__(self) -> None:
        self.number = 0
        self.is_remote = False
        self.executed: list[str] = []
        self.began = Event()
        self.ended = Event()
        self.gate = Event()
        self.was_stopped = False

    def peek_version(self) -> DataVersion | None:
        """Return the version, unless it is remote."""
        return None if self.is_remote else self.read_version()

    def read_version(self) -> DataVersion:
        """Return the version."""
        return self.number, None


class Context:
    """The context of an operation."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.viewer = "everyone"
        self.position: int | None = None
        self.is_immutable = False
        self.is_storable = True
        self.is_closed = False

    def close(self) -> None:
        """Note that the operation has ended."""
        self.is_closed = True


Info = strawberry.Info[Context, None]


def wait_for_gate(data: Data) -> str:
    """Wait until the gate is open."""
    data.began.set()
    assert data.gate.wait(PATIENCE_SECONDS)
    return "gated"


@strawberry.type
class Query:
    """Fields that are quick, hard, endless or wrong."""

    @strawberry.field
    def number(self, info: Info) -> int:
        """Return the number."""
        info.context.data.executed.append("number")
        return info.context.data.number

    @strawberry.field
    def fixed(self, info: Info) -> str:
        """Return what stays the same for ever."""
        info.context.is_immutable = True
        return "fixed"

    @strawberry.field
    def personal(self, info: Info) -> str:
        """Return what no cache may store."""
        info.context.is_storable = False
        return "personal"

    @strawberry.field
    def hard(self, info: Info) -> str:
        """Return something that is estimated to be costly."""
        info.context.data.executed.append("hard")
        return "hard"

    @strawberry.field
    def gated(self, info: Info) -> str:
        """Wait until the gate is open."""
        return wait_for_gate(info.context.data)

    @strawberry.field
    def hard_and_gated(self, info: Info) -> str:
        """Wait until the gate is open; the test says that it is costly."""
        return wait_for_gate(info.context.data)

    @strawberry.field
    def endless(self, info: Info) -> str:
        """Wait until somebody interrupts the operation, as a statement would."""
        data, deadline, interrupted = info.context.data, current_deadline(), Event()
        assert deadline
        deadline.interrupt_with(interrupted.set)
        data.began.set()
        data.was_stopped = interrupted.wait(PATIENCE_SECONDS)
        data.ended.set()
        check_deadline()
        return "endless"

    @strawberry.field
    def late(self) -> str:
        """Return something unless the time is over."""
        check_deadline()
        return "late"

    @strawberry.field
    def wrong(self) -> str:
        """Fail."""
        message = "a secret"
        raise ZeroDivisionError(message)


@strawberry.type
class Mutation:
    """One mutation."""

    @strawberry.mutation
    def increase(self, info: Info) -> int:
        """Increase the number, however late it is."""
        check_deadline()
        info.context.data.number += 1
        return info.context.data.number


SCHEMA = strawberry.Schema(Query, Mutation)


def hide(error: GraphQLError) -> GraphQLError:
    """Hide what a client may not see."""
    hidden = GraphQLError("something went wrong", path=error.path)
    return hidden if error.original_error else error


def small_engine(clock: Callable[[], float] = monotonic) -> GraphQLEngine:
    """Build an engine for the schema."""
    return GraphQLEngine(SCHEMA, cost_table=COSTS, error_mapping=hide, clock=clock)


async def no_results(
    _request: GraphQLRequest, _context: Context
) -> AsyncGenerator[ExecutionResult, None]:
    """Yield nothing."""
    results: list[ExecutionResult] = []
    for result in results:
        yield result


class Client:
    """Sends requests to an endpoint from one thread, without a port."""

    def __init__(self, portal: BlockingPortal, client: httpx.AsyncClient) -> None:
        self._portal = portal
        self._client = client

    def post(self, query: str, **headers: str) -> httpx.Response:
        """Send a document, and wait for the response."""
        return self._portal.call(self._post, query, headers)

    def send(self, content: Mapping[str, object]) -> httpx.Response:
        """Send a request as it is, and wait for the response."""
        return self._portal.call(partial(self._client.post, "/", json=content))

    def start(self, query: str) -> Callable[[], httpx.Response]:
        """Send a document, and return what waits for the response."""
        future = self._portal.start_task_soon(self._post, query, {})
        return partial(future.result, PATIENCE_SECONDS)

    def get(self, query: str, **headers: str) -> httpx.Response:
        """Send a document in a link."""
        params = {"query": query}
        return self._portal.call(
            partial(self._client.get, "/", params=params, headers=headers)
        )

    def open(self, **headers: str) -> httpx.Response:
        """Open the address without a document."""
        return self._portal.call(partial(self._client.get, "/", headers=headers))

    async def _post(self, query: str, headers: dict[str, str]) -> httpx.Response:
        return await self._client.post("/", json={"query": query}, headers=headers)


@contextmanager
def served(
    data: Data,
    settings: EndpointSettings = EndpointSettings(),  # noqa: B008 - immutable
    engine: GraphQLEngine | None = None,
    documents: PersistedDocuments = ALL_DOCUMENTS,
) -> Iterator[Client]:
    """Serve a number, and stop at the end of the block."""
    endpoint = small_endpoint(data, settings, engine, documents)
    transport = httpx.ASGITransport(endpoint)
    client = httpx.AsyncClient(transport=transport, base_url="http://small.test")
    with closing(endpoint), start_blocking_portal() as portal:
        try:
            yield Client(portal, client)
        finally:
            data.gate.set()
            portal.call(client.aclose)


def small_endpoint(
    data: Data,
    settings: EndpointSettings = EndpointSettings(),  # noqa: B008 - immutable
    engine: GraphQLEngine | None = None,
    documents: PersistedDocuments = ALL_DOCUMENTS,
) -> GraphQLEndpoint:
    """Make the endpoint."""

    def context(_: HTTPConnection) -> Context:
        return Context(data)

    return GraphQLEndpoint(
        engine or small_engine(),
        context_factory=context,
        data=data,
        subscribe=no_results,
        documents=documents,
        settings=settings,
    )
