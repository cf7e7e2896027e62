"""The few words about dates that CLDR lacks, in the languages of the United Nations.

Days, months, quarters and years are CLDR's; halves, thirds and the forms of dates are
ours. They stand in ``printing_words.toml``, which says what each of them is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import msgspec

from domain.errors import DomainError

DATE_LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
"""Codes of the languages in which dates are printed and read."""


class LanguageError(DomainError):
    """Dates are not printed in this language."""

    def __init__(self, *, language: str) -> None:
        super().__init__(
            f'there are no words for dates in "{language}"; the languages are '
            + ", ".join(DATE_LANGUAGES)
        )
        self.language = language


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """The words of one language that CLDR lacks; articles and patterns by precision."""

    locale: str
    halves: tuple[str, str]
    thirds: tuple[str, str, str]
    joined: str
    between: str
    within: str
    within_days: str
    since: str
    by: str
    by_day: str
    later: str
    first_day: str = "d"
    months: tuple[str, ...] = ()
    instant: str = ""
    articles: Mapping[str, str] = field(default_factory=dict)
    patterns: Mapping[str, str] = field(default_factory=dict)


def words_for(language: str) -> DateWords:
    """Return the words of a language.

    Raises:
        LanguageError: it is not one of the six.
    """
    if language not in DATE_LANGUAGES:
        raise LanguageError(language=language)
    return _words()[language]


@cache
def _words() -> Mapping[str, DateWords]:
    written = files("domain.dates").joinpath("printing_words.toml").read_bytes()
    return msgspec.toml.decode(written, type=dict[str, DateWords])
