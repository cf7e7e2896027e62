"""``python -m benchmarks.graphql.process``: where the time of a large answer goes.

In one process, without HTTP: the steps of 1,000 objects of ten fields, by the library's
executor and by ours, in turns; milliseconds of CPU time.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from statistics import median
from typing import Any

import orjson
from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLSchema,
    execute,
    parse,
    validate,
)
from graphql.execution import Executor
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from benchmarks.graphql.things import COUNT, DOCUMENT, stock
from benchmarks.report import Table, as_text, machine
from benchmarks.timing import spent
from graphql_engine.executor import PlannedExecutor
from graphql_engine.executor.plan import PLANS, PlanCache

HEAD = ("ms of CPU time", "median", "of the library's execution")
NOTE = f"""\
{COUNT:,} objects of ten fields. The first execution of an operation also makes its
plan; a document that is asked again is parsed and validated once."""

EXECUTED = "execute, the library's way"

Step = Callable[[], object]


def measure(rounds: int) -> Table:
    """Let all steps take turns, and compare their medians."""
    schema = stock()._schema  # noqa: SLF001 - the library gives it by no other name
    steps = _steps(schema)
    turns = [[_cpu(step) for step in steps.values()] for _ in range(rounds)]
    found = {name: median(turn[at] for turn in turns) for at, name in enumerate(steps)}
    lines = tuple(
        (name, f"{ms:.3f}", f"{ms / found[EXECUTED]:.1%}") for name, ms in found.items()
    )
    return Table("GraphQL in process", HEAD, lines, NOTE)


def _steps(schema: GraphQLSchema) -> Mapping[str, Step]:
    document = parse(DOCUMENT)
    run = partial(_executed, schema)
    planned = partial(run, document, PlannedExecutor, PlanCache())
    for _ in range(20):
        data = planned()
    return {
        "parse": partial(parse, DOCUMENT),
        "validate": partial(validate, schema, document),
        EXECUTED: partial(run, document, StrawberryGraphQLCoreExecutionContext, None),
        "execute by a plan, the first time": lambda: run(
            parse(DOCUMENT), PlannedExecutor, PlanCache()
        ),
        "execute by a plan": planned,
        "write JSON (orjson)": partial(orjson.dumps, data),
    }


def _executed(
    schema: GraphQLSchema,
    document: DocumentNode,
    executor: type[Executor[Any]],
    plans: PlanCache | None,
) -> object:
    result = execute(
        schema,
        document,
        executor_class=executor,
        operation_extensions={PLANS: plans},
    )
    assert isinstance(result, ExecutionResult)
    return result.data


def _cpu(step: Step) -> float:
    return spent(step).cpu * 1e3


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    rounds = int(arguments[0]) if arguments else 50
    print(f"{machine()}\n")
    print(as_text(measure(rounds)))


if __name__ == "__main__":
    main(sys.argv[1:])
