"""The catalogue of our fixed words, which the command line and the pages share.

They are in English and Chinese; readers of another language get the English ones. What
the log holds is never translated: it has words of its own in each language.
"""

from collections.abc import Mapping

from api.wording.answer_words import ANSWER_WORDS
from api.wording.code_words import ANSWERS, CHOICES, HYPHENED, STATES
from api.wording.page_words import PAGE_WORDS

LANGUAGES: Mapping[str, str] = {"en": "English", "zh": "中文"}
"""Language code -> its own name."""

TONGUES: Mapping[str, str] = {
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "ru": "Русский",
    "zh": "中文",
    "ar": "العربية",
}
"""Code of a language that reports are written in -> its own name."""

WORDS: Mapping[str, Mapping[str, str]] = {
    language: {key: words[at] for key, words in {**ANSWER_WORDS, **PAGE_WORDS}.items()}
    for at, language in enumerate(LANGUAGES)
}
"""Language code -> key -> words."""

_CODES: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "en": {"state": {"unnamed": "identified, not named"}},
    "zh": {**STATES, **ANSWERS, **CHOICES},
}


def words_in(language: str) -> Mapping[str, str]:
    """Give our words in a language, or else in English."""
    return WORDS.get(language, WORDS["en"])


def code_in(language: str, field: str, code: str) -> str:
    """Say a code that a field holds; one without words is its own."""
    return _CODES.get(language, _CODES["en"]).get(field, {}).get(code, code)


def worded(language: str, field: str, code: str) -> str:
    """Say a code for people: where it has no words of its own, without its hyphens."""
    words = code_in(language, field, code)
    return HYPHENED.get(code, code.replace("-", " ")) if words == code else words


def has_codes(field: str) -> bool:
    """Tell whether a field holds codes of ours."""
    return any(field in fields for fields in _CODES.values())
