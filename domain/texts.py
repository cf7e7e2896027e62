"""Texts: words in one or more languages, each official or ours."""

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")


class Wording(msgspec.Struct, frozen=True, omit_defaults=True, array_like=False):
    """The words in one language; official only where a source prints them."""

    words: str
    official: bool = False


Text = Mapping[str, Wording]
"""Language code -> wording."""


class ChosenWording(NamedTuple):
    """The wording chosen for a reader, and its language."""

    words: str
    language: str
    official: bool


def choose_wording(text: Text, language: str) -> ChosenWording | None:
    """Choose the wording for a reader: in their language, else English, else the first.

    The result names its language, so that a missing translation can be marked.
    Nothing is ever translated.
    """
    for code in (language, "en", *sorted(text)):
        if code in text:
            return ChosenWording(text[code].words, code, text[code].official)
    return None
