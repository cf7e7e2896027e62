"""Words of the report: terms, plurals, lists, money; what is missing is marked."""

from string import Formatter

import pytest

from domain.texts import LANGUAGES
from wording.catalogue import catalogue
from wording.words import (
    DEFAULT,
    Reliability,
    Words,
    full_address,
    missing_addresses,
    unreviewed_addresses,
    words,
)

WITHOUT_PLACES = ("kind", "when", "name", "running", "pattern")
"""Groups whose words have places of a language's own, or none."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_lacks_words(language: str) -> None:
    """Whatever English has words for, each of the six languages has."""
    assert missing_addresses(language) == ()


def test_what_a_language_lacks_is_said_in_english_and_marked() -> None:
    """English words stand in, with their language, so that a writer can mark them."""
    own = {one: e for one, e in catalogue("fr").items() if one != "term/annex"}
    french = Words("fr", own)

    shown = french.shown("annex")

    assert shown == ("Annex", "en")
    assert french.term("annex") == "Annex"
    assert french.shown("preview").language == ""


def test_words_that_nobody_has_are_a_mistake() -> None:
    """A key without English words is a slip of who asked."""
    with pytest.raises(KeyError, match="term/no-such-term"):
        words("zh").term("no-such-term")


def test_a_bare_key_is_a_term() -> None:
    """Other groups are named before a stroke."""
    assert full_address("annex") == "term/annex"
    assert full_address("heading/areas") == "heading/areas"


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_are_those_of_english(language: str) -> None:
    """A translation takes the values that the English words take, and no others."""
    english = catalogue(DEFAULT)

    wrong = [
        address
        for address, entry in catalogue(language).items()
        if address in english and not address.startswith(WITHOUT_PLACES)
        for form in entry.forms
        if not _places(form) <= _places(*english[address].forms)
    ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_of_heads_have_as_many_columns_in_each_language(language: str) -> None:
    """Heads of a table, divided by bars, are as many as in English."""
    columns = [one for one in catalogue(DEFAULT) if one.startswith("heads/")]

    own = {one: len(words(language).split(one)) for one in columns}

    assert own == {one: len(words(DEFAULT).split(one)) for one in columns}


@pytest.mark.parametrize("language", LANGUAGES)
def test_official_words_name_their_source(language: str) -> None:
    """Nothing is official without a source that prints it."""
    states = {one: words(language).reliability(one) for one in catalogue(language)}

    official = [one for one in states.values() if one.standing == "official"]

    assert all(one.by for one in official)
    assert set(unreviewed_addresses(language)) == {
        address for address, one in states.items() if one == Reliability("ours")
    }


def test_a_term_tells_how_far_it_can_be_relied_on() -> None:
    """The heading of the annex is printed there; ours is ours."""
    chinese = words("zh")

    assert chinese.reliability("heading/areas") == Reliability(
        "official", "MC-3/11 implementation report, annex, para. 6"
    )
    assert chinese.reliability("heading/gender").standing == "official"
    assert chinese.reliability("preview") == Reliability("ours")


@pytest.mark.parametrize(
    ("language", "n", "told"),
    [
        ("en", 1, "one entry"),
        ("en", 2, "two entries"),
        ("en", 1200, "1,200 entries"),
        ("zh", 2, "两个条目"),
        ("zh", 34, "34个条目"),
    ],
)
def test_counts_have_the_form_of_their_number(language: str, n: int, told: str) -> None:
    """One entry, two entries; small numbers are spelt out."""
    assert words(language).count("entries", n) == told


@pytest.mark.parametrize(
    ("language", "items", "told"),
    [
        ("en", ("A", "B"), "A and B"),
        ("en", ("A", "B", "C"), "A, B and C"),
        ("zh", ("甲", "乙", "丙"), "甲、乙和丙"),
    ],
)
def test_a_list_is_written_as_in_a_sentence(
    language: str, items: tuple[str, ...], told: str
) -> None:
    """Items stand as CLDR puts them in the language."""
    assert words(language).listed(items) == told


@pytest.mark.parametrize(
    ("language", "items", "told"),
    [
        ("en", ("A", "B and C"), "A and B and C"),
        ("en", ("A", "B and C", "D"), "A, B and C, and D"),
        ("zh", ("甲", "乙和丙"), "甲以及乙和丙"),
        ("zh", ("甲", "乙和丙", "丁"), "甲、乙和丙以及丁"),
    ],
)
def test_a_list_of_lists_shows_where_an_item_ends(
    language: str, items: tuple[str, ...], told: str
) -> None:
    """The last item is parted more strongly than items within an item."""
    assert words(language).listed_nested(items) == told


@pytest.mark.parametrize(
    ("language", "amount", "currency", "told"),
    [
        ("en", "1000380", "USD", "1,000,380 US dollars"),
        ("en", "1.5", "EUR", "1.50 euros"),
        ("en", "1000380", "", "1,000,380"),
        ("zh", "1000380", "USD", "1,000,380美元"),
    ],
)
def test_money_is_written_with_the_name_of_its_currency(
    language: str, amount: str, currency: str, told: str
) -> None:
    """An amount has the decimals that were given, if there are any."""
    assert words(language).money(amount, currency) == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_arabic_is_written_from_the_right(language: str) -> None:
    """Direction comes with the language."""
    assert words(language).direction == ("rtl" if language == "ar" else "ltr")


def _places(*forms: str) -> set[str]:
    parts = (part for form in forms for part in Formatter().parse(form))
    return {name for _, name, _, _ in parts if name}
