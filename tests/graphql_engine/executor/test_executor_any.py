"""Executing by plans gives the library's result for any document."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis_graphql import nodes, queries

from api.graphql.context import Context
from graphql_engine.executor import PlannedExecutor
from tests.api.graphql.test_executor_equality import product_pair
from tests.support.executor_pairs import Pair
from tests.support.executor_trap_schema import schema
from tests.support.executor_trap_values import world
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)

GENEROUS = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
        HealthCheck.data_too_large,
    ],
)
DAYS = ("2007-12-31", "2018-07-01", "2021-03-31")
SCALARS = {
    "Date": st.sampled_from(DAYS).map(nodes.String),
    "KnownAt": st.sampled_from(["#40", "#400"]).map(nodes.String),
}


@pytest.mark.slow
def test_traps_are_answered_alike() -> None:
    """Any document, for any values, gives equal results."""
    traps = Pair(schema(), schema(PlannedExecutor), world)

    @GENEROUS
    @given(document=queries(traps.stock.as_str()), seed=st.integers(0, 10_000))
    def answer_alike(document: str, seed: int) -> None:
        traps.assert_same(document, seed)

    answer_alike()


@pytest.mark.slow
def test_record_is_answered_alike(founded: Asker) -> None:
    """Any document gives equal results on the founding history."""
    pair = product_pair()._replace(context=lambda: Context(founded.services))

    @GENEROUS
    @given(document=queries(pair.stock.as_str(), custom_scalars=SCALARS))
    def answer_alike(document: str) -> None:
        # References that are made up name nothing: let them name what the history has.
        pair.assert_same(
            document.replace('reference: ""', 'reference: "joint-task-force"')
        )

    answer_alike()
