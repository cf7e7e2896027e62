"""Sheets are read as a whole: every problem is told, with its line."""

from pathlib import Path

import pytest

from api.importing.problems import Problem, ProblemsError
from api.importing.sheets import read_batch_text, read_sheet, read_sheet_text
from domain.errors import Message
from tests.support.refusals import refuses
from wording.messages import message_words

SHEET = "name: a\nentries:\n  - {key: k, kind: meeting.held, subject: m}\n"


def problems(text: str) -> list[tuple[int, str, str]]:
    """Return line, key and field of each problem of a sheet."""
    with pytest.raises(ProblemsError) as raised:
        read_sheet_text(text, "a.yaml")
    assert {one.file for one in raised.value.problems} == {"a.yaml"}
    return [(one.line, one.key, one.field) for one in raised.value.problems]


def test_a_sheet_has_a_name_and_rows(tmp_path: Path) -> None:
    """A mark of the order of bytes before the text is no part of it."""
    file = tmp_path / "a.yaml"
    file.write_text(SHEET, encoding="utf-8-sig")

    sheet = read_sheet(file)

    assert (sheet.file, sheet.name) == (str(file), "a")
    [row] = sheet.rows
    assert (row.file, row.line, row.key) == (str(file), 3, "k")
    assert row.lines == {"key": 3, "kind": 3, "subject": 3}


def test_what_reviewers_noted_stands_beside_the_rows() -> None:
    """Nothing of it is recorded."""
    sheet = read_sheet_text(
        SHEET + "  - {key: l, kind: meeting.held, subject: n, catalogue: [E-1, E-2]}\n",
        "a.yaml",
    )

    assert "catalogue" not in sheet.rows[1].act.data


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """As a problem of the whole file."""
    missing = tmp_path / "none.yaml"

    with pytest.raises(ProblemsError) as raised:
        read_sheet(missing)

    assert raised.value.problems == (Problem(str(missing), Message("sheet/no-file")),)
    assert message_words(raised.value) == f"{missing}: there is no such file"


def test_a_folder_is_no_sheet(tmp_path: Path) -> None:
    """Nor is anything else that cannot be read."""
    with refuses(ProblemsError, match="it cannot be read: Is a directory") as told:
        read_sheet(tmp_path)

    assert [(one.file, one.line) for one in told.value.problems] == [(str(tmp_path), 0)]


def test_another_encoding_is_told(tmp_path: Path) -> None:
    """A sheet is UTF-8."""
    file = tmp_path / "a.yaml"
    file.write_bytes(b"name: \xe9\n")

    with refuses(ProblemsError, match="no text in UTF-8") as told:
        read_sheet(file)

    assert [(one.file, one.line) for one in told.value.problems] == [(str(file), 0)]


def test_a_row_of_a_sheet_needs_a_key_of_its_own() -> None:
    """A missing one and one that was given before are told together."""
    text = (
        "name: a\nentries:\n"
        "  - {kind: meeting.held, subject: m}\n"
        "  - {key: k, kind: meeting.held, subject: n}\n"
        "  - {key: k, kind: meeting.held, subject: o}\n"
    )

    assert problems(text) == [(3, "", "key"), (5, "k", "key")]
    with refuses(ProblemsError, match="the key stands already at line 4"):
        read_sheet_text(text, "a.yaml")


@pytest.mark.parametrize("name", ["", "name: ''\n", "name: a/b\n", "name: [a]\n"])
def test_the_name_of_a_sheet_is_one_word_without_a_slash(name: str) -> None:
    """With the key of a row it makes the key of an entry."""
    text = f"{name}entries: [{{key: k, kind: meeting.held, subject: m}}]\n"

    assert problems(text)[0][1:] == ("", "name")


def test_every_problem_is_told_with_the_line_of_its_field() -> None:
    """A problem of a field stands at the field, and one of a row at the row."""
    text = (
        "name: a\nentries:\n"
        "  - key: k\n    kind: meeting.hold\n    subject: m\n"
        "  - key: l\n    kind: meeting.held\n    subject: m\n    place: [x]\n"
    )

    assert problems(text) == [(4, "k", "kind"), (9, "l", "place")]
    with refuses(ProblemsError, match="9, row 'l', place: write language: words"):
        read_sheet_text(text, "a.yaml")


def test_a_source_that_is_none_is_told() -> None:
    """With its line, and with what is wrong with the rows."""
    text = "name: a\nsource: {documnet: b}\nentries: [{key: k}]\n"

    assert problems(text) == [(2, "", "source"), (3, "k", "kind")]
    with refuses(ProblemsError, match="source: write a mapping with"):
        read_sheet_text(text, "a.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "[{kind: meeting.held, subject: m}]",
        "entries: [{kind: meeting.held, subject: m}]",
        "name: a\nentries: [{kind: meeting.held, subject: m}]",
    ],
)
def test_a_batch_needs_neither_name_nor_keys(text: str) -> None:
    """It is recorded once, by who has it before them."""
    [row] = read_batch_text(text, "-").rows

    assert (row.key, row.act.key) == ("", "")


def test_the_name_of_a_batch_is_checked_if_it_is_there() -> None:
    """And so are keys, if there are any."""
    row = "{key: k, kind: meeting.held, subject: m}"

    with refuses(ProblemsError, match="without a slash"):
        read_batch_text(f"name: a/b\nentries: [{row}]", "-")
    with refuses(ProblemsError, match="stands already at line 1"):
        read_batch_text(f"[{row}, {row}]", "-")


@pytest.mark.parametrize("text", ["", "[]", "x", "entries: []", "entries: ''"])
def test_a_batch_has_rows(text: str) -> None:
    """Without any it is refused, and says what one is."""
    with refuses(ProblemsError, match="-:1: a batch is a list of rows"):
        read_batch_text(text, "-")


def test_a_problem_says_where_it_is() -> None:
    """File and line, row and field, as far as they are known."""
    why = Message("sheet/no-file")
    row = Problem("a.yaml", why, 3, "k", "place")
    both = ProblemsError([Problem("a", why, 1), Problem("b", why, 2)])

    assert message_words(row.message) == (
        "a.yaml:3, row 'k', place: there is no such file"
    )
    assert message_words(Problem("a.yaml", why).message) == (
        "a.yaml: there is no such file"
    )
    assert (
        message_words(both) == "a:1: there is no such file\nb:2: there is no such file"
    )


def test_every_field_of_a_row_is_read_whatever_is_wrong_before() -> None:
    """Neither a wrong kind nor a value of the wrong form hides the rest."""
    text = (
        "name: a\nentries:\n"
        "  - {key: k, kind: Meeting.Held, subject: m, occurred: 31/02/2021}\n"
        "  - {key: l, kind: meeting.held, subject: m, occurred: [2018], plce: x}\n"
        "  - {key: m, kind: meeting.held, subject: '', concerns: [gender]}\n"
    )

    assert problems(text) == [
        (3, "k", "kind"),
        (3, "k", "occurred"),
        (4, "l", "occurred"),
        (4, "l", "plce"),
        (5, "m", "subject"),
        (5, "m", "concerns"),
    ]
