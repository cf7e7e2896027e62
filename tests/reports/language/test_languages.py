"""French, Spanish, Russian and Arabic words of the report: whole, and in order."""

import re
from collections.abc import Iterator
from string import Formatter

import pytest

from domain.fields import Type
from domain.kinds import KINDS
from reports.language.rich_text import text
from reports.language.sentences import COMMON, Part, Values, named, patterns, render
from reports.model import Runs, plain
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
NAMES = {"name", "short_name"}
"""Words that a clause tells as its subject, by the name that stands."""
FLAWS = re.compile(
    r"[,،]\s*[,.:،؛]|\(\s*\)|«\s*»|\s{2,}|[ ][,.،؛)]|\(\s|[{}\[\]]"
    r"|^\s|[\s:,،]$|\w\(|\)\w"
)


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
        if key in catalogue(DEFAULT)
        and not key.startswith(("kind/", "when/", "pattern/"))
    }

    differing = [
        key
        for key, entry in said.items()
        if _places(entry.forms[-1]) != _places(catalogue(DEFAULT)[key].forms[-1])
    ]

    assert differing == []


@pytest.mark.parametrize("language", TONGUES)
def test_each_kind_is_told_in_a_tongue(language: str) -> None:
    """Every kind of entry has a clause of its own."""
    told = patterns(language)

    lacking = sorted(set(KINDS) - set(told))

    assert lacking == []


@pytest.mark.parametrize("language", TONGUES)
def test_clause_tells_all_words_of_its_entry(language: str) -> None:
    """What an entry says in words is in its clause."""
    told = {kind: named(part) for kind, part in patterns(language).items()}

    untold = [
        f"{kind}: {member.name}"
        for kind, definition in KINDS.items()
        for member in definition.members
        if member.field.type is Type.TEXT and member.name not in told[kind] | NAMES
    ]

    assert untold == []


@pytest.mark.parametrize("language", TONGUES)
def test_clause_has_its_signs_in_order_whatever_is_filled(language: str) -> None:
    """Words that are left out take their commas, brackets and spaces with them."""
    told = patterns(language)

    clauses = [
        (kind, plain(_filled(part, filled)))
        for kind, part in told.items()
        for filled in _fillings(kind, part)
    ]

    assert [one for one in clauses if FLAWS.search(one[1])] == []


def test_standing_names_are_the_same_in_all_tongues() -> None:
    """A name or a place that stands in one language stands in all four."""
    named_in = {
        language: {
            key for key in catalogue(language) if key.startswith(("name/", "said/"))
        }
        for language in TONGUES
    }

    everywhere = set.intersection(*named_in.values())

    assert all(names == everywhere for names in named_in.values())


@pytest.mark.parametrize("language", TONGUES)
def test_running_name_ends_with_the_name(language: str) -> None:
    """What a name gets in a sentence is its article and a small letter."""
    own = catalogue(language)
    running = {key: one for key, one in own.items() if key.startswith("running/")}

    differing = [
        key
        for key, one in running.items()
        if not one.forms[0]
        .casefold()
        .endswith(own[key.replace("running/", "name/")].forms[0].casefold())
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


def _fillings(kind: str, part: Part) -> Iterator[set[str]]:
    """Give fields to fill: those required, with each other one, and with all."""
    required = {one.name for one in KINDS[kind].members if one.required}
    others = sorted(named(part) - required - set(COMMON))
    yield required
    yield from ({*required, one} for one in others)
    yield {*required, *others}


def _filled(part: Part, fields: set[str]) -> Runs:
    def told(field: str, _: str) -> Runs:
        return text("x") if field in fields or field in COMMON else ()

    return render(part, Values(dict.fromkeys(fields, "x"), told))


def _places(written: str) -> set[str]:
    """Name the places of words: in braces, also within brackets of a pattern."""
    return {name for _, name, _, _ in Formatter().parse(written) if name}
