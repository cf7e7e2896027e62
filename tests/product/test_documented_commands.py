"""The pages show commands that exist, and answers that they give."""

import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from typer import Context
from typer.main import get_command

from api.cli.main import app
from devtools.paths import ROOT
from tests.support.documented_commands import (
    PAGES,
    Example,
    answered,
    examples,
    founding_ledger,
)

ALL = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
INLINE = re.compile(r"`trilogue ([^`-][^`]*)`")
PRINTED = ("fields.md", "kinds.md", "limits.md", "tables.md")
SHOWN = [page for page in PAGES if page.name not in PRINTED]
NAMES = [str(page.relative_to(ROOT)) for page in SHOWN]


@pytest.fixture(scope="module")
def ledger() -> Iterator[Path]:
    """Make a ledger with the founding history, once for all pages."""
    with TemporaryDirectory() as folder:
        yield founding_ledger(Path(folder))


def of_trilogue(page: Path) -> list[Example]:
    """List the commands of ours that a page shows."""
    shown = examples(page.read_text(encoding="utf-8"))
    return [one for one in shown if one.arguments[0] == "trilogue"]


def without_globals(arguments: Sequence[str]) -> Sequence[str]:
    """Leave out the options that stand before the command, each with its value."""
    while arguments[0].startswith("--"):
        arguments = arguments[2:]
    return arguments


def parse(arguments: Sequence[str]) -> bool:
    """Read a command as it was typed, without running it."""
    group = get_command(app)
    name, *rest = without_globals(arguments)
    context = Context(group)
    command = group.get_command(context, name)  # type: ignore[attr-defined] # it is a group
    return bool(command.make_context(name, rest))


@pytest.mark.parametrize("page", SHOWN, ids=NAMES)
def test_every_command_shown_parses(page: Path) -> None:
    """Whoever copies a command from a page gets no complaint about its options."""
    shown = of_trilogue(page)

    assert all(parse(one.arguments[1:]) for one in shown)


def test_what_the_first_page_records_is_recorded() -> None:
    """A position that a command names moves when the founding history grows."""
    shown = of_trilogue(ROOT / "README.md")

    acts = [one for one in shown if one.arguments[1] in ("record", "correct")]

    assert acts
    assert all(one.answer.startswith("recorded as entry") for one in acts)


@pytest.mark.parametrize("page", ALL, ids=[str(one.relative_to(ROOT)) for one in ALL])
def test_every_command_named_parses(page: Path) -> None:
    """A command that a sentence names is one that there is."""
    named = INLINE.findall(page.read_text(encoding="utf-8"))

    assert all(parse(shlex.split(one)) for one in named)


@pytest.mark.slow
@pytest.mark.parametrize("page", SHOWN, ids=NAMES)
def test_every_answer_shown_is_real(page: Path, ledger: Path) -> None:
    """What a page shows is what the command answers.

    To renew the pages: ``python -m tests.support.documented_commands``.
    """
    shown = page.read_text(encoding="utf-8")

    fresh = answered(shown, ledger)

    assert fresh == shown
