"""Attacks: the work that each causes is counted, and is little."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any, NamedTuple

import orjson
import pytest
import sqlalchemy as sa
from graphql import parse
from strawberry.types import ExecutionResult

from api.graphql.context import Context
from graphql_engine.deadline import check_deadline
from graphql_engine.errors import BadRequestError
from graphql_engine.operation import GraphQLRequest
from graphql_engine.validation.limit_table import LIMITS
from graphql_engine.validation.query_cost import FieldCosts, SizeEstimator
from projections.prepared_statements import BoundStatement
from projections.reader import Reader
from tests.attacks import ATTACKS, Attack
from tests.attacks.costly import COSTLY
from tests.support.graphql_queries import Asker
from tests.support.product_engine import product_engine, product_schema
from tests.support.statement_counter import watched

pytestmark = pytest.mark.slow

pytest_plugins = ("tests.support.graphql_ledgers",)

MOST_CALLS = 400_000
"""Calls of functions, some 50 ms: their number does not depend on the machine."""

LITTLE_MILLISECONDS = 50
"""An operation that is estimated to take longer may cost as many times more."""

MOST_STATEMENTS = 150
MOST_ROWS = 10_000
MOST_BYTES = 100_000

ALIKE = {
    one
    for one in COSTLY
    if not one.startswith(("timeline", "breadth", "lists in lists"))
}
"""Attacks by one more query; those by the timeline are among the quick tests."""

FAULTS = (b"something unforeseen went wrong", b"the ledger did not answer")


class Spent(NamedTuple):
    """What a response took."""

    calls: int
    statements: int
    rows: int
    answer: bytes


def asked(ask: Asker, attack: Attack) -> bytes:
    """Send an attack, and return the response."""
    try:
        result = product_engine().execute_sync(
            attack.document,
            dict(attack.variables),
            context_value=Context(ask.services),
            operation_name=attack.operation_name,
        )
    except BadRequestError:
        return b""
    return orjson.dumps({"data": result.data, "errors": _errors(result)})


def _errors(result: ExecutionResult) -> list[Any]:
    return [one.formatted for one in result.errors or ()]


@contextmanager
def counted_calls() -> Iterator[list[int]]:
    """Count the functions that are called in a block."""
    counts = [0]

    def note(_frame: FrameType, event: str, _given: object) -> None:
        if event in {"call", "c_call"}:
            counts[0] += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield counts
    finally:
        sys.setprofile(before)


class CountingReader(Reader):
    """A reader that counts the rows that it reads."""

    count = 0

    def rows(self, statement: sa.Executable | BoundStatement) -> Sequence[sa.Row[Any]]:
        """Read rows."""
        found = super().rows(statement)
        self.count += len(found)
        return found


@pytest.fixture(scope="module")
def reader(founded: Asker) -> CountingReader:
    """Read the founding history, and keep the statements that were prepared once."""
    services = founded.services
    return CountingReader(
        services.log, zone=services.zone, clock=founded.clock, before=check_deadline
    )


def spent(ask: Asker, reader: CountingReader, attack: Attack) -> Spent:
    """Count what an attack takes."""
    before = reader.count
    with watched(ask) as statements, counted_calls() as calls:
        answer = asked(ask, attack)
    return Spent(calls[0], len(statements), reader.count - before, answer)


@pytest.mark.parametrize(
    "attack",
    [
        pytest.param(one, marks=pytest.mark.slow) if one in ALIKE else one
        for one in ATTACKS
    ],
)
def test_attack_costs_little(
    founded: Asker, reader: CountingReader, attack: str
) -> None:
    """Whatever is sent is refused, or costs little, or no more than estimated."""
    ask = Asker(founded.services._replace(reader=reader), founded.clock)
    asked(ask, Attack("{ at { matrix { stage } findings { sentence } } }"))

    found = spent(ask, reader, ATTACKS[attack])

    times = max(1, estimated_milliseconds(ATTACKS[attack]) / LITTLE_MILLISECONDS)
    assert not any(fault in found.answer for fault in FAULTS)
    assert found.calls <= MOST_CALLS * times
    assert found.statements <= MOST_STATEMENTS * times
    assert found.rows <= MOST_ROWS * times
    assert len(found.answer) <= MOST_BYTES * times


def estimated_milliseconds(attack: Attack) -> float:
    """Return what an attack is estimated to take; 0 if it is refused.

    One that is estimated to take long waits in the lane, and delays nobody else.
    """
    request = GraphQLRequest(
        attack.document, dict(attack.variables), attack.operation_name
    )
    try:
        prepared = product_engine().prepare(request)
    except BadRequestError:
        return 0
    return 0 if prepared.errors else prepared.milliseconds


def test_statements_are_estimated_well(founded: Asker) -> None:
    """No allowed query needs many more statements than estimated."""
    measured = {
        name: (_estimated(attack), _statements(founded, attack))
        for name, attack in COSTLY.items()
        if name.endswith("as often as is allowed")
    }

    wrong = {
        name: (estimate, real)
        for name, (estimate, real) in measured.items()
        if estimate <= LIMITS["statements"][0] and real > estimate * 2
    }
    assert len(measured) > 20
    assert not wrong


def _estimated(attack: Attack) -> int:
    from api.graphql.engine import COST_TABLE  # noqa: PLC0415 - builds the schema

    core = product_schema()._schema  # noqa: SLF001 - there is no other way to it
    costs = FieldCosts(COST_TABLE)
    [size] = SizeEstimator(core, costs, parse(attack.document), {}).sizes()
    return size.statements


def _statements(ask: Asker, attack: Attack) -> int:
    with watched(ask) as statements:
        asked(ask, attack)
    return len(statements)
