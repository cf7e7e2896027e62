"""Tables of the command line are in the reader's language."""

import re

import pytest

from domain.texts import LANGUAGES
from tests.support.command_line import CommandLine
from wording.words import words

pytest_plugins = ("tests.support.command_line_fixtures",)

ASKED = [
    "matrix --as-of=2021-03-31",
    "matrix --by=group",
    "timeline joint-task-force --as-of=2018-08-15 --certainty=possible",
    "show joint-task-force",
    "show joint-task-force --history",
    "explain joint-task-force stage",
    "diff --as-of=2019-12-31 --and-as-of=2021-03-31",
    "find MC-3/11",
    "findings",
]


@pytest.mark.parametrize("typed", ASKED)
def test_a_chinese_table_has_chinese_headings_and_foot(
    trilogue: CommandLine, typed: str
) -> None:
    """What is ours around the answer is in the reader's language, all of it."""
    told = trilogue(*typed.split(), "--lang=zh")

    lines = told.out.splitlines()
    ours = [line for line in lines if line[:1] in {"~", "°"}]
    heading = lines[0] if len(lines) > 1 else ""
    moment = lines[-1].removeprefix("之后：")
    assert not re.search("[A-Za-z]", heading)
    assert not any(re.search("[A-Za-z]", line) for line in ours)
    assert re.fullmatch(r"截至\S+日，依据前 \d+ 条记录，\S+ [\d:]+（CET）", moment)


def test_chinese_cells_say_states_in_chinese_and_codes_stay(
    trilogue: CommandLine,
) -> None:
    """A reader sees words; a program sees the codes that it knows."""
    asked = ("matrix", "--as-of=2021-03-31", "--lang=zh")

    told = trilogue(*asked)
    (first, *_) = trilogue.rows(*asked)

    assert "水俣公约秘书处：已确定，未具名" in told.out
    assert "工作组°（拟议）" in told.out
    assert first["leads"][0]["state"] == "unnamed"
    assert first["groups"][0]["stage"] == "proposed"


def test_a_chinese_list_has_a_chinese_comma(trilogue: CommandLine) -> None:
    """A list in a cell reads as a list does in the reader's language."""
    told = trilogue("show", "joint-task-force", "--lang=zh")

    (led_by,) = (one for one in told.out.splitlines() if one.startswith("led_by"))
    assert "水俣公约执行秘书、" in led_by
    assert ", " not in led_by


@pytest.mark.parametrize(
    ("language", "changes"), [("en", ["added"]), ("zh", ["新增", "移除", "修改"])]
)
def test_what_changed_is_said_in_words(
    trilogue: CommandLine, language: str, changes: list[str]
) -> None:
    """Added, removed and modified are said in the reader's language."""
    asked = ("diff", "joint-task-force", "--as-of=2017-06-30")

    told = trilogue(*asked, "--and-as-of=2018-07-31", "--lang", language)

    assert all(one in told.out for one in changes)


@pytest.mark.parametrize(
    "language",
    ["ar", *(pytest.param(o, marks=pytest.mark.slow) for o in LANGUAGES if o != "ar")],
)
@pytest.mark.parametrize("typed", ASKED)
def test_no_table_falls_back_on_english(
    trilogue: CommandLine, typed: str, language: str
) -> None:
    """Headings and the line on the moment are in each of the six languages."""
    told = trilogue(*typed.split(), "--lang", language).out

    headings = re.split(r"\s{2,}", told.splitlines()[0].strip())
    others = {words("en").term(one) for one in words("en").addresses()}
    assert words(language).term("answer/answered").partition("{")[0].strip() in told
    assert language == "en" or not _written_alike(language, headings) & others


def _written_alike(language: str, headings: list[str]) -> set[str]:
    """Give the headings that no message of the language accounts for."""
    own = {words(language).term(one) for one in words(language).addresses()}
    return set(headings) - own
