"""An export read back: the same rows, or what is wrong with which line."""

import json
from io import BytesIO
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given

from api.importing.exported import ENOUGH, personal_values
from api.importing.problems import ProblemsError
from domain.acts import Act, Record
from domain.entry import Entry
from store.copies import stored_rows
from store.tables import log
from tests.desks import Desk, some_desk
from tests.exports import (
    EVERYTHING,
    Line,
    changed,
    copy,
    exported,
    exported_names,
    rows_of,
)
from tests.histories import HALF_AS_MANY, histories, logs

pytest_plugins = ("tests.desk_fixture",)


@pytest.fixture
def text(desk: Desk) -> bytes:
    """Export a log of four entries on two groups."""
    acts = [
        Record(kind="body.worked", subject=f"body:{name}", key=f"{name}-{number}")
        for name in ("waste", "training")
        for number in (1, 2)
    ]
    for act in acts:
        desk.record(act)
    return exported(desk.engine)


def problems_of(text: bytes) -> list[tuple[int, str]]:
    """Read an export that is wrong: the number of each wrong line, and the reason."""
    with pytest.raises(ProblemsError) as caught:
        rows_of(text)
    return [(one.line, one.reason) for one in caught.value.problems]


@pytest.mark.slow
@HALF_AS_MANY
@given(logs())
def test_any_log_is_exported_and_loaded_as_it_is(entries: list[Entry]) -> None:
    """Also one that the ledger would refuse; exported again it has the same bytes."""
    with some_desk() as desk, some_desk() as other:
        desk.append(entries)

        copy(desk.engine, other.engine)

        assert exported(other.engine) == exported(desk.engine)
        rows = [list(stored_rows(one.engine, EVERYTHING)) for one in (desk, other)]
        assert rows[0] == rows[1]


@pytest.mark.slow
@HALF_AS_MANY
@given(histories())
def test_any_history_is_loaded_with_its_names(acts: list[Act]) -> None:
    """What is kept apart comes with it, salts included."""
    with some_desk() as desk, some_desk() as other:
        desk.record_what_it_takes(acts)

        copy(desk.engine, other.engine)

        assert exported(other.engine) == exported(desk.engine)
        assert exported_names(other.engine) == exported_names(desk.engine)


UNUSUAL: list[dict[str, Any]] = [
    {"data": b"\xff\xfe"},
    {"data": b'{"kind":"body.worked","subject":"nothing-known"}'},
    {"data": b'{ "subject": "body:x", "kind": "body.worked", "v": 1, "by": "a" }'},
    {"data": b'{"kind":"body.worked","subject":"body:x","v":1,"later":"a field"}'},
    {"metadata": '{"via":"test"}'},
    {"occurred": "2018", "recorded_by": "b", "on_behalf_of": "c", "kind": "d"},
    {"recorded_at": "2021-07-05T12:00:00+00:00", "clock_at": "yesterday"},
]


@pytest.mark.parametrize("columns", UNUSUAL, ids=range(len(UNUSUAL)))
def test_what_no_line_tells_comes_back_as_well(
    desk: Desk, columns: dict[str, Any]
) -> None:
    """Bytes that nobody can read, or that another program wrote; other columns."""
    row = {
        "position": 1,
        "recorded_at": "2021-07-05T12:00:00.000000Z",
        "clock_at": "2021-07-05T12:00:00.000000Z",
        "event_id": f"{1:032x}",
        "subject_id": f"{2:032x}",
        "version": 1,
        "kind": "body.worked",
        "recorded_by": "",
        "on_behalf_of": "",
        "metadata": "{}",
        "data": b'{"kind":"body.worked","subject":"body:x","v":1}',
    }
    with desk.engine.begin() as connection:
        connection.execute(sa.insert(log), [row | columns])

    found = rows_of(exported(desk.engine))

    assert found == list(stored_rows(desk.engine, EVERYTHING))


def test_the_beginning_says_what_the_whole_is(text: bytes) -> None:
    """Only the first line does; each has a position, as in earlier exports."""
    lines = [json.loads(one) for one in text.splitlines()]

    assert lines[0]["ledger"] == {
        "export": 1,
        "entries": 4,
        "personal": 0,
        "artefacts": 0,
        "settings": {"format_version": "1"},
    }
    assert [one["position"] for one in lines if "ledger" not in one] == [2, 3, 4]


OTHER = {"sha256": "", "subject_id": "0" * 32}

WRONG: list[tuple[int, Line, str]] = [
    (2, {"kind": "body.noted"}, "was changed after it was exported"),
    (2, {"version": 3}, "was changed after it was exported"),
    (2, {"title": {"en": {"words": "x"}}}, "was changed after it was exported"),
    (2, {"recorded_at": "2021-07-05T13:00:00Z"}, "was changed after it was exported"),
    (2, {"recorded_at": "yesterday"}, "Invalid RFC3339"),
    (2, {"event_id": "1"}, "Invalid UUID"),
    (2, {"event_id": None}, "does not say all of an entry"),
    (2, {"position": "2"}, "Expected `int`"),
    (2, {"position": 5}, "has position 5 where 2 is expected"),
    (2, {"stored": {}}, "missing required field `sha256`"),
    (2, {"sources": [{"paragraph": "3"}]}, "missing required field `document`"),
    (2, {"stored": OTHER | {"event_id": "first"}}, "32 hexadecimal digits"),
    (2, {"stored": OTHER | {"subject_id": "x"}}, "32 hexadecimal digits"),
    (2, {"stored": None, "subject": "nothing"}, "write family:reference"),
    (2, {"stored": None, "title": {"en": {"words": "x" * 60_000}}}, "takes 60,000"),
    (2, {"stored": None, "version": 3}, "version 3 of its subject where 2 follows"),
    (2, {"stored": None, "recorded_at": "2021-07-05T11:00:00Z"}, "after the one"),
    (1, {"ledger": {"export": 1}}, "missing required field `entries`"),
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
    "broken", [b"", b"[]", b"\xff", b"null", b'{"position":2,', b"[" * 9_000]
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


def test_an_export_of_a_later_version_is_refused(text: bytes) -> None:
    """It says which version reads it; so for a ledger of a later format."""
    later = changed(text, 1, lambda line: line["ledger"].update(export=2))
    other = changed(
        text,
        1,
        lambda line: line["ledger"].update(settings={"format_version": "2"}),
    )

    for one in (later, other):
        ((number, reason), *_) = problems_of(one)
        assert number == 1
        assert "use the version of Trilogue that wrote it" in reason


def test_line_ends_of_another_system_do_no_harm(text: bytes) -> None:
    """A copy by way of Windows is read as well."""
    assert rows_of(text.replace(b"\n", b"\r\n")) == rows_of(text)


def test_personal_values_that_are_none_are_named() -> None:
    """The file of names is read as strictly."""
    with pytest.raises(ProblemsError, match=r"names.jsonl:1: .*event_id"):
        list(personal_values(BytesIO(b'{"field": "personal_name"}'), "names.jsonl"))
