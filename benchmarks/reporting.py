"""The joint report over a period with many entries: how long each format takes."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.report import Table
from benchmarks.shape import shaped
from benchmarks.workshop import Workshop, trial
from reports.writers import WRITERS

ENTRIES = 5_000
GOALS = {"docx": 2.0, "pdf": 2.0}
HEAD = ("s", "whole", "composing", "of CPU time", "peak of memory, MB", "goal")
NOTE = """\
A report in Chinese over a period that contains all entries, paragraph by paragraph.
Each file is composed and written in a new process, and the time includes loading
the libraries. The projections are up to date with the log. The goal for memory is
400 MB."""


def measure(workshop: Workshop) -> Table:
    """Measure a report in each format, in turns."""
    path = workshop.empty()
    entries = min(ENTRIES, workshop.entries)
    with trial(path) as one:
        one.take(workshop.founding)
        one.take(shaped(workshop.founding, entries - workshop.rows_per_copy))
        one.reader.projector.catch_up()
    turns = [{name: _turn(path, name) for name in WRITERS} for _ in _rounds(workshop)]
    lines = tuple(_line(name, [turn[name] for turn in turns]) for name in WRITERS)
    recorded = turns[0]["docx"]["entries"]
    return Table(f"The joint report, {recorded:,} entries", HEAD, lines, NOTE)


def _rounds(workshop: Workshop) -> range:
    return range(workshop.rounds)


def _turn(path: Path, name: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.reporting_process", str(path), name]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - the command is ours
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _line(name: str, found: list[dict[str, Any]]) -> tuple[str, ...]:
    def middle(field: str) -> float:
        return median(float(one[field]) for one in found)

    return (
        name,
        f"{middle('seconds'):.2f}",
        f"{middle('composed'):.2f}",
        f"{middle('cpu'):.2f}",
        f"{max(one['peak'] for one in found):.0f}",
        f"at most {GOALS[name]:.0f}" if name in GOALS else "",
    )
