"""Patterns leave out words whose slots are empty, and all if a slot must be filled."""

import re
from collections.abc import Iterator
from string import Formatter

import pytest

from domain.texts import LANGUAGES
from reports.language.patterns import fill
from reports.language.rich_text import text
from reports.model import plain
from wording.catalogue import catalogue

SLOT = re.compile(r"\{([a-z_]+)\}")
BRACKETS = re.compile(r"\[[^\]]*\]")
FLAWS = re.compile(
    r"[,،]\s*[,.:،؛]|\(\s*\)|«\s*»|\s{2,}|[ ][,.،؛)]|\(\s|[{}\[\]]|[\s:,،]$|\w\(|\)\w"
)
SLOTS = frozenset(
    [
        "action",
        "activity",
        "actors",
        "addressee",
        "agreement",
        "article",
        "body",
        "by",
        "cause",
        "condition",
        "contribution",
        "date",
        "decision",
        "document",
        "due",
        "function",
        "group",
        "items",
        "meeting",
        "name",
        "names",
        "number",
        "number_by",
        "objective",
        "outcome",
        "place",
        "services",
        "shown",
        "sort",
        "steps",
        "symbol",
        "symbols",
        "terms_when",
        "title",
        "until",
        "when",
        "whom",
    ]
)
"""What the functions that tell matters fill patterns with."""


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({"actors": "The heads", "when": "in May"}, "The heads met in May."),
        ({"actors": "The heads"}, "The heads met."),
        ({"when": "in May"}, ""),
    ],
)
def test_empty_slots(slots: dict[str, str], expected: str) -> None:
    """Words in brackets depend on their slot; the sentence depends on the others."""
    given = {name: text(words) for name, words in slots.items()}

    assert plain(fill("{actors} met[ {when}].", given)) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slot_of_the_catalogue_can_be_filled(language: str) -> None:
    """A misspelt slot would be empty for ever, and its sentence never told."""
    wrong = [
        (address, name)
        for address, message in catalogue(language).items()
        if address.startswith("pattern/")
        for form in message.forms
        for _, name, _, _ in Formatter().parse(form)
        if name and name not in SLOTS
    ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_signs_are_in_order_whatever_is_filled(language: str) -> None:
    """Words that are left out take their commas, brackets and spaces with them."""
    told = [
        plain(fill(form, {name: text("x") for name in filled}))
        for address, message in catalogue(language).items()
        if address.startswith("pattern/")
        for form in message.forms
        for filled in _fillings(form)
    ]

    assert [one for one in told if FLAWS.search(one)] == []


def _fillings(form: str) -> Iterator[set[str]]:
    """Give slots to fill: those outside brackets, with each other one, and all."""
    required = set(SLOT.findall(BRACKETS.sub("", form)))
    others = set(SLOT.findall(form)) - required
    yield required
    yield from ({*required, one} for one in others)
    yield {*required, *others}
