"""The command line in this process: what is typed, what is told, and the exit code."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from api.cli.main import main
from tests.support.log_examples import Clock

TODAY = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

MET = ("record", "meeting.held", "--subject", "task-force-2026")
"""Begins the record of a meeting of the task force."""


class Told(NamedTuple):
    """What one command gave back."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of an answer in JSON."""
        found: list[dict[str, Any]] = json.loads(self.out)
        return found


class CommandLine:
    """Types commands against one ledger, on a day that stands still."""

    def __init__(self, place: Path, patch: pytest.MonkeyPatch) -> None:
        self.place = place
        self.clock = Clock(TODAY)
        patch.setenv("TRILOGUE_DATABASE", f"sqlite:///{place}")

    def __call__(self, *arguments: str) -> Told:
        """Run one command."""
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = main(arguments, clock=self.clock)
        return Told(code, out.getvalue(), err.getvalue())

    def rows(self, *arguments: str) -> list[dict[str, Any]]:
        """Run a question, which must be answered, and give the rows."""
        told = self(*arguments, "--format", "json")
        assert told.code == 0, told.err
        return told.rows


def met(trilogue: CommandLine, *more: str) -> Told:
    """Record that the task force met in November 2026, in Geneva."""
    return trilogue(*MET, "--occurred", "2026-11", "--set", "place=Geneva", *more)
