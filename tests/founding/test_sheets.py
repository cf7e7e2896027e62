"""The sheets are complete: six languages, and each paragraph of a mandate decided."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from api.cli.files.init_ledger import founding_sheets
from api.importing.rows import Row
from domain.texts import LANGUAGES, Wording

STATES = Path(__file__).with_name("mandate_states.yaml")
WAITS_FOR_ACTION = {"request", "invitation", "urging"}
WITHOUT_ACTION = {"decision", "welcome", "permission", "definition"}


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """Give all rows of all sheets."""
    return [row for sheet in founding_sheets() for row in sheet.rows]


@pytest.fixture(scope="module")
def decided() -> list[dict[str, object]]:
    """Give the table of paragraphs, as written by hand."""
    table: list[dict[str, object]] = yaml.safe_load(STATES.read_text("utf-8"))
    return table


def texts_of(row: Row) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Give each text that is printed: all but the remarks."""
    yield "title", row.act.title
    yield "narrative", row.act.narrative
    for field, value in row.act.data.items():
        if isinstance(value, dict) and value.keys() <= set(LANGUAGES):
            yield field, value


def test_what_is_printed_is_in_six_languages(rows: list[Row]) -> None:
    """A reader of any language finds every title, name and other printed text."""
    lacking = [
        (row.key, field, sorted(set(LANGUAGES) - text.keys()))
        for row in rows
        for field, text in texts_of(row)
        if text and text.keys() != set(LANGUAGES)
    ]

    assert lacking == []


def test_french_marks_keep_to_the_word_before_them(rows: list[Row]) -> None:
    """No line of French begins with a colon or a semicolon."""
    apart = [
        (row.key, field)
        for row in rows
        for field, text in texts_of(row)
        if re.search(" [:;?!»]", _words(text.get("fr", "")))
    ]

    assert apart == []


def test_no_title_has_a_code(rows: list[Row]) -> None:
    """A title is read alone: it says which session and which body, in words."""
    codes = ("COP-", "INC-", "OEWG-", "UNEA-", "ICCM")

    coded = [
        (row.key, title)
        for row in rows
        for title in (_words(one) for one in row.act.title.values())
        if any(code in title for code in codes)
    ]

    assert coded == []


def test_each_paragraph_of_a_mandate_is_decided(
    rows: list[Row], decided: list[dict[str, object]]
) -> None:
    """The table has the paragraphs that the sheets state, each once."""
    stated = sorted(
        (row.act.subject.reference, str(row.act.data.get("paragraph") or ""))
        for row in rows
        if row.act.kind == "mandate.paragraph-stated"
    )

    assert sorted(
        (str(one["reference"]), str(one["paragraph"])) for one in decided
    ) == (stated)


def test_only_what_waits_for_action_has_a_state_of_action(
    decided: list[dict[str, object]],
) -> None:
    """Permissions, definitions and decisions call for no action."""
    for one in decided:
        states = one["states"]
        assert isinstance(states, dict)
        assert one["type"] in WAITS_FOR_ACTION | WITHOUT_ACTION
        is_waiting = one["type"] in WAITS_FOR_ACTION
        assert is_waiting != (set(states.values()) == {"no action called for"})
        assert one["reason"]


def _words(value: object) -> str:
    return value.words if isinstance(value, Wording) else str(value)
