"""Many rows are recorded part by part, and yet all of them or none."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from api.importing.importer import PART
from tests.support.command_line import CommandLine

pytest_plugins = ("tests.support.command_line_fixtures", "tests.support.ledgers")

COUNT = PART + 100
TOP = {"name": "big", "source": {"document": "note", "day": "2026-05-12"}}


def row(number: int, **more: object) -> Mapping[str, object]:
    """Return a row about a meeting of its own."""
    return {
        "key": f"k{number}",
        "kind": "meeting.held",
        "subject": f"meeting-{number}",
        "occurred": "2019-03",
        **more,
    }


def written(folder: Path, rows: Iterable[Mapping[str, object]]) -> str:
    """Write a sheet in JSON Lines, and return its path."""
    file = folder / "big.jsonl"
    lines = [json.dumps(one) for one in (TOP, *rows)]
    file.write_text("\n".join(lines), encoding="utf-8")
    return str(file)


def test_rows_of_several_parts_are_recorded_once(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """A row may name a row of a later part; importing again changes nothing."""
    first = row(
        0, follows_from=f"k{COUNT - 1}", concerns=[f"meeting:meeting-{COUNT - 1}"]
    )
    issued = {"key": "note", "kind": "document.issued", "subject": "note"}
    rows = [first, *map(row, range(1, COUNT)), issued]
    file = written(tmp_path, rows)

    dry = empty_trilogue("import", file, "--dry-run")
    done = empty_trilogue("import", file)
    again = empty_trilogue("import", file)

    assert dry.out == f"would record {COUNT + 1}, unchanged 0, findings 0\n"
    assert done.out == f"recorded {COUNT + 1}, unchanged 0, findings 0\n", done.err
    assert again.out == f"recorded 0, unchanged {COUNT + 1}, findings 0\n"
    assert len(empty_trilogue("export").out.splitlines()) == COUNT + 1
    assert "creates meeting:meeting-0\n" in done.err
    assert f"creates {COUNT + 1 - 50} more subjects\n" in done.err


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ({"occurred": "2031-01"}, "occurred: "),
        ({"occurred": "2019-13"}, "occurred: "),
        ({"concerns": ["body:nobody"]}, "body:nobody"),
        ({"after": "zzz"}, "zzz"),
    ],
)
def test_a_last_row_that_is_refused_or_doubtful_leaves_nothing(
    empty_trilogue: CommandLine, tmp_path: Path, last: Mapping[str, object], told: str
) -> None:
    """The parts before it are rolled back, and the next import succeeds."""
    good = [*map(row, range(COUNT)), {**row(-1), "kind": "document.issued"}]
    good[-1] = {"key": "note", "kind": "document.issued", "subject": "note"}

    refused = empty_trilogue("import", written(tmp_path, [*good, row(COUNT, **last)]))
    left = empty_trilogue("export").out
    done = empty_trilogue("import", written(tmp_path, good))

    assert refused.code == 2
    assert told in refused.err
    assert left == ""
    assert done.out == f"recorded {COUNT + 1}, unchanged 0, findings 0\n"


def test_one_mistake_in_many_rows_is_counted(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """All problems of the first 50 rows, then how often each kind occurs."""
    rows = [row(one, occurred="2019-13", plce="x") for one in range(COUNT)]

    told = empty_trilogue("import", written(tmp_path, rows))

    lines = told.err.splitlines()
    assert told.code == 2
    assert len(lines) == 2 * 50 + 2
    assert all(
        one.startswith(f"{COUNT - 50} further problems of this kind, first: ")
        for one in lines[-2:]
    )


@pytest.mark.postgresql
def test_rows_of_several_parts_are_one_transaction_on_postgresql(
    empty_trilogue: CommandLine,
    tmp_path: Path,
    postgresql_address: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A last row that is refused leaves nothing there either."""
    monkeypatch.setenv("TRILOGUE_DATABASE", postgresql_address)
    issued = {"key": "note", "kind": "document.issued", "subject": "note"}
    good = [*map(row, range(COUNT)), issued]
    empty_trilogue("init", "--empty")

    bad = written(tmp_path, [*good, row(COUNT, occurred="2031-01")])
    refused = empty_trilogue("import", bad)
    left = empty_trilogue("export").out
    file = written(tmp_path, good)
    dry = empty_trilogue("import", file, "--dry-run")
    done = empty_trilogue("import", file)

    assert (refused.code, left) == (2, "")
    assert dry.out == f"would record {COUNT + 1}, unchanged 0, findings 0\n", dry.err
    assert done.out == f"recorded {COUNT + 1}, unchanged 0, findings 0\n", done.err
    assert len(empty_trilogue("export").out.splitlines()) == COUNT + 1
