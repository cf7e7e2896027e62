"""A command loads what it needs and nothing else, so that it answers at once."""

import subprocess
import sys
from pathlib import Path

import pytest

from devtools.paths import ROOT

NEEDLESS = {
    "fastapi",
    "graphql",
    "jinja2",
    "sqlalchemy.dialects.postgresql",
    "strawberry",
    "uvicorn",
    "yaml",
}
LOADED = """
import sys
from api.cli.main import main
code = main(sys.argv[1:])
sys.stderr.write(" ".join(sys.modules))
sys.exit(code)
"""

pytest_plugins = ("tests.support.command_line_fixtures",)


def loaded(place: Path, *arguments: str) -> set[str]:
    """Run one command in a process of its own, and list what it loaded."""
    told = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", LOADED, *arguments],
        env={"TRILOGUE_DATABASE": f"sqlite:///{place}", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        text=True,
    )
    return set(told.stderr.split())


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["matrix", "timeline --format=json"])
def test_a_question_loads_no_server_and_no_other_engine(
    founding_ledger: Path, typed: str
) -> None:
    """Whoever asks does not wait for what serves, imports or speaks PostgreSQL."""
    modules = loaded(founding_ledger, *typed.split())

    assert NEEDLESS & modules == set()
    assert "projections.reader" in modules


@pytest.mark.slow
def test_help_loads_no_ledger(tmp_path: Path) -> None:
    """Help is there before the database's library is."""
    modules = loaded(tmp_path / "none.db", "--help")

    assert {"sqlalchemy", "rich", "babel", "pydantic"} & modules == set()


@pytest.mark.slow
def test_a_server_loads_nothing_that_only_files_need() -> None:
    """The first answer waits for no reader or writer of Word and PDF files."""
    told = subprocess.run(
        [sys.executable, "-c", "import sys, api.app; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )

    needless = {"docx", "docxtpl", "lxml", "reports.reading_back"}
    assert needless & {*told.stdout.split()} == set()
