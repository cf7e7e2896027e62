"""Two executors run the same operations, and their results are compared."""

from collections.abc import Callable
from typing import Any, NamedTuple

import strawberry

from graphql_engine.executor.plan import PLANS, PlanCache


class Answer(NamedTuple):
    """A result that can be compared: a repr distinguishes 1, 1.0 and True."""

    data: str
    errors: list[str]


class Pair(NamedTuple):
    """A schema with the library's executor, the same with ours, and a root for each.

    Args:
        root: makes a root value from a seed, anew for each schema.
        context: makes a context.
        compile_after: objects after which a plan compiles a function.
    """

    stock: strawberry.Schema
    planned: strawberry.Schema
    root: Callable[[int], object] = lambda _: None
    context: Callable[[], object] = lambda: None
    compile_after: int = 0

    def assert_same(
        self, document: str, seed: int = 0, variables: dict[str, Any] | None = None
    ) -> Answer:
        """Assert that both give the same result, and return it."""
        stock, ours = (
            _answer(one, document, self, seed, variables)
            for one in (self.stock, self.planned)
        )
        assert ours == stock
        return ours


def _answer(
    asked: strawberry.Schema,
    document: str,
    pair: Pair,
    seed: int,
    variables: dict[str, Any] | None,
) -> Answer:
    result = asked.execute_sync(
        document,
        variable_values=variables,
        root_value=pair.root(seed),
        context_value=pair.context(),
        operation_extensions={PLANS: PlanCache(pair.compile_after)},
    )
    errors = [f"{one.formatted} {one.original_error!r}" for one in result.errors or ()]
    return Answer(repr(result.data), errors)
