"""Making, examining, exporting and rebuilding a ledger; nothing is ever half-made."""

import json
import os
import sqlite3
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from api.cli.files import init_ledger
from store.engine import open_engine
from store.formats import create_log
from tests.support.answers import all_answers
from tests.support.command_line import TODAY, CommandLine
from tests.support.log_examples import EventfulClock

pytestmark = pytest.mark.slow


pytest_plugins = ("tests.support.command_line_fixtures",)


def test_a_ledger_is_not_made_twice(empty_trilogue: CommandLine) -> None:
    """A ledger that is there stays as it is, asked for or not."""
    before = empty_trilogue.place.read_bytes()

    again = empty_trilogue("init")
    unless = empty_trilogue("init", "--if-missing")

    assert (again.code, again.err.count("\n")) == (2, 1)
    assert unless.code == 0
    assert empty_trilogue.place.read_bytes() == before


def test_the_entities_of_a_ledger_are_given_when_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are shown, and nobody records for another one."""
    trilogue = CommandLine(tmp_path / "trilogue.db", monkeypatch)

    trilogue("init", "--empty", "--entities=minamata, brs")
    note = ("record", "body.noted", "--subject=group", "--text=A note")
    refused = trilogue("--entity=minimata", *note)
    recorded = trilogue("--entity=brs", *note)

    checks = {row["check"]: row["found"] for row in trilogue.rows("doctor")}
    assert checks["entities"] == "minamata, brs"
    assert refused.code == 2
    assert "did you mean minamata?" in refused.err
    assert recorded.code == 0, recorded.err


def test_an_interrupted_making_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped before the end, no file is there, and no other one beside its place."""
    trilogue = CommandLine(tmp_path / "trilogue.db", monkeypatch)

    def interrupt() -> None:
        raise KeyboardInterrupt

    trilogue.clock = EventfulClock(TODAY, interrupt)
    interrupted = trilogue("init")
    left = list(tmp_path.iterdir())
    made = trilogue("init", "--if-missing")

    assert (interrupted.code, interrupted.err) == (130, "")
    assert left == []
    assert made.code == 0, made.err
    assert len(trilogue.rows("matrix", "--as-of=2021-03-31")) == 13


def test_a_ledger_that_awaits_its_history_is_completed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a server the tables come first; what was interrupted then is completed."""
    trilogue = CommandLine(tmp_path / "trilogue.db", monkeypatch)
    engine = open_engine(f"sqlite:///{trilogue.place}", create=True)
    create_log(engine, {init_ledger.HISTORY: init_ledger.AWAITED})
    engine.dispose()

    told = trilogue("init", "--if-missing")

    assert told.code == 0, told.err
    assert len(trilogue.rows("matrix", "--as-of=2021-03-31")) == 13


def test_somebody_elses_ledger_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two make a ledger at one time: the first one stays."""
    trilogue = CommandLine(tmp_path / "trilogue.db", monkeypatch)
    somebody_else = partial(trilogue.place.write_bytes, b"made by somebody else")
    trilogue.clock = EventfulClock(TODAY, somebody_else)

    told = trilogue("init")

    assert (told.code, "meanwhile" in told.err) == (1, True)
    assert trilogue.place.read_bytes() == b"made by somebody else"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("sqlite:////nowhere/at/all.db", "/nowhere/at/all.db"),
        ("sqlite://", "kept in memory"),
        ("mysql://host/ledger", "no ledger is kept in 'mysql'"),
        ("ledger", "it is not an address"),
    ],
)
def test_a_ledger_that_cannot_be_is_told_in_a_line(
    monkeypatch: pytest.MonkeyPatch, address: str, told: str
) -> None:
    """Which address, what is wrong with it: a fault, not a refusal."""
    trilogue = CommandLine(Path("unused"), monkeypatch)
    monkeypatch.setenv("TRILOGUE_DATABASE", address)

    made, asked = trilogue("init"), trilogue("matrix")

    for one in (made, asked):
        assert one.code == 1
        assert told in one.err
        assert one.err.count("\n") == 1


def test_a_wrong_setting_is_told_in_a_line(
    trilogue: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which setting, and what would be right."""
    monkeypatch.setenv("TRILOGUE_LANGUAGE", "xx")

    told = trilogue("matrix")

    assert (told.code, told.err.count("\n")) == (2, 1)
    assert "language" in told.err


def test_the_doctor_finds_a_ledger_well(trilogue: CommandLine) -> None:
    """Durable, whole, without gaps, answers up to the log; fonts are the machine's."""
    found = trilogue("doctor", "--format", "json").rows
    rows = {row["check"]: row for row in found if "font" not in row["check"]}

    assert all(row["is_well"] for row in rows.values())
    assert rows["PRAGMA synchronous"]["found"] == "2"
    assert rows["integrity"]["found"] == "ok"


def test_the_doctor_sees_a_gap(own_trilogue: CommandLine) -> None:
    """Somebody took the guards away and an entry out: exit code 1."""
    with sqlite3.connect(own_trilogue.place) as connection:
        connection.execute("DROP TRIGGER log_refuses_delete")
        connection.execute("DELETE FROM log WHERE position = 7")
    connection.close()

    told = own_trilogue("doctor", "--format", "json")

    assert told.code == 1
    unwell = [row["check"] for row in told.rows if not row["is_well"]]
    assert [one for one in unwell if "font" not in one] == [
        "log without gaps",
        "rows of the log",
        "row 7 of the log",
    ]


def test_export_has_a_line_for_each_entry(
    trilogue: CommandLine, tmp_path: Path
) -> None:
    """What most people look for comes first; positions go from 1 without gap."""
    file = tmp_path / "log.jsonl"

    told = trilogue("export", "-o", str(file))
    lines = [json.loads(one) for one in file.read_text(encoding="utf-8").splitlines()]

    assert told.code == 0, told.err
    assert [one["position"] for one in lines] == list(range(1, len(lines) + 1))
    assert list(lines[0])[:6] == [
        "position",
        "kind",
        "subject",
        "occurred",
        "recorded_at",
        "sources",
    ]
    assert trilogue("export").out == file.read_text(encoding="utf-8")
    assert trilogue("export", "-o", "-").out == file.read_text(encoding="utf-8")


def test_deleted_tables_are_made_again(own_trilogue: CommandLine) -> None:
    """Without its tables the ledger says how to get them back, all as they were."""
    before = all_answers(own_trilogue)
    with sqlite3.connect(own_trilogue.place) as connection:
        for table in ("setting_1", "fact_1", "scope_1", "name_1"):
            connection.execute(f"DROP TABLE {table}")
    connection.close()

    asked = own_trilogue("matrix")
    told = own_trilogue("rebuild")

    assert (asked.code, "trilogue rebuild" in asked.err) == (1, True)
    assert told.code == 0, told.err
    assert all_answers(own_trilogue) == before


def test_the_installed_command_answers_and_bears_a_closed_pipe(
    founding_ledger: Path,
) -> None:
    """From outside: an answer in UTF-8, and quiet when its reader leaves early."""
    command = [
        sys.executable,
        "-c",
        "import sys; from api.cli.main import main; sys.exit(main())",
    ]
    environment = {"TRILOGUE_DATABASE": f"sqlite:///{founding_ledger}"}

    with subprocess.Popen(  # noqa: S603 - our own command, its words fixed above
        [*command, "export"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        assert process.stdout
        assert process.stderr
        first = process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()

    assert json.loads(first)["position"] == 1
    assert err == b""


def test_what_is_no_file_is_written_to_as_it_is(
    trilogue: CommandLine, tmp_path: Path
) -> None:
    """A pipe or a device stays what it is: no file takes its place."""
    pipe, read = tmp_path / "pipe", tmp_path / "read.jsonl"
    os.mkfifo(pipe)

    with read.open("wb") as out, subprocess.Popen(["cat", pipe], stdout=out):  # noqa: S603, S607 - a program of every system with pipes
        told = trilogue("export", "-o", str(pipe))

    assert told.code == 0, told.err
    assert pipe.is_fifo()
    assert read.read_text(encoding="utf-8") == trilogue("export").out


def test_what_a_link_names_is_written_and_the_link_stays(
    trilogue: CommandLine, tmp_path: Path
) -> None:
    """Whoever keeps a link to where exports go keeps it."""
    link, end = tmp_path / "latest.jsonl", tmp_path / "kept" / "log.jsonl"
    end.parent.mkdir()
    link.symlink_to(end)

    told = trilogue("export", "-o", str(link))

    assert told.code == 0, told.err
    assert link.is_symlink()
    assert end.read_text(encoding="utf-8") == trilogue("export").out
    assert [one.name for one in end.parent.iterdir()] == ["log.jsonl"]


@pytest.mark.parametrize("is_file_there", [False, True])
def test_many_make_a_ledger_at_once(tmp_path: Path, *, is_file_there: bool) -> None:
    """All succeed and tell the truth: one of them made it and recorded its history."""
    place = tmp_path / "trilogue.db"
    if is_file_there:
        place.touch()
    program = "import sys; from api.cli.start import main; sys.exit(main())"
    started = [
        subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", program, "init", "--if-missing"],
            env={**os.environ, "TRILOGUE_DATABASE": f"sqlite:///{place}"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]

    told = [(*one.communicate(), one.returncode) for one in started]

    assert [code for *_, code in told] == [0] * 4, told
    assert sum("recorded" in out for out, *_ in told) == 1
    assert sum(f"made {place}\n" == err for _, err, _ in told) == 1
