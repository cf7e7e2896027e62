"""Words in one or more languages, each wording official or ours."""

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")


class Wording(msgspec.Struct, frozen=True, omit_defaults=True, array_like=False):
    """One language's words; official only where a source prints them."""

    words: str
    official: bool = False


Text = Mapping[str, Wording]
"""Language code -> wording."""


class ChosenWording(NamedTuple):
    """A wording chosen for a reader: its words, their language, their standing."""

    words: str
    language: str
    official: bool


def choose_wording(text: Text, language: str) -> ChosenWording | None:
    """Choose the wording for a reader: theirs, else English, else the first one.

    The language of what was chosen is returned, so that a missing translation is
    seen and marked; nothing is ever translated.
    """
    for code in (language, "en", *sorted(text)):
        if code in text:
            return ChosenWording(text[code].words, code, text[code].official)
    return None
