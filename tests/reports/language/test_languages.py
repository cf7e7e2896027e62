"""French, Spanish, Russian and Arabic words of the report: whole, and in order."""

import re
from string import Formatter

import pytest

from wording.catalogue import catalogue
from wording.words import DEFAULT, missing_addresses, words

TONGUES = ("fr", "es", "ru", "ar")
PLURALS = {
    "fr": {0: "0 entrée", 1: "1 entrée", 2: "2 entrées"},
    "es": {0: "0 entradas", 1: "1 entrada", 2: "2 entradas"},
    "ru": {1: "1 запись", 3: "3 записи", 5: "5 записей", 21: "21 запись"},
    "ar": {
        0: "لا قيود",
        1: "قيد واحد",
        2: "قيدان",
        3: "3 قيود",
        11: "11 قيداً",
        100: "100 قيد",
    },
}


@pytest.mark.parametrize(
    ("language", "n", "said"),
    [
        (language, n, said)
        for language, forms in PLURALS.items()
        for n, said in forms.items()
    ],
)
def test_count_takes_the_plural_of_its_tongue(language: str, n: int, said: str) -> None:
    """Russian has a plural for few and one for many; Arabic has six forms."""
    tongue = words(language)

    told = tongue.count("term/entries", n)

    assert told == said


@pytest.mark.parametrize("language", TONGUES)
def test_plural_has_all_forms_of_its_tongue(language: str) -> None:
    """No count falls into a form that nobody wrote."""
    own = catalogue(language)
    english = catalogue(DEFAULT)
    counted = [key for key, one in english.items() if len(one.forms) > 1 and key in own]
    wanted = {*words(language).locale.plural_form.tags, "other"}

    given = {key: len(catalogue(language)[key].forms) for key in counted}

    assert given == dict.fromkeys(counted, len(wanted))


@pytest.mark.parametrize("language", TONGUES)
def test_nothing_is_missing_in_a_tongue(language: str) -> None:
    """Whatever English has words for, the language has."""
    tongue = language

    lacking = missing_addresses(tongue)

    assert lacking == ()


@pytest.mark.parametrize("language", TONGUES)
def test_no_words_of_a_tongue_claim_a_source(language: str) -> None:
    """All words of the four languages are ours: no source at hand prints them."""
    tongue = words(language)

    standings = {tongue.reliability(key).standing for key in catalogue(language)}

    assert standings == {"ours"}


@pytest.mark.parametrize("language", TONGUES)
def test_words_of_a_tongue_have_the_places_of_the_english(language: str) -> None:
    """A value that the English words show is shown in each language."""
    said = {
        key: entry
        for key, entry in catalogue(language).items()
        if key in catalogue(DEFAULT) and not key.startswith(("when/", "pattern/"))
    }

    differing = [
        key
        for key, entry in said.items()
        if _places(entry.forms[-1]) != _places(catalogue(DEFAULT)[key].forms[-1])
    ]

    assert differing == []


def test_french_signs_stand_after_a_space_that_does_not_break() -> None:
    """A colon or a guillemet is never alone at the end or start of a line."""
    french = catalogue("fr")

    breaking = [
        key
        for key, entry in french.items()
        if any(re.search(r" [:;»]|« |[^\s]»", form) for form in entry.forms)
    ]

    assert breaking == []


def _places(written: str) -> set[str]:
    """Name the places of words: in braces, also within brackets of a pattern."""
    return {name for _, name, _, _ in Formatter().parse(written) if name}
