"""The words of refusals, doubts and findings, and the facts in them."""

import re
from pathlib import Path

import pytest

from domain.dates.edtf import Edtf
from domain.errors import DomainError, Message
from domain.references import Ref
from wording.messages import message_words, named_subjects
from wording.words import DEFAULT, OF_RECORDING, words

SOURCES = [
    one.read_text()
    for folder in ("api", "domain", "projections", "reports", "store")
    for one in Path(folder).rglob("*.py")
]
KEYS = sorted(one for one in words(DEFAULT).addresses() if one.startswith(OF_RECORDING))
GROUP = Ref("body", "waste-group")


def test_every_key_of_the_code_has_words() -> None:
    """A refusal without words would reach nobody."""
    groups = "|".join(one.removesuffix("/") for one in OF_RECORDING)
    literal = re.compile(rf'"((?:{groups})/[a-z0-9.-]+)"')
    used = {key for text in SOURCES for key in literal.findall(text)}

    assert used
    assert used <= set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_all_words_are_used(key: str) -> None:
    """The last part of each key stands in the code."""
    code = re.compile(rf"[\"/.]{re.escape(re.split('[/.]', key)[-1])}[\".]")

    assert any(code.search(text) for text in SOURCES)


def test_a_subject_is_named_by_its_title_and_its_reference() -> None:
    """Where it has none, by its reference alone."""
    found = Message("doubt/unknown-reference", {"reference": GROUP})

    assert message_words(found).startswith("no entry of the log is about body:waste")
    assert message_words(found, lambda _: "Waste group") == (
        "no entry of the log is about Waste group (body:waste-group) yet"
    )


def test_facts_are_written_by_their_type() -> None:
    """Lists, dates and messages within messages."""
    day = Edtf.parse("2021-07-05")
    choice = Message("date/choice.weekday", {"text": day.text, "date": day})
    reason = Message("date/empty")
    facts = {"text": "x", "reason": reason, "choices": (choice, choice)}

    said = message_words(Message("date/refused.choices", facts))

    offered = "2021-07-05 for 5 July 2021, a Monday"
    assert said.endswith(f"; write {offered} or {offered}")


def test_a_language_without_the_message_shows_it_in_english() -> None:
    """As a whole, with its dates."""
    day = Edtf.parse("2021-07-05")
    choice = Message("date/choice", {"text": day.text, "date": day})

    assert message_words(choice, language="fr") == message_words(choice)


def test_an_error_with_its_own_text_keeps_it() -> None:
    """Rules outside of recording say it themselves."""
    assert message_words(DomainError("there is no such page")) == (
        "there is no such page"
    )


def test_the_subjects_of_a_message_are_found_at_any_depth() -> None:
    """Their names are read before it is put into words."""
    inner = Message("refusal/other-family")
    facts = {"similar": (GROUP, Ref("body", "other")), "reason": inner, "n": 1}
    nested = Message("refusal/several", {"messages": (Message("a/b", facts),)})

    assert list(named_subjects(nested)) == [GROUP, Ref("body", "other")]
