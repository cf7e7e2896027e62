"""The words of codes: what a field offers, and the states that kinds of entry set."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from domain.texts import LANGUAGES, Text, Wording
from wording.words import DEFAULT, words

_GROUPS = ("choice", "state")
_NONE: Mapping[str, str] = MappingProxyType({})


def code_words(language: str, field: str, code: str) -> str:
    """Return the words of a code that a field holds.

    A code that the catalogue lacks, such as one of a newer version of the program, is
    shown without its hyphens.
    """
    key = code.replace(" ", "-")
    for known in (language, DEFAULT):
        found = _addresses(known).get(field, _NONE).get(key)
        if found:
            return words(known).term(found)
    return code.replace("-", " ")


def has_codes(language: str, field: str) -> bool:
    """Return whether a field holds codes that a language has words for."""
    return field in _addresses(language)


def code_text(field: str, code: str) -> Text:
    """Return the words of a code in every language; none if the catalogue lacks it.

    Those that a source prints are official.
    """
    found = {
        language: _addresses(language).get(field, _NONE).get(code.replace(" ", "-"))
        for language in LANGUAGES
    }
    return {
        language: Wording(
            words(language).term(address),
            official=words(language).reliability(address).standing == "official",
        )
        for language, address in found.items()
        if address
    }


@cache
def _addresses(language: str) -> Mapping[str, Mapping[str, str]]:
    """Return the addresses of codes: field -> code -> address."""
    found: dict[str, dict[str, str]] = {}
    for address in words(language).addresses():
        group, _, key = address.partition("/")
        field, _, code = key.partition("/")
        if group in _GROUPS and code:
            found.setdefault(field, {})[code] = address
    return found
