"""Sentences and words of a text in any language, to count and to cut them."""

import re

_END = re.compile(r"(?<=[.!?؟])[ \u00a0\u202f]+|(?<=[。！？])")
_HAN = re.compile("[\u2e80-\u9fff]")
CHARACTERS_OF_A_WORD = 1.7
"""Chinese has no spaces: so many of its characters count as a word."""


def sentences_of(words: str) -> list[str]:
    """Part a text into its sentences."""
    return [one.strip() for one in _END.split(words) if one.strip()] or [words]


def count_words(words: str) -> int:
    """Count words; of Chinese, 1.7 characters count as one."""
    han = len(_HAN.findall(words))
    others = len(_HAN.sub(" ", words).split())
    return round(han / CHARACTERS_OF_A_WORD) + (others if _has_letters(words) else 0)


def _has_letters(words: str) -> bool:
    return any(one.isalnum() for one in _HAN.sub("", words))
