"""Codes in words: each has one wording, in six languages."""

import pytest

from domain.choices import SCOPES
from domain.kinds import KINDS
from domain.references import FAMILIES
from domain.texts import LANGUAGES
from projections.queries.roles import ROLE_STATES
from wording.codes import code_text, code_words, has_codes
from wording.words import DEFAULT, words

PARAGRAPH_STATES = (
    *("proposed", "no action recorded", "planned", "action recorded"),
    *("discharged", "lapsed", "superseded", "no action called for"),
)
STATES = {(field, code) for kind in KINDS.values() for field, code in kind.sets.items()}
CHOICES = {
    (member.name, code)
    for kind in KINDS.values()
    for member in kind.members
    for code in member.field.choices
}
DERIVED = {
    *(("state", code) for code in (*ROLE_STATES, *PARAGRAPH_STATES)),
    *(("family", family) for family in FAMILIES),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words_in_each_language(language: str) -> None:
    """A state or choice that is added has words from the first day."""
    own = {address.partition("/")[2] for address in words(language).addresses()}

    lacking = [
        (field, code)
        for field, code in sorted(STATES | CHOICES | DERIVED)
        if f"{field}/{code.replace(' ', '-')}" not in own
    ]

    assert lacking == []


def test_a_code_has_one_wording() -> None:
    """No field and code stand in two groups of the catalogue."""
    keys = [
        address.partition("/")[2]
        for address in words(DEFAULT).addresses()
        if address.startswith(("choice/", "state/"))
    ]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("language", "field", "code", "said"),
    [
        ("en", "status", "under-way", "under way"),
        ("en", "function", "co-chair", "co-chair"),
        ("en", "state", "not stated", "not stated"),
        ("fr", "meeting_type", "high-level-event", "manifestation de haut niveau"),
        ("zh", "status", "under-way", "进行中"),
        ("zh", "status", "not-known-yet", "not known yet"),
    ],
)
def test_a_code_is_said_as_people_write_it(
    language: str, field: str, code: str, said: str
) -> None:
    """A code that a newer program wrote is shown without its hyphens."""
    assert code_words(language, field, code) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_fields_with_codes_have_them(language: str) -> None:
    """A symbol or the number of a paragraph is no code."""
    assert has_codes(language, "status")
    assert has_codes(language, "scope")
    assert not has_codes(language, "symbols")


def test_words_of_a_code_are_official_where_a_source_prints_them() -> None:
    """The annex prints the scopes in Chinese; the other wordings are ours."""
    text = code_text("scope", next(iter(SCOPES)))

    assert set(text) == set(LANGUAGES)
    assert [code for code, one in text.items() if one.official] == ["zh"]
    assert text["en"].words == "intersecretariat"
    assert code_text("scope", "not-known-yet") == {}
