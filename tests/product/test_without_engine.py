"""The product does without its GraphQL engine when one line is changed."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from devtools.paths import ROOT
from tests.product.test_thirty_questions import OPERATIONS
from tests.support.graphql_queries import TODAY, Asker
from tests.support.http_client import browsing_product

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.slow

MODULE = ROOT / "api/graphql/execution.py"
LINE = "from api.graphql.engine import ENGINE, READER_ENGINE, Engine, open_endpoint\n"
OTHER = "from api.graphql.stock import ENGINE, READER_ENGINE, Engine, open_endpoint\n"

STILL_USED = [
    "graphql_engine.dataloader",
    "graphql_engine.deadline",
    "graphql_engine.validation",
    "graphql_engine.validation.limit_table",
]
"""The data loader of the resolvers, the deadline that nobody sets then, and the largest
page, from the one table of limits."""

REFUSED = [
    '{ at(asOf: "2021-02-30") { matrix { stage } } }',
    '{ at(knownAt: "#9999") { matrix { stage } } }',
    '{ at(knownAt: "yesterday") { moment { position } } }',
    "{ at { timeline(first: 0) { edges { cursor } } } }",
    '{ at { timeline(after: "nowhere") { edges { cursor } } } }',
    '{ at { timeline(filter: {kinds: ["no.such"]}) { edges { cursor } } } }',
    '{ at { timeline(filter: {of: "nobody"}) { edges { cursor } } } }',
    '{ at { subject(reference: "nobody") { id } } }',
    '{ at { explain(subject: "nobody", field: "name") { reason } } }',
    '{ node(id: "wrong") { id } }',
    "{ matrix { stage } }",
    "{ at { nothing } }",
    "{ at { matrix } }",
    "{",
]
"""Questions that are refused in words."""


def without_engine(folder: Path, database: str, documents: list[str]) -> Any:  # noqa: ANN401 - JSON
    """Ask a server whose one line is changed."""
    changed = folder / MODULE.name
    changed.write_text(MODULE.read_text("utf-8").replace(LINE, OTHER), "utf-8")
    command = [sys.executable, "-m", "tests.support.without_engine"]
    done = subprocess.run(  # noqa: S603 - our own interpreter and module
        [*command, str(changed), database, TODAY.isoformat()],
        cwd=ROOT,
        input=json.dumps(documents),
        capture_output=True,
        check=True,
        text=True,
    )
    return json.loads(done.stdout)


def test_one_line_says_which_executor_is_used() -> None:
    """The module imports nothing else."""
    text = MODULE.read_text("utf-8")

    imports = [
        line for line in text.splitlines(keepends=True) if line.startswith("from ")
    ]

    assert imports == [LINE]


def test_questions_and_refusals_are_the_same(founded: Asker, tmp_path: Path) -> None:
    """Dashboards get equal data, in the pages too, and read the same sentences."""
    documents = [one.read_text("utf-8") for one in OPERATIONS] + REFUSED
    settings = founded.services.settings

    stock = without_engine(tmp_path, settings.database, documents)

    with browsing_product(settings, clock=founded.clock) as browser:
        ours = [
            browser.post("/graphql", json={"query": one}).json() for one in documents
        ]
        page = browser.get("/", params={"as_of": "2021-03-31"}).text
    for document, mine, other in zip(documents, ours, stock["answers"], strict=True):
        assert other.get("data") == mine.get("data"), document
        assert other.get("errors") == mine.get("errors"), document
    assert stock["page"] == page
    assert [one["data"] for one in ours[: len(OPERATIONS)]] == [
        json.loads(one.with_suffix(".json").read_text("utf-8")) for one in OPERATIONS
    ]


def test_engine_is_not_loaded(founded: Asker, tmp_path: Path) -> None:
    """Nothing of it is in the path of a question but what resolvers use."""
    database = founded.services.settings.database

    stock = without_engine(tmp_path, database, ["{ at { moment { position } } }"])

    loaded = [one for one in stock["modules"] if not one.endswith(".errors")]
    assert loaded == STILL_USED
