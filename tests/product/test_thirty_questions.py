"""Thirty questions of a dashboard and more, each answered by one operation.

The operations lie in ``tests/questions/``, each with its answer from the founding
history beside it. Most are asked as of a day of the past.
"""

import json
from pathlib import Path

import pytest

from api.cli.files.import_files import take
from api.cli.files.init_ledger import founding_sheets
from api.container import build_services
from api.settings import Settings
from store.engine import open_engine
from store.formats import create_log
from tests.support.graphql_queries import TODAY, Asker
from tests.support.log_examples import Clock

pytest_plugins = ("tests.support.graphql_ledgers", "tests.support.ledgers")
pytestmark = pytest.mark.usefixtures("either_executor")

FOLDER = Path(__file__).parents[1] / "questions"
OPERATIONS = sorted(FOLDER.glob("*.graphql"))


def test_there_are_thirty_and_more() -> None:
    """Each operation begins with its question in words, and no two are alike."""
    questions = [one.read_text(encoding="utf-8").split("\n")[0] for one in OPERATIONS]

    said = {one.removeprefix("# ") for one in questions if one.endswith("?")}

    assert len(said) == len(OPERATIONS) >= 30


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.stem)
def test_one_operation_answers(founded: Asker, operation: Path) -> None:
    """A dashboard needs one request for a question, and gets the documents' answer."""
    document = operation.read_text(encoding="utf-8")

    found = founded(document)

    assert found == json.loads(operation.with_suffix(".json").read_text("utf-8"))


@pytest.mark.postgresql
def test_postgresql_answers_alike(postgresql_address: str) -> None:
    """Where the record is kept makes no difference to a dashboard."""
    engine = open_engine(postgresql_address, create=True)
    create_log(engine)
    clock = Clock(TODAY)
    services = build_services(
        engine, Settings(database=postgresql_address), clock=clock
    )
    take(services, founding_sheets(), confirmed=True)
    ask = Asker(services, clock)

    found = {one: ask(one.read_text(encoding="utf-8")) for one in OPERATIONS}

    services.close()
    for one, answer in found.items():
        assert answer == json.loads(one.with_suffix(".json").read_text("utf-8")), one
