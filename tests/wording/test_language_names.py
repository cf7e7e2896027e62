"""Names of languages: each by its own name, and each in every language."""

import pytest

from domain.texts import LANGUAGES
from wording.languages import LANGUAGE_NAMES
from wording.words import words


def test_each_language_has_its_own_name() -> None:
    """A reader finds their language in a list whatever the page is in."""
    assert set(LANGUAGE_NAMES) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_named_in_each(language: str) -> None:
    """The languages of a document are named in the reader's language."""
    names = {code: words(language).language_name(code) for code in LANGUAGES}

    assert len(set(names.values())) == len(LANGUAGES)
    assert not set(names.values()) & set(LANGUAGES)
    assert words(language).language_name("la") == "la"
