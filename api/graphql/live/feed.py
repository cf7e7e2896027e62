"""Following the log: the results of subscriptions, entry by entry, without a gap.

Nothing is queued for a subscriber: each reads on at its own pace, from the position
that it has reached. So nothing is lost or repeated, and a slow one takes no memory.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Hashable, Mapping
from functools import lru_cache, partial
from typing import Any, NamedTuple, TypeVar

import orjson
from graphql import (
    ArgumentNode,
    DocumentNode,
    GraphQLError,
    Node,
    VariableNode,
    Visitor,
    parse,
    visit,
)
from starlette.concurrency import run_in_threadpool
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError

from api.container import Services
from api.graphql.context import Context
from api.graphql.live.head_watcher import HeadWatcher
from api.graphql.live.single_flight import SingleFlight
from api.graphql.live.subscription import (
    EntryLeftOut,
    Subscription,
    SubscriptionAccepted,
)
from domain.entry import Entry
from domain.errors import DomainError

T = TypeVar("T")

PAGE = 100
"""Entries that are read at one time."""

MOST_SUBSCRIBERS = 1_000
"""Subscriptions at one time."""

MOST_SUBSCRIPTIONS = 100
"""Different ones among them: each entry is looked at for each of these."""

THREADS = 2
"""Threads that look at entries."""

DEFINED_AND_USED = 2

Execute = Callable[..., ExecutionResult]
"""Executes an operation, as ``strawberry.Schema.execute_sync`` does."""


class TooManySubscribersError(DomainError):
    """As many follow the log as can, or by as many different subscriptions."""

    def __init__(self, *, of: str) -> None:
        super().__init__(
            f"{of} follow the log already, which is as many as can: try again later"
        )


class SubscriptionRequest(NamedTuple):
    """A subscription that a client sent."""

    document: str
    variables: Mapping[str, Any]
    operation_name: str | None
    viewer: str

    @property
    def key(self) -> Hashable:
        """What is equal for subscribers who receive the same of each entry."""
        position = _position_variable(self.document)
        shared = {n: value for n, value in self.variables.items() if n != position}
        variables = orjson.dumps(shared, option=orjson.OPT_SORT_KEYS)
        return self.viewer, self.document, self.operation_name, variables


class EntryResult(NamedTuple):
    """The result of a subscription for one entry.

    Attributes:
        result: None if the filter of the subscription leaves the entry out.
        is_storable: whether later subscribers may be given the same result.
    """

    result: ExecutionResult | None
    is_storable: bool = True


class FeedLimits(NamedTuple):
    """How many may follow the log at one time.

    Attributes:
        subscribers: subscriptions.
        subscriptions: different ones among them.
    """

    subscribers: int = MOST_SUBSCRIBERS
    subscriptions: int = MOST_SUBSCRIPTIONS


class Feed:
    """Gives the entries of the log, as it grows, to all subscribers.

    Args:
        execute: executes the subscription for one entry.
        watcher: waits for the next entry.
    """

    def __init__(
        self,
        services: Services,
        execute: Execute,
        *,
        limits: FeedLimits | None = None,
        watcher: HeadWatcher | None = None,
    ) -> None:
        self._services = services
        self._execute = execute
        self._limits = limits or FeedLimits()
        self._watcher = watcher or HeadWatcher(services.log)
        self._single_flight = SingleFlight[EntryResult](lambda one: one.is_storable)
        self._subscribers = Counter[Hashable]()
        self._threads = asyncio.Semaphore(THREADS)

    async def follow(
        self, request: SubscriptionRequest
    ) -> AsyncGenerator[ExecutionResult, None]:
        """Yield a result for each entry, or one that says why there is none."""
        opened = await self._in_thread(self._open, request)
        if not isinstance(opened, int):
            yield opened
            return
        try:
            self._admit(request)
        except TooManySubscribersError as error:
            yield _refusal(GraphQLError(str(error), original_error=error))
            return
        try:
            async for result in self._results(request, opened):
                yield result
        finally:
            self._subscribers -= Counter([request.key])

    def _admit(self, request: SubscriptionRequest) -> None:
        """Count a subscriber.

        Raises:
            TooManySubscribersError: there are too many.
        """
        subscribers, subscriptions = self._limits
        if self._subscribers.total() >= subscribers:
            raise TooManySubscribersError(of=f"{subscribers:,}")
        key, known = request.key, self._subscribers
        if key not in known and len(known) >= subscriptions:
            raise TooManySubscribersError(of=f"{subscriptions:,} different questions")
        self._subscribers[key] += 1

    async def _results(
        self, request: SubscriptionRequest, after: int
    ) -> AsyncGenerator[ExecutionResult, None]:
        key, log = request.key, self._services.log
        while True:
            await self._watcher.wait_beyond(after)
            for entry in await self._in_thread(log.entries_after, after, PAGE):
                work = partial(self._in_thread, self._result_for, request, entry)
                found = await self._single_flight.get((key, entry.position), work)
                after = entry.position
                if found.result is not None:
                    yield found.result

    async def _in_thread(self, work: Callable[..., T], *arguments: object) -> T:
        async with self._threads:
            return await run_in_threadpool(work, *arguments)

    def _open(self, request: SubscriptionRequest) -> int | PreExecutionError:
        """Return the position after which to begin, or why nothing can be followed."""
        result = self._execute_for(request, None).result
        errors = (result and result.errors) or []
        opened = errors[0].original_error if errors else None
        if not isinstance(opened, SubscriptionAccepted):
            return _refusal(*errors)
        if opened.after is None:
            return self._services.log.reader.head().position
        return opened.after

    def _result_for(self, request: SubscriptionRequest, entry: Entry) -> EntryResult:
        found = self._execute_for(request, entry)
        errors = (found.result and found.result.errors) or []
        is_left_out = any(
            isinstance(one.original_error, EntryLeftOut) for one in errors
        )
        return EntryResult(None) if is_left_out else found

    def _execute_for(
        self, request: SubscriptionRequest, entry: Entry | None
    ) -> EntryResult:
        context = Context(self._services)
        context.viewer = request.viewer
        try:
            result = self._execute(
                request.document,
                variable_values=dict(request.variables),
                root_value=Subscription(written=entry),
                context_value=context,
                operation_name=request.operation_name,
            )
            return EntryResult(result, context.is_storable)
        finally:
            context.close()


def _refusal(*errors: GraphQLError) -> PreExecutionError:
    return PreExecutionError(data=None, errors=list(errors))


@lru_cache
def _position_variable(document: str) -> str | None:
    """Find the variable that says only after which position to begin."""
    nodes = [node for node in _nodes(parse(document)) if isinstance(node, VariableNode)]
    uses = Counter(node.name.value for node in nodes)
    return next(
        (
            node.value.name.value
            for node in _nodes(parse(document))
            if isinstance(node, ArgumentNode)
            and node.name.value == "after"
            and isinstance(node.value, VariableNode)
            and uses[node.value.name.value] == DEFINED_AND_USED
        ),
        None,
    )


def _nodes(document: DocumentNode) -> list[Node]:
    found: list[Node] = []

    class Collect(Visitor):
        def enter(self, node: Node, *_: object) -> None:
            found.append(node)

    visit(document, Collect())
    return found
