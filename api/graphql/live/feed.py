"""Following the log: what one subscription hears of, line by line, without a gap.

Nothing is queued for anybody: each goes through the log at the pace at which it reads,
from the position that it has reached. So nothing is lost or repeated, and a slow
reader takes no memory.
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
from strawberry.types.graphql import OperationType

from api.container import Services
from api.graphql.context import Context
from api.graphql.live.head_watcher import Tail
from api.graphql.live.subscription import Opened, Subscription, Unheard
from domain.entry import Entry
from domain.errors import DomainError
from graphql_engine.live.single_flight import Shared
from graphql_engine.worker_threads import run_in_worker

T = TypeVar("T")

PAGE = 100
MOST_READERS = 1_000
"""Subscriptions at one time."""

MOST_QUESTIONS = 100
"""Different ones among them: each line of the log is looked at for each of these."""

THREADS = 2
"""Threads that look at lines, so that others remain for who asks."""

DEFINED_AND_USED = 2

Execute = Callable[..., ExecutionResult]
"""Executes an operation of the schema."""


class TooManyReadersError(DomainError):
    """As many follow the log as can, or by as many different questions."""

    def __init__(self, *, of: str) -> None:
        super().__init__(
            f"{of} follow the log already, which is as many as can: try again later"
        )


class Followed(NamedTuple):
    """A subscription."""

    document: str
    variables: Mapping[str, Any]
    operation_name: str | None
    viewer: str

    @property
    def key(self) -> Hashable:
        """What is the same for all who hear the same, wherever they are in the log."""
        name = _place_variable(self.document)
        same = {one: value for one, value in self.variables.items() if one != name}
        written = orjson.dumps(same, option=orjson.OPT_SORT_KEYS)
        return self.viewer, self.document, self.operation_name, written


class Heard(NamedTuple):
    """What is told of a line.

    Attributes:
        result: None if the line is not among those that are asked for.
        is_personal: whether it holds what can be erased: it is not kept for others.
    """

    result: ExecutionResult | None
    is_personal: bool = False


class Feed:
    """Gives the log, as it grows, to all who follow it.

    Args:
        execute: executes an operation of the schema.
    """

    def __init__(self, services: Services, execute: Execute) -> None:
        self._services = services
        self._execute = execute
        self._tail = Tail(services.log)
        self._shared = Shared[Heard](lambda heard: not heard.is_personal)
        self._readers = Counter[Hashable]()
        self._threads = asyncio.Semaphore(THREADS)

    async def follow(self, asked: Followed) -> AsyncGenerator[ExecutionResult, None]:
        """Give an answer for each line that is asked for; the first may refuse."""
        opened = await run_in_worker(partial(self._open, asked))
        if not isinstance(opened, int):
            yield opened
            return
        try:
            self._admit(asked)
        except TooManyReadersError as error:
            yield _refused(GraphQLError(str(error), original_error=error))
            return
        try:
            async for result in self._lines(asked, opened):
                yield result
        finally:
            self._readers -= Counter([asked.key])

    def _admit(self, asked: Followed) -> None:
        """Count a reader.

        Raises:
            TooManyReadersError: there are too many.
        """
        if self._readers.total() >= MOST_READERS:
            raise TooManyReadersError(of=f"{MOST_READERS:,}")
        key = asked.key
        if key not in self._readers and len(self._readers) >= MOST_QUESTIONS:
            raise TooManyReadersError(of=f"{MOST_QUESTIONS:,} different questions")
        self._readers[key] += 1

    async def _lines(
        self, asked: Followed, after: int
    ) -> AsyncGenerator[ExecutionResult, None]:
        key, log = asked.key, self._services.log
        while True:
            await self._tail.beyond(after)
            for line in await self._in_thread(log.entries_after, after, PAGE):
                work = partial(self._in_thread, self._heard, asked, line)
                heard = await self._shared.get((key, line.position), work)
                after = line.position
                if heard.result is not None:
                    yield heard.result

    async def _in_thread(self, work: Callable[..., T], *given: object) -> T:
        async with self._threads:
            return await run_in_threadpool(work, *given)

    def _open(self, asked: Followed) -> int | PreExecutionError:
        """Give the position after which to begin, or why there is nothing to hear."""
        result, _ = self._executed(asked, None)
        errors = result.errors or []
        opened = errors[0].original_error if errors else None
        if not isinstance(opened, Opened):
            return _refused(*errors)
        if opened.after is None:
            return self._services.log.reader.head().position
        return opened.after

    def _heard(self, asked: Followed, line: Entry) -> Heard:
        result, is_personal = self._executed(asked, line)
        causes = (one.original_error for one in result.errors or ())
        is_unheard = any(isinstance(one, Unheard) for one in causes)
        return Heard(None) if is_unheard else Heard(result, is_personal)

    def _executed(
        self, asked: Followed, line: Entry | None
    ) -> tuple[ExecutionResult, bool]:
        """Execute for a line; tell too whether the answer holds what can be erased."""
        context = Context(self._services)
        context.viewer = asked.viewer
        result = self._execute(
            asked.document,
            variable_values=dict(asked.variables),
            root_value=Subscription(written=line),
            context_value=context,
            operation_name=asked.operation_name,
            allowed_operation_types=[OperationType.SUBSCRIPTION],
        )
        return result, context.is_personal


def _refused(*errors: GraphQLError) -> PreExecutionError:
    return PreExecutionError(data=None, errors=list(errors))


@lru_cache
def _place_variable(document: str) -> str | None:
    """Find the variable that says only where somebody is in the log."""
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

    class Listing(Visitor):
        def enter(self, node: Node, *_: object) -> None:
            found.append(node)

    visit(document, Listing())
    return found
