"""Importing files: `trilogue import` beside `sqlite-utils insert` of the same rows."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.report import Table
from benchmarks.workshop import Workshop

TOOL = Path(__file__).parent / "peers" / ".venv" / "bin" / "sqlite-utils"
MISSING = "`sqlite-utils` is not there: `benchmarks/peers/setup` installs it."
HEAD = ("", "CPU, s", "times sqlite-utils", "goal", "memory, MB", "goal")
NOTE = """\
Whole processes, from their start to their end: each reads the file and leaves a
database. `sqlite-utils` inserts the rows as they are, without an index or a check. Ours
checks each row against all entries of its subject, and records all rows or none; the
next query fills the projections, which is not measured here."""
TOP = {"name": "big", "source": {"document": "note", "day": "2026-05-12"}}


class Used(NamedTuple):
    """Seconds of CPU time, and the most memory in megabytes."""

    cpu: float
    memory: float


def measure(workshop: Workshop) -> Table:
    """Import the same rows from a file in JSON Lines and from one in YAML."""
    rows, lines, sheet = (
        workshop.folder / name for name in ("rows.jsonl", "big.jsonl", "big.yaml")
    )
    _write(workshop.entries, rows, lines, sheet)
    peer = _insert(workshop, rows) if TOOL.exists() else None
    found = (
        _line("sqlite-utils, JSON Lines", peer, peer),
        _line("ours, JSON Lines", _import(workshop, lines), peer, goal=12),
        _line("ours, YAML", _import(workshop, sheet), peer, goal=20),
    )
    title = f"Importing files of {workshop.entries:,} rows"
    return Table(title, HEAD, found, NOTE if peer else f"{NOTE} {MISSING}")


def _line(
    name: str, used: Used | None, peer: Used | None, goal: int = 0
) -> tuple[str, ...]:
    return (
        name,
        f"{used.cpu:.1f}" if used else "",
        f"{used.cpu / peer.cpu:.1f}" if used and peer else "",
        f"at most {goal}" if goal else "",
        f"{used.memory:.0f}" if used else "",
        "at most 400" if goal else "",
    )


def _insert(workshop: Workshop, rows: Path) -> Used:
    database = workshop.folder / "peer.db"
    used = _run([str(TOOL), "insert", str(database), "rows", str(rows), "--nl"], {})
    database.unlink()
    return used


def _import(workshop: Workshop, file: Path) -> Used:
    path = workshop.empty()
    program = str(Path(sys.executable).with_name("trilogue"))
    ours = [program, "import", str(file), "--confirm"]
    used = _run(ours, {"TRILOGUE_DATABASE": f"sqlite:///{path}"})
    path.unlink()
    return used


def _run(command: Sequence[str], settings: Mapping[str, str]) -> Used:
    with subprocess.Popen(  # noqa: S603 - our own commands
        command,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        message = f"{command[0]} failed: {process.returncode}"
        raise RuntimeError(message)
    return Used(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _write(count: int, rows: Path, lines: Path, sheet: Path) -> None:
    with (
        rows.open("w", encoding="utf-8") as plain,
        lines.open("w", encoding="utf-8") as headed,
        sheet.open("w", encoding="utf-8") as yaml,
    ):
        headed.write(f"{json.dumps(TOP)}\n")
        yaml.write("name: big\nsource: {document: note, day: 2026-05-12}\nentries:\n")
        for number in range(count):
            row = _row(number)
            line = json.dumps(row)
            plain.write(f"{line}\n")
            headed.write(f"{line}\n")
            texts = (f"{name}: {json.dumps(value)}" for name, value in row.items())
            yaml.write("  - " + "\n    ".join(texts) + "\n")


def _row(number: int) -> dict[str, object]:
    year, month = 2010 + number % 15, 1 + number % 12
    return {
        "key": f"row-{number:06}",
        "kind": "meeting.held",
        "subject": f"meeting-{number:06}",
        "occurred": f"{year}-{month:02}",
        "para": str(number % 300),
        "words": f"meeting {number} was held",
        "meeting_type": "workshop",
        "title": {"en": f"Joint workshop number {number} on mercury wastes"},
        "place": {"en": "Geneva"},
        "concerns": ["actor:brs"],
    }
