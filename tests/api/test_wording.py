"""Our fixed words are whole in each language that they are written in."""

import re
from string import Formatter

import pytest

from api.web.routes import STATIC
from api.wording import WORDS, code_in, words_in
from api.wording.answer_words import ANSWER_WORDS
from api.wording.page_words import PAGE_WORDS
from domain.kinds import KINDS
from domain.scopes import SCOPE_WORDS
from projections.queries.roles import ROLE_STATES
from tests.support.command_line import CommandLine

pytest_plugins = ("tests.support.command_line_fixtures",)

STATES = {(field, code) for kind in KINDS.values() for field, code in kind.sets.items()}
CHOICES = {
    (member.name, code)
    for kind in KINDS.values()
    for member in kind.members
    for code in member.field.choices
    if code not in SCOPE_WORDS
}
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


def places(words: str) -> set[str]:
    """List what is filled in."""
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def test_every_word_is_in_both_languages() -> None:
    """Nobody meets a hole, or a sentence whose facts are left out."""
    pairs = {**ANSWER_WORDS, **PAGE_WORDS}

    uneven = [key for key, (en, zh) in pairs.items() if places(en) != places(zh)]

    assert not uneven
    assert len(pairs) == len(ANSWER_WORDS) + len(PAGE_WORDS)
    assert all(words for catalogue in WORDS.values() for words in catalogue.values())


@pytest.mark.parametrize(("field", "code"), sorted(STATES | CHOICES))
def test_every_code_of_a_kind_has_chinese_words(field: str, code: str) -> None:
    """A state or choice that is added shows in Chinese from the first day."""
    said = code_in("zh", field, code)

    assert said != code


def test_another_language_has_the_english_words() -> None:
    """Whoever reads French gets words, and codes as they are."""
    words = words_in("fr")

    assert words["area"] == "Area of cooperation"
    assert code_in("fr", "stage", "formed") == "formed"
    assert all(state in words for state in ROLE_STATES)


def test_every_word_of_the_pages_is_used() -> None:
    """The catalogue keeps nothing that no page says."""
    folder = STATIC.parent
    files = [*(folder / "templates").iterdir(), *STATIC.glob("*.js")]
    pages = "".join(one.read_text(encoding="utf-8") for one in files)

    unused = [key for key in PAGE_WORDS if not re.search(rf"\b{key}\b", pages)]

    assert not unused


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
    ("language", "words"), [("en", ["added"]), ("zh", ["新增", "移除", "修改"])]
)
def test_what_changed_is_said_in_words(
    trilogue: CommandLine, language: str, words: list[str]
) -> None:
    """Added, removed and modified are said in the reader's language."""
    asked = ("diff", "joint-task-force", "--as-of=2017-06-30")

    told = trilogue(*asked, "--and-as-of=2018-07-31", "--lang", language)

    assert all(one in told.out for one in words)
