"""Rules of languages for words in patterns."""

import pytest

from reports.language.grammar import (
    after_de,
    agreement_of,
    can_be_object,
    is_infinitive,
    is_past,
    with_article,
    with_indefinite_article,
)
from wording.words import words


@pytest.mark.parametrize(
    ("language", "actors", "several", "expected"),
    [
        ("en", "the task force", 1, ""),
        ("fr", "le secrétariat", 1, ".one"),
        ("fr", "les deux secrétariats", 1, ""),
        ("es", "la Secretaría y la Subdivisión", 2, ""),
        ("ru", "Секретариат Минаматской конвенции", 1, ".m"),
        ("ru", "Совместная целевая группа", 1, ".f"),
        ("ru", "Правительство Японии", 1, ".n"),
        ("ru", "три структуры", 2, ""),
        ("ar", "أمانة اتفاقية ميناماتا", 1, ".f"),
        ("ar", "برنامج الأمم المتحدة للبيئة", 1, ""),
        ("ar", "كل من أمانة اتفاقية ميناماتا وفرع الصحة", 2, ""),
    ],
)
def test_verbs_agree(language: str, actors: str, several: int, expected: str) -> None:
    """The suffix names the pattern whose verb agrees with those who act."""
    assert agreement_of(language, actors, several) == expected


@pytest.mark.parametrize(
    ("language", "name", "expected"),
    [
        ("fr", "Équipe spéciale conjointe", "l’équipe spéciale conjointe"),
        ("fr", "Conférence des Parties", "la Conférence des Parties"),
        ("fr", "Quatrième réunion", "la quatrième réunion"),
        ("fr", "Cinquième atelier", ""),
        ("fr", "Making hidden dangers visible", ""),
        ("es", "Cuarto período de sesiones", "el cuarto período de sesiones"),
        ("es", "Taller", "el taller"),
    ],
)
def test_articles(language: str, name: str, expected: str) -> None:
    """A name gets the article of its first word, if the catalogue knows it."""
    assert with_article(name, words(language).split("format/articles")) == expected


@pytest.mark.parametrize(
    ("language", "name", "expected"),
    [
        ("ru", "Межсессионный процесс", True),
        ("ru", "Совместная целевая группа", False),
        ("ar", "المقرر MC-3/11", True),
        ("ar", "تقرير عن تنفيذ المقرر", False),
        ("zh", "联合工作队", True),
    ],
)
def test_objects(language: str, name: str, *, expected: bool) -> None:
    """A name that would have to be declined is no object of a verb."""
    assert can_be_object(language, name) is expected


@pytest.mark.parametrize(
    ("language", "said", "expected"),
    [
        ("en", "strengthen cooperation", True),
        ("en", "bring gender into all projects", True),
        ("en", "strengthening of cooperation", False),
        ("fr", "renforcement de la coopération", False),
        ("es", "fortalecer la cooperación", True),
        ("ru", "укрепление сотрудничества", False),
        ("ru", "укреплять сотрудничество", True),
    ],
)
def test_infinitives(language: str, said: str, *, expected: bool) -> None:
    """Words can stand after "in order to" only if they begin with a verb."""
    assert is_infinitive(language, said) is expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("agreed to review the areas", True),
        ("drew up a list", True),
        ("commitment confirmed", False),
    ],
)
def test_past_tense(said: str, *, expected: bool) -> None:
    """An outcome can follow those who met if it begins with a verb."""
    assert is_past("en", said) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Online briefing on documents", "an online briefing on documents"),
        ("Joint regional workshop", "a joint regional workshop"),
        ("Third coordination meeting", "the third coordination meeting"),
        ("Consultations on waste", "consultations on waste"),
    ],
)
def test_indefinite_articles(name: str, expected: str) -> None:
    """One of several meetings is "a" meeting, the third is "the" third."""
    assert with_indefinite_article(name) == expected


def test_de_before_a_vowel() -> None:
    """French has "d’" before a vowel."""
    assert after_de("fr", "appuyer le secrétariat") == "d’appuyer le secrétariat"
    assert after_de("fr", "créer un groupe") == "de créer un groupe"
    assert after_de("es", "crear un grupo") == "crear un grupo"
