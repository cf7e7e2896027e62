"""A new kind of entry: one class in the domain and one command, nothing else."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from devtools.paths import ROOT
from tests.support.patience import PATIENCE_SECONDS

TREE = (
    "api",
    "data",
    "devtools",
    "docs",
    "domain",
    "graphql_engine",
    "projections",
    "reports",
    "store",
    "tests/recorded",
    "wording",
)

pytestmark = pytest.mark.slow
NEW_KIND = '''

class AnniversaryKept(
    Kind,
    name="body.anniversary-kept",
    reported=Reported.LISTED,
    life=Life.OUTSIDE,
):
    """The body marked a number of years of its work."""

    count: v.Count = None
    place: v.Place = None
'''
ROW = """\
name: exercise
source: {document: exercise-note, day: 2026-11-20}
entries:
  - key: ten-years
    kind: body.anniversary-kept
    subject: joint-task-force
    occurred: 2024
    para: 1
    count: 10
    place: {en: Geneva}
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the tree, write one class into it, and run the one command."""
    folder = tmp_path_factory.mktemp("tree")
    for name in TREE:
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    with (folder / "domain/kinds/body.py").open("a", encoding="utf-8") as module:
        module.write(NEW_KIND)
    python(folder, "-m", "devtools.generate")
    return folder


def python(folder: Path, *arguments: str) -> str:
    """Run Python in the copy, with a ledger there; give what it writes."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(folder),
        "TRILOGUE_DATABASE": f"sqlite:///{folder / 'ledger.db'}",
    }
    done = subprocess.run(  # noqa: S603 - our own code, in a folder of our own
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def trilogue(folder: Path, *arguments: str) -> str:
    """Run the command line of the copy."""
    main = "import sys; from api.cli.main import main; sys.exit(main())"
    return python(folder, "-c", main, *arguments)


def test_new_kind_stands_in_the_documentation(copy: Path) -> None:
    """Whoever reads the page of kinds finds the new one, with its sentence."""
    page = (copy / "docs/kinds.md").read_text(encoding="utf-8")

    section = page.partition("### `body.anniversary-kept`")[2].partition("\n### ")[0]

    assert "The body marked a number of years of its work." in section
    assert "`count`" in section


def test_new_kind_stands_in_the_schema_of_sheets(copy: Path) -> None:
    """An editor offers the new kind while a sheet is written."""
    text = (copy / "docs/import-sheet.schema.json").read_text(encoding="utf-8")

    branch = json.loads(text)["$defs"]["kinds"]["body.anniversary-kept"]

    assert branch["properties"].keys() == {"count", "place"}


def test_new_kind_stands_in_the_graphql_schema(copy: Path) -> None:
    """A dashboard can ask for the new kind, and a program can record it."""
    schema = (copy / "api/schema.graphql").read_text(encoding="utf-8")

    assert "type BodyAnniversaryKept implements Entry" in schema
    assert "bodyAnniversaryKept(" in schema


def test_new_kind_has_a_recorded_example(copy: Path) -> None:
    """What an entry of the new kind looks like is kept, so that it loads for ever."""
    examples = (copy / "tests/recorded").glob("body.anniversary-kept.*.json")

    says = [json.loads(one.read_text(encoding="utf-8"))["says"] for one in examples]

    assert [one["data"].keys() for one in says] == [{"count", "place"}]


def test_new_kind_is_listed_imported_and_shown(copy: Path) -> None:
    """On the command line the new kind is known, and a row of it is taken."""
    (copy / "row.yaml").write_text(ROW, encoding="utf-8")

    fields = trilogue(copy, "kinds", "body.anniversary-kept", "--format", "json")
    trilogue(copy, "init", "--empty")
    trilogue(copy, "import", "row.yaml", "--confirm")
    shown = trilogue(copy, "show", "joint-task-force", "--format", "json")

    assert [one["field"] for one in json.loads(fields)] == ["count", "place"]
    assert {one["field"]: one["value"] for one in json.loads(shown)}["count"] == 10
