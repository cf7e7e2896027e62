"""The exercise of docs/adding-a-question.md, carried out in a copy of the tree."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from devtools.paths import ROOT

TREE = (
    "api",
    "data",
    "domain",
    "graphql_engine",
    "projections",
    "reports",
    "store",
    "wording",
)
PAGE = ROOT / "docs" / "adding-a-question.md"
STEP = re.compile(
    r"^<!-- (new file|add to): (\S+?)(?:, below: (.*?))? -->\n"
    r"```(?:python|text)\n(.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
BY_HAND = 8
"""Files that a new question may take at most."""
ASK = """
import json, sys
from api.container import open_services
from api.graphql.context import Context
from api.graphql.schema import schema
from api.settings import load_settings
document = "{ at { venues { edges { node { place subject { ref } } } } } }"
with open_services(load_settings()) as services:
    result = schema.execute_sync(document, context_value=Context(services))
    assert not result.errors, result.errors
    nodes = [edge["node"] for edge in result.data["at"]["venues"]["edges"]]
sys.stdout.write(json.dumps([[one["subject"]["ref"], one["place"]] for one in nodes]))
"""

pytestmark = pytest.mark.slow


def steps() -> Iterator[tuple[str, str, str, str]]:
    """List the changes that the page shows: what, which file, below what, lines."""
    yield from STEP.findall(PAGE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the tree, and change it as the page shows."""
    folder = tmp_path_factory.mktemp("tree")
    for name in TREE:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for what, path, below, lines in steps():
        file = folder / path
        if what == "new file":
            file.write_text(lines, encoding="utf-8")
            continue
        text = file.read_text(encoding="utf-8")
        assert text.count(f"{below}\n") == 1, below
        changed = text.replace(f"{below}\n", f"{below}\n{lines}")
        file.write_text(changed, encoding="utf-8")
    return folder


def run(copy: Path, *arguments: str) -> str:
    """Run Python in the copy, on a ledger of its own."""
    database = f"sqlite:///{copy / 'exercise.db'}"
    told = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, *arguments],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy), "TRILOGUE_DATABASE": database},
        capture_output=True,
        check=False,
        text=True,
    )
    assert told.returncode == 0, told.stderr
    return told.stdout


def trilogue(copy: Path, *arguments: str) -> str:
    """Run a command of the copy."""
    code = "import sys; from api.cli.main import main; sys.exit(main())"
    return run(copy, "-c", code, *arguments)


def test_new_question_is_answered_equally_by_both_interfaces(copy: Path) -> None:
    """What the page shows is all that a question needs."""
    trilogue(copy, "init")

    shown = json.loads(trilogue(copy, "venues", "--format=json"))

    asked = json.loads(run(copy, "-c", ASK))
    assert [[row["subject"], row["place"]] for row in shown] == asked
    assert asked


def test_new_question_has_help_and_filters(copy: Path) -> None:
    """Its sentence is listed, and its parameters are options."""
    listed = trilogue(copy, "--help")
    own = trilogue(copy, "venues", "--help")

    assert "List where meetings are held." in listed
    assert "Only meetings of this status." in own


def test_few_files_are_written_by_hand() -> None:
    """The twin and the changelog come on top of what the page shows."""
    files = {path for _, path, _, _ in steps()}

    assert len(files) + 2 <= BY_HAND
