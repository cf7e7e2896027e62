"""The commands that the pages show, and what each really answers.

``python -m tests.support.documented_commands`` writes the answers in the pages anew.
"""

import re
import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

from api.cli.main import main
from devtools.paths import ROOT
from tests.support.log_examples import Clock

PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(
    r"^<!-- file: (\S+) -->\n```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
EMPTY = "<!-- ledger: empty -->"
PROMPT = "$ "
DATABASE = "TRILOGUE_DATABASE"
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
TERMINAL = {"TERM": "dumb", "COLUMNS": "100", "LINES": "50"}


class Example(NamedTuple):
    """A command as a page shows it, over its lines, and the answer shown."""

    command: str
    answer: str

    @property
    def arguments(self) -> Sequence[str]:
        """The words typed, the name of the program first."""
        return shlex.split(self.command.replace("\\\n", " "))


class Terminal(StringIO):
    """Where a person reads the answer."""

    def isatty(self) -> bool:
        """Say that somebody looks."""
        return True


def examples(page: str) -> Iterator[Example]:
    """List the commands of a page, in order."""
    for block in BLOCK.findall(page):
        for part in f"\n{block}".split(f"\n{PROMPT}")[1:]:
            yield _example(part)


def _example(part: str) -> Example:
    lines = part.splitlines()
    end = 1 + next(at for at, line in enumerate(lines) if not line.endswith("\\"))
    return Example("\n".join(lines[:end]), "\n".join(lines[end:]).rstrip())


def answered(page: str, ledger: Path) -> str:
    """Give a page with what its commands answer, one after the other.

    Args:
        page: its text; files that it shows are there when commands ask for them.
        ledger: the ledger to begin with; it stays as it is.
    """
    with TemporaryDirectory() as folder, chdir(folder):
        if EMPTY in page:
            run(["init", "--empty"])
        else:
            shutil.copy(ledger, "trilogue.db")
        for name, text in FILE.findall(page):
            Path(name).write_text(text, encoding="utf-8")
        return BLOCK.sub(lambda found: _block(found[1]), page)


def _block(block: str) -> str:
    shown = []
    for part in f"\n{block}".split(f"\n{PROMPT}")[1:]:
        one = _example(part)
        answer = run(one.arguments[1:]) if _is_ours(one) else one.answer
        shown.append(f"{PROMPT}{one.command}\n{answer}".rstrip())
    return "```console\n{}\n```".format("\n".join(shown))


def _is_ours(one: Example) -> bool:
    return one.arguments[0] == "trilogue"


def run(arguments: Sequence[str]) -> str:
    """Run a command at noon of a fixed day; give all that it writes."""
    out, told = Terminal(), StringIO()
    environment = {**TERMINAL, DATABASE: "sqlite:///trilogue.db"}
    with (
        pytest.MonkeyPatch.context() as patch,
        redirect_stdout(out),
        redirect_stderr(told),
    ):
        for name, value in environment.items():
            patch.setenv(name, value)
        main(arguments, clock=Clock(NOON))
    written = out.getvalue() + told.getvalue()
    return "\n".join(line.rstrip() for line in written.splitlines())


def founding_ledger(folder: Path) -> Path:
    """Make a ledger with the founding history."""
    with chdir(folder):
        run(["init"])
    return folder / "trilogue.db"


def write_all() -> None:
    """Write the answers in all pages anew."""
    with TemporaryDirectory() as folder:
        ledger = founding_ledger(Path(folder))
        for page in PAGES:
            text = page.read_text(encoding="utf-8")
            fresh = answered(text, ledger)
            if fresh != text:
                page.write_text(fresh, encoding="utf-8")
                sys.stdout.write(f"{page.relative_to(ROOT)} written\n")


if __name__ == "__main__":
    write_all()
