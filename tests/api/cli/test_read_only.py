"""A ledger that can only be read: read, examined, exported and reported from."""

from pathlib import Path

import pytest

from tests.support.command_line import CommandLine, met

pytest_plugins = (
    "tests.support.command_line_fixtures",
    "tests.support.unwritable_folder",
)
pytestmark = pytest.mark.slow


def files(place: Path) -> dict[str, bytes]:
    """Read all files of a folder."""
    return {one.name: one.read_bytes() for one in place.parent.iterdir()}


@pytest.mark.parametrize(
    "command",
    [
        ("matrix",),
        ("search", "mercury"),
        ("doctor",),
        ("export",),
        ("report", "checklist"),
        ("record", "body.noted", "--subject=x", "--text=A note", "--dry-run"),
    ],
)
@pytest.mark.usefixtures("unwritable")
def test_what_only_reads_works(
    own_trilogue: CommandLine, command: tuple[str, ...]
) -> None:
    """As on a ledger that can be written to, and leaving everything as it was."""
    before = files(own_trilogue.place)

    told = own_trilogue(*command)

    assert "can only be read" not in told.err
    assert told.code in (0, 2), told.err
    assert files(own_trilogue.place) == before


@pytest.mark.usefixtures("unwritable")
def test_what_records_is_refused(own_trilogue: CommandLine) -> None:
    """In one line, whether a temporary copy is wanted or not."""
    told = met(own_trilogue, "--confirm")
    scratch = own_trilogue(
        *("--scratch", "record", "body.noted", "--subject=x", "--text=A", "--confirm")
    )

    for one in (told, scratch):
        assert (one.code, one.err.count("\n")) == (1, 1)
        assert "can only be read" in one.err


def test_tables_that_are_behind_are_filled_in_a_temporary_copy(
    own_trilogue: CommandLine, request: pytest.FixtureRequest
) -> None:
    """Without --scratch, the message offers it."""
    recorded = met(own_trilogue, "--confirm")
    assert recorded.code == 0, recorded.err
    request.getfixturevalue("unwritable")
    before = files(own_trilogue.place)

    refused = own_trilogue("timeline", "--limit=1")
    told = own_trilogue("timeline", "--limit=1", "--scratch")
    first = own_trilogue("--scratch", "timeline", "--limit=1")

    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert "add --scratch" in refused.err
    assert told.code == 0, told.err
    assert "known at position 646" in told.out
    assert first.out == told.out
    assert files(own_trilogue.place) == before


def test_doctor_examines_another_file(
    own_trilogue: CommandLine, tmp_path: Path
) -> None:
    """As it is, without changing it; a part of a file is said to be damaged."""
    copy, part = tmp_path / "copy.db", tmp_path / "part.db"
    content = own_trilogue.place.read_bytes()
    copy.write_bytes(content)
    part.write_bytes(content[: len(content) // 2])

    told = own_trilogue("doctor", str(copy), "--format=json")
    damaged = own_trilogue("doctor", str(part))
    missing = own_trilogue("doctor", str(tmp_path / "nowhere.db"))

    found = {row["check"]: row["found"] for row in told.rows}
    assert found["integrity"] == "ok"
    assert copy.read_bytes() == content
    assert damaged.code == 1
    assert "damaged" in damaged.err or "NO" in damaged.out
    assert (missing.code, "no ledger at" in missing.err) == (1, True)
