"""Words folded for searching, and terms added to days."""

from datetime import date

import pytest

from domain.content import Content
from domain.texts import Wording
from projections.projector.search_words import fold_text, search_terms, searchable_words
from projections.queries.terms import end_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Übereinkommen", "ubereinkommen"),
        ("données  sur\nle mercure", "Donnees sur le Mercure"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER C}OP", "cop"),
        ("汞 废物", "汞 废物"),
        ("Женева", "женева"),
        ("مُعَاهَدَة", "معاهدة"),
    ],
)
def test_what_two_people_write_differently_is_one(one: str, other: str) -> None:
    """Case, accents, width, vowel signs and spaces keep nobody from finding."""
    folded = fold_text(one), fold_text(other)

    assert folded[0] == folded[1]


def test_each_word_is_looked_for_once() -> None:
    """The order of words, and how often they stand, does not matter."""
    found = search_terms(" Mercury  wastes MERCURY ")

    assert found == ("mercury", "wastes")


def test_words_of_an_entry_are_those_of_all_languages() -> None:
    """Title, text and own texts are found; what is kept of a person is not."""
    content = Content(
        kind="actor.registered",
        subject="actor:ann",
        title={"en": Wording("Ann named")},
        data={
            "name": {"zh": {"words": "安"}, "en": {"words": "Ann"}},
            "personal_name": "a commitment",
        },
    )

    found = searchable_words(content)

    assert found.split("\n") == ["ann", "ann named", "安"]


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        ("2018-02-01", "P2Y", "2020-01-31"),
        ("2020-02-29", "P1Y", "2021-02-28"),
        ("2021-01-31", "P1M", "2021-02-28"),
        ("2021-12-15", "P1Y6M", "2023-06-14"),
        ("2021-01-01", "P2W3D", "2021-01-17"),
        ("9999-01-01", "P2Y", None),
        ("2021-01-01", "two years", None),
    ],
)
def test_term_ends_the_day_before_its_anniversary(
    start: str, period: str, end: str | None
) -> None:
    """A term of two years from 1 February lasts until 31 January."""
    found = end_of(date.fromisoformat(start), period)

    assert (found.isoformat() if found else None) == end
