"""Whatever the schema allows is answered or refused; it is never our error."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import BaseSchema, Case, graphql
from schemathesis.core.result import Ok

from devtools.paths import ROOT
from tests.support.graphql_queries import Asker
from tests.support.http_client import Browser, browsing_product

pytest_plugins = ("tests.support.graphql_ledgers",)

EXAMPLES = {"Query.at": 60, "Query.node": 15}
FEW = 2
"""Examples of each mutation, of which the first one gives as little as can be."""

FAULTS = ("something unforeseen went wrong", "the ledger did not answer")

DAYS = st.dates().map(str)
LEVELS = (
    "2018",
    "2018-07",
    "2018-22",
    "2018?",
    "[2018-01-02..2018-05]",
    "../2018",
    "x",
)
INSTANTS = ("2026-11-21T10:00:00Z", "0001-01-01T00:00:00Z", "tomorrow")
SCALARS = {
    "Date": DAYS | st.text(max_size=12),
    "Edtf": DAYS | st.sampled_from(LEVELS) | st.text(max_size=20),
    "KnownAt": DAYS
    | st.sampled_from(INSTANTS)
    | st.integers(min_value=0).map("#{}".format),
    "Instant": st.sampled_from(INSTANTS),
    "JSON": st.text(max_size=5),
}
"""Values of scalars, of which the schema has only the name."""


@pytest.fixture(scope="module")
def server(
    founded: Asker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """Serve a copy of the founding history, in which anything may be recorded."""
    copy = tmp_path_factory.mktemp("any") / "ledger.db"
    original = Path(str(founded.services.engine.url.database))
    with (
        closing(sqlite3.connect(original)) as one,
        closing(sqlite3.connect(copy)) as two,
    ):
        one.backup(two)
    settings = founded.services.settings.model_copy(
        update={"database": f"sqlite:///{copy}"}
    )
    with browsing_product(settings, clock=founded.clock) as browser:
        yield browser


@pytest.fixture(scope="module")
def described() -> BaseSchema:
    """Read the schema, and say what its scalars look like."""
    for name, texts in SCALARS.items():
        graphql.scalar(name, texts.map(graphql.nodes.String))
    whole = st.integers(min_value=-(2**60), max_value=2**60)
    graphql.scalar("WholeNumber", whole.map(graphql.nodes.Int))
    return graphql.from_path(ROOT / "api/schema.graphql")


@pytest.mark.slow
def test_whatever_the_schema_allows_is_foreseen(
    server: Browser, described: BaseSchema
) -> None:
    """Each query and each mutation, with any values, is answered or refused."""
    answers: list[str] = []

    for found in described.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()

        @seed(2026)
        @settings(
            max_examples=EXAMPLES.get(operation.label, FEW),
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def sent(case: Case[Any]) -> None:
            answer = server.post("/graphql", json={"query": case.body})
            assert answer.status_code in {200, 400}, case.body
            assert not any(one in answer.text for one in FAULTS), case.body
            answers.append(answer.text)

        sent()

    with_data = [one for one in answers if one.startswith('{"data":{')]
    assert len(answers) > 300
    assert len(with_data) > len(answers) / 4
