"""What is wrong with an export: which line, and what would be right."""

from base64 import b64encode
from functools import partial
from io import BytesIO

import msgspec
import pytest

from api.importing.export_format import Ledger
from api.importing.export_reader import ENOUGH, LONGEST, Exported, personal_values
from api.importing.problems import ProblemsError
from domain.content import ENTRY_BYTES
from store.copies.log_copy import StoredRow
from tests.support.desks import Desk
from tests.support.exports import (
    Line,
    changed,
    export_of_four,
    of_first_versions,
    problems_of,
    rows_of,
)
from tests.support.refusals import refuses

pytest_plugins = ("tests.support.desk_fixture",)


@pytest.fixture
def text(desk: Desk) -> bytes:
    """Export a log of four entries on two groups."""
    return export_of_four(desk)


CHANGED = "was changed after it was exported"
OTHER = {"sha256": "", "subject_id": "0" * 32}
WRONG: list[tuple[int, Line, str]] = [
    (2, {"kind": "body.noted"}, CHANGED),
    (2, {"version": 3}, CHANGED),
    (2, {"title": {"en": {"words": "x"}}}, CHANGED),
    (2, {"recorded_at": "2021-07-05T13:00:00Z"}, CHANGED),
    (2, {"recorded_at": "yesterday"}, "Invalid RFC3339"),
    (2, {"event_id": "1"}, "Invalid UUID"),
    (2, {"event_id": None}, "does not say all of an entry"),
    (2, {"position": "2"}, "Expected `int`"),
    (2, {"position": 5}, "has position 5 where 2 is expected"),
    (2, {"sources": [{"paragraph": "3"}]}, "missing required field `document`"),
    (2, {"stored": {}}, "missing required field `sha256`"),
    (2, {"stored": OTHER | {"event_id": "first"}}, "32 hexadecimal digits"),
    (2, {"stored": OTHER | {"subject_id": "x"}}, "32 hexadecimal digits"),
    (2, {"stored": None}, "a part was lost"),
    (1, {"stored": None}, "a part was lost"),
    (1, {"ledger": None}, "a part was lost"),
    (1, {"ledger": {"export": 1}}, "missing required field `entries`"),
]
WRONG_AT_FIRST: list[tuple[int, Line, str]] = [
    (2, {"subject": "nothing"}, "write family:reference"),
    (2, {"title": {"en": {"words": "x" * 60_000}}}, "takes 60,000"),
    (2, {"version": 3}, "version 3 of its subject where 2 follows"),
    (2, {"recorded_at": "2021-07-05T12:00:00Z"}, "is recorded after the one before"),
    (2, {"recorded_at": "2021-07-05T11:00:00Z"}, "is recorded after the one before"),
    (2, {"recorded_at": "2021-07-05T13:00:00"}, "Expected `datetime` with a timezone"),
    (2, {"unreadable": "it was cut", "event_id": None}, "export it again"),
    (2, {"storde": {}}, "has 'storde'"),
]


@pytest.mark.parametrize(("number", "change", "told"), WRONG)
def test_a_line_that_was_changed_is_named(
    text: bytes, number: int, change: Line, told: str
) -> None:
    """With its number, what is wrong, and what would be right."""
    wrong = changed(text, number, lambda line: line.update(change))

    problems = problems_of(wrong)

    assert problems[0][0] == number
    assert told in problems[0][1]


@pytest.mark.parametrize(("number", "change", "told"), WRONG_AT_FIRST)
def test_a_line_of_the_first_versions_is_checked_as_far_as_it_can_be(
    text: bytes, number: int, change: Line, told: str
) -> None:
    """Without a digest, what an entry must be is looked at all the more."""
    plain = of_first_versions(text)
    wrong = changed(plain, number, lambda line: line.update(change))

    problems = problems_of(wrong)

    assert len(rows_of(plain)) == 4
    assert problems[0][0] == number
    assert told in problems[0][1]


def test_a_line_that_cannot_be_read_makes_no_other_wrong(text: bytes) -> None:
    """Nobody has to look at the lines after it for its sake."""
    lines = text.splitlines()
    lines[0] = lines[0][:-1]

    assert [number for number, _ in problems_of(b"\n".join(lines))] == [1]


@pytest.mark.parametrize(
    ("written", "told"),
    [("noon", "Invalid isoformat"), ("2021-07-05T12:01:00", "says no zone")],
)
def test_an_instant_that_is_none_is_named(text: bytes, written: str, told: str) -> None:
    """Even where the digest is right, as somebody wrote it who knew how."""
    row = rows_of(text)[1]._replace(recorded_at=written)
    stored = {
        "sha256": row.digest,
        "subject_id": row.subject_id,
        "recorded_at": row.recorded_at,
        "clock_at": row.clock_at,
    }

    problems = problems_of(changed(text, 2, lambda line: line.update(stored=stored)))

    assert problems[0][0] == 2
    assert told in problems[0][1]


def test_an_entry_may_be_as_large_as_the_log_takes(text: bytes) -> None:
    """A byte more, and it is refused before the database does so."""
    row = rows_of(text)[1]
    fits, exceeds = (
        changed(text, 2, partial(dict.update, stored=of_size(row, size)))
        for size in (ENTRY_BYTES, ENTRY_BYTES + 1)
    )

    assert len(rows_of(fits)[1].data) == ENTRY_BYTES
    assert problems_of(exceeds)[0] == (
        2,
        "its entry has 60,001 bytes, the log takes 60,000",
    )


def of_size(row: StoredRow, size: int) -> Line:
    """Give what a line has stored of a row whose bytes are so many."""
    large = row._replace(data=b"x" * size)
    return {
        "sha256": large.digest,
        "subject_id": large.subject_id,
        "clock_at": large.clock_at,
        "data": b64encode(large.data).decode(),
    }


def test_a_line_is_not_read_without_end(text: bytes) -> None:
    """A file that is none of ours does not fill the memory."""
    wide = text.replace(b"{", b"{" + b" " * LONGEST, 1)

    assert problems_of(wide)[0][0] == 1


def test_no_row_comes_after_a_wrong_line(text: bytes) -> None:
    """What is read on is read for its problems alone."""
    wrong = changed(text, 2, lambda line: line.update(kind="x"))
    given: list[StoredRow] = []

    with pytest.raises(ProblemsError):
        given.extend(Exported(BytesIO(wrong), "log.jsonl").rows())

    assert [one.position for one in given] == [1]


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ((1, 3, 4), [(2, "has position 3 where 2 is expected")]),
        ((1, 2, 2, 3, 4), [(3, "has position 2 where 3 is expected")]),
        ((1, 3, 2, 4), [(2, "position 3 where 2"), (3, "position 2 where 4")]),
        ((2, 3, 4), [(1, "has position 2 where 1 is expected")]),
        ((1, 2, 3), [(0, "ends after 3 of 4 entries")]),
        ((), [(0, "it has no line")]),
    ],
    ids=["gap", "twice", "disorder", "no start", "no end", "nothing"],
)
def test_lines_that_are_missing_or_astray_are_named(
    text: bytes, order: tuple[int, ...], told: list[tuple[int, str]]
) -> None:
    """An export that was cut between two lines is not taken for the whole."""
    lines = text.splitlines(keepends=True)

    problems = problems_of(b"".join(lines[number - 1] for number in order))

    for (line, said), (number, reason) in zip(told, problems, strict=False):
        assert line == number
        assert said in reason


@pytest.mark.parametrize(
    "broken", [b"", b"[]", b"\xff", b"null", b'{"position":2,', b'{"a":' + b"[" * 9_000]
)
def test_a_line_that_is_no_object_is_named(text: bytes, broken: bytes) -> None:
    """What a cut, an editor or a bad disk leaves."""
    lines = text.splitlines()
    lines[1] = broken

    problems = problems_of(b"\n".join(lines))

    assert problems[0][0] == 2
    assert "no JSON object" in problems[0][1]


def test_the_last_line_may_be_cut(text: bytes) -> None:
    """A copy that was not finished is refused."""
    problems = problems_of(text[:-20])

    assert problems[0][0] == 4
    assert "not the whole of one" in problems[0][1]


def test_several_problems_are_told_at_once(text: bytes) -> None:
    """Not all of them where everything is wrong."""
    two = changed(
        changed(text, 2, lambda line: line.update(kind="x")),
        4,
        lambda line: line.update(kind="x"),
    )

    assert [number for number, _ in problems_of(two)] == [2, 4]
    assert len(problems_of(b"x\n" * (ENOUGH + 1))) == ENOUGH


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"export": 2}, "this program is too old: it knows 1 and up to 2"),
        ({"settings": {"format_version": "3"}}, "use a newer version of Trilogue"),
        ({"settings": {"time_zone": "Europe/Geneva"}}, CHANGED),
        ({"entries": 3}, CHANGED),
        ({"personal": 3}, CHANGED),
    ],
)
def test_a_beginning_that_cannot_be_taken_is_named(
    text: bytes, change: Line, told: str
) -> None:
    """That of a later version too: it says which one reads it."""
    wrong = changed(text, 1, lambda line: line["ledger"].update(change))

    ((number, reason),) = problems_of(wrong)

    assert number == 1
    assert told in reason


def test_the_order_of_settings_does_not_matter() -> None:
    """The digest of a ledger is that of what it says."""
    settings = {"time_zone": "Europe/Zurich", "format_version": "1"}
    ledger = Ledger(export=1, entries=4, personal=0, artefacts=0, settings=settings)
    turned = msgspec.structs.replace(ledger, settings=dict([*settings.items()][::-1]))

    assert turned.digest == ledger.digest


def test_a_time_zone_that_nobody_knows_is_refused(text: bytes) -> None:
    """A ledger with it could not be opened any more."""
    ledger = Ledger(
        export=1,
        entries=4,
        personal=0,
        artefacts=0,
        settings={"time_zone": "Europe/Geneva"},
    )
    signed = msgspec.structs.replace(ledger, sha256=ledger.digest)
    beginning = msgspec.to_builtins(signed)

    problems = problems_of(changed(text, 1, lambda line: line.update(ledger=beginning)))

    assert "does not know the ledger's time zone, 'Europe/Geneva'" in problems[0][1]


def test_personal_values_that_are_none_are_named() -> None:
    """The file of names is read as strictly."""
    with refuses(ProblemsError, match=r"names.jsonl:1: .*event_id"):
        list(personal_values(BytesIO(b'{"field": "personal_name"}'), "names.jsonl"))
