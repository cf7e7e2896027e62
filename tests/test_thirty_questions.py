"""Thirty questions of a dashboard, each answered by one operation.

The operations lie in ``tests/questions/``, each with its answer from the founding
history beside it. Most are asked as of a day of the past.
"""

import json
from pathlib import Path

import pytest

from tests.questions import Asker

pytest_plugins = ("tests.askers",)

FOLDER = Path(__file__).parent / "questions"
OPERATIONS = sorted(FOLDER.glob("*.graphql"))


def test_there_are_thirty() -> None:
    """Each operation begins with its question in words, and no two are alike."""
    questions = [one.read_text(encoding="utf-8").split("\n")[0] for one in OPERATIONS]

    said = {one.removeprefix("# ") for one in questions if one.endswith("?")}

    assert len(said) == len(OPERATIONS) == 30


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.stem)
def test_one_operation_answers(founded: Asker, operation: Path) -> None:
    """A dashboard needs one request for a question, and gets the documents' answer."""
    document = operation.read_text(encoding="utf-8")

    found = founded(document)

    assert found == json.loads(operation.with_suffix(".json").read_text("utf-8"))
