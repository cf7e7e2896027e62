"""Exports as they were once written: they load for ever, into the same entries."""

from pathlib import Path

import pytest

from store.artefacts import Artefacts
from store.engine import open_engine
from tests.support.command_line import CommandLine
from tests.support.exports import rows_of

RECORDED = Path(__file__).parents[1] / "recorded_exports"
FIRST = RECORDED / "0.jsonl"
"""As versions wrote it whose exports could not be loaded."""

CALL = "example-call"


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """Give a command line where there is no ledger yet."""
    return CommandLine(tmp_path / "trilogue.db", monkeypatch)


def load(typed: CommandLine, name: str) -> str:
    """Load an export, with an entry that cannot be read; give what is said of that."""
    apart = [
        f"--personal={RECORDED / name}.personal.jsonl",
        f"--artefacts={RECORDED / name}.artefacts",
    ]
    told = typed("load", str(RECORDED / f"{name}.jsonl"), *apart)
    assert (told.code, told.out[:7]) == (1, "loaded "), told.err
    return told.err


def test_an_export_of_the_first_versions_loads(typed: CommandLine) -> None:
    """Of instants by the clock it has none; they are given as those of recording."""
    told = typed("load", str(FIRST))

    assert told.code == 0, told.err
    assert "an earlier version" in told.err
    assert told.out == (
        "loaded 6, up to position 6 recorded at 2026-11-21T14:40:18.258713Z; "
        "personal values 0, files 0\n"
    )
    again = rows_of(typed("export").out.encode())
    assert again == rows_of(FIRST.read_bytes())
    assert all(one.clock_at == one.recorded_at for one in again)


def test_an_export_of_format_1_loads(typed: CommandLine, tmp_path: Path) -> None:
    """Its names and files too, and the one entry that nobody can read."""
    err = load(typed, "1")

    assert "wrong: entry 7 set aside: " in err
    names = tmp_path / "names.jsonl"
    again = typed("export", f"--personal={names}").out.encode()
    assert rows_of(again) == rows_of((RECORDED / "1.jsonl").read_bytes())
    assert names.read_bytes() == (RECORDED / "1.personal.jsonl").read_bytes()
    assert kept(typed) == {"text/plain": b"An example file\n"}


@pytest.mark.parametrize("name", ["0", "1"])
def test_what_was_loaded_says_what_it_said(typed: CommandLine, name: str) -> None:
    """The correction counts, and the erased name stays erased."""
    if name == "0":
        typed("load", str(FIRST))
    else:
        load(typed, name)

    (call,) = typed.rows("timeline", CALL, "--as-of=2019-10-14")
    assert (call["position"], call["date"]) == (4, "14 October 2019")
    shown = [typed("show", f"person/lead-{number}").out for number in (1, 2)]
    assert ["(erased)" in one for one in shown] == [name == "0", True]


def kept(typed: CommandLine) -> dict[str, bytes]:
    """Give what the ledger keeps by digest, by its media type."""
    engine = open_engine(f"sqlite:///{typed.place}")
    files = Artefacts(engine)
    found = [files.get(one) for one in files.digests()]
    engine.dispose()
    return {one.media_type: one.content for one in found}
