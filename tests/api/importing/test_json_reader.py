"""Sheets in JSON and in JSON Lines are read by a JSON parser."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from api.importing.json_reader import decode
from api.importing.parts import SheetTextError
from api.importing.problems import ProblemsError
from api.importing.sheets import read_batch_text, read_sheet
from domain.texts import Wording
from tests.support.refusals import refuses
from wording.messages import message_words

ROW = {"key": "k", "kind": "meeting.held", "subject": "m", "title": {"en": "A"}}
SHEET = {"name": "a", "source": {"document": "note"}, "entries": [ROW]}


def test_null_is_no_value() -> None:
    """Not the word "null"."""
    row = {**ROW, "title": {"en": "A", "fr": None}, "place": None}

    act = read_batch_text(json.dumps([row]), "-").rows[0].act

    assert act.title == {"en": Wording("A")}
    assert "place" not in act.data


@pytest.mark.parametrize(
    "more",
    [
        {"title": {"en": True}},
        {"title": {"en": 5}},
        {"occurred": 2020},
        {"subject": 5},
        {"concerns": [5]},
        {"para": 4},
        {"concerns": [None]},
    ],
)
def test_a_number_or_truth_value_is_no_text(more: dict[str, object]) -> None:
    """A field of text refuses it."""
    with pytest.raises(ProblemsError) as raised:
        read_batch_text(json.dumps([{**ROW, **more}]), "-")

    assert raised.value.problems[0].field == next(iter(more))


def test_signs_beyond_the_first_plane_are_read() -> None:
    """Python writes them as two halves; a single half is refused."""
    row = json.dumps([{**ROW, "title": {"zh": "\U00020bb7"}}])
    assert "\\ud842\\udfb7" in row

    assert read_batch_text(row, "-").rows[0].act.title["zh"].words == "\U00020bb7"
    with refuses(ProblemsError, match="half of a character"):
        read_batch_text(row.replace("\\udfb7", ""), "-")
    with refuses(ProblemsError, match="half of a character"):
        read_batch_text(row.replace('"k"', '"\\ud842"'), "-")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"a": 1, "a": 2}', "'a' stands twice"),
        ('{"a": NaN}', "this is not JSON: NaN"),
        ('{"a": 1} x', "this is not JSON: Extra data"),
        ("[1,", "this is not JSON"),
        ("[" * 100_000, "this is not JSON"),
    ],
)
def test_what_is_no_json_is_refused(text: str, told: str) -> None:
    """With what is wrong."""
    with pytest.raises(SheetTextError) as raised:
        decode(text)

    assert told in message_words(raised.value.reason)


def test_a_number_is_exact() -> None:
    """An amount has no rounding."""
    assert decode("[1.10]") == [Decimal("1.10")]


def test_a_sheet_in_json_names_the_line_of_a_row(tmp_path: Path) -> None:
    """Of each row, in a file that is written over many lines."""
    file = tmp_path / "a.json"
    sheet = {**SHEET, "entries": [ROW, {**ROW, "key": "l", "kind": "meeting.hold"}]}
    file.write_text(json.dumps(sheet, indent=1), encoding="utf-8-sig")

    with refuses(ProblemsError, match="a.json:15, row 'l', kind: "):
        read_sheet(file)


def test_json_lines_have_the_top_of_the_sheet_in_the_first_line(tmp_path: Path) -> None:
    """Every other line is a row."""
    file = tmp_path / "big.jsonl"
    top = {"name": "a", "source": {"document": "note"}}
    file.write_text(f"{json.dumps(top)}\n{json.dumps(ROW)}\n\n", encoding="utf-8")

    [row] = read_sheet(file).rows

    assert (row.act.key, row.line) == ("a/k", 2)
    assert [one.document for one in row.act.sources] == ["document:note"]


def test_json_lines_without_a_top_are_named_like_their_file(tmp_path: Path) -> None:
    """All lines with a problem are named at once."""
    file = tmp_path / "big.jsonl"
    file.write_text(f"{json.dumps(ROW)}\n", encoding="utf-8")
    assert read_sheet(file).rows[0].act.key == "big/k"

    file.write_text(f'{json.dumps(ROW)}\n{{"key"\n{{"key": "l"}}\n', encoding="utf-8")
    with pytest.raises(ProblemsError) as raised:
        read_sheet(file)

    assert [one.line for one in raised.value.problems] == [2, 3]
