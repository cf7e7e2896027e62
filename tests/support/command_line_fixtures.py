"""Command lines to type at: on the founding history, on a copy of it, on nothing."""

import shutil
from pathlib import Path

import pytest

from tests.support.command_line import CommandLine


@pytest.fixture(scope="session")
def founding_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one ledger with the founding history, to be read or copied."""
    place = tmp_path_factory.mktemp("founding") / "trilogue.db"
    with pytest.MonkeyPatch.context() as patch:
        told = CommandLine(place, patch)("init")
    assert told.code == 0, told.err
    return place


@pytest.fixture
def trilogue(founding_ledger: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """Give the command line on the founding history, for reading only."""
    return CommandLine(founding_ledger, monkeypatch)


@pytest.fixture
def own_trilogue(
    founding_ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """Give the command line on a copy of the founding history."""
    place = tmp_path / "trilogue.db"
    shutil.copy(founding_ledger, place)
    return CommandLine(place, monkeypatch)


@pytest.fixture
def empty_trilogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """Give the command line on an empty ledger."""
    command_line = CommandLine(tmp_path / "trilogue.db", monkeypatch)
    assert command_line("init", "--empty").code == 0
    return command_line
