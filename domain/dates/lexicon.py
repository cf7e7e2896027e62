"""The words of dates in six languages, with what they mean."""

# ruff: noqa: RUF001 -- people type dashes and Chinese numerals

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any, NamedTuple

import msgspec
from babel import Locale

from domain.dates.cldr_supplement import DATE_LANGUAGES, words_for
from domain.dates.parts import Parts

Meaning = tuple[str | Parts, ...]
"""Words of a form and parts of units, in order; empty if the text adds nothing."""

_NO_LETTER = r"(?![^\W\d_\u3400-\u9fff])"
_PRINTED = {
    "since": "since",
    "by": "by",
    "by_day": "by",
    "later": "or-later",
    "within": "within",
    "within_days": "within",
}


class Entry(NamedTuple):
    """Words of one meaning: a pattern, and the meanings that it can have."""

    pattern: re.Pattern[str]
    meanings: tuple[Meaning, ...]


def fold(text: str) -> str:
    """Fold case, accents, forms of digits and letters, and drop invisible marks."""
    wide = unicodedata.normalize("NFKD", text).casefold()
    return "".join(_plain(one) for one in wide)


def _plain(char: str) -> str:
    match unicodedata.category(char):
        case "Mn" | "Cf" | "Lm":
            return ""
        case "Pd":
            return "-" if char in _HYPHENS else "–"
        case "Zs" | "Cc":
            return " "
        case "Nd":
            return str(unicodedata.digit(char))
        case "Pi" | "Pf":
            return "'"
        case _:
            return _SIGNS.get(char, char)


_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789", "") | {
    ord("廿"): "2",
    ord("卅"): "3",
}
_NUMERAL = re.compile(
    r"(?<![期周拜])[〇○零一二三四五六七八九十廿卅]+(?=\s*[年月日号季至到和、\-–—])"
    "|(?<=第)[一二三四]"
)
_LISTED = re.compile(r"(?<=\d)(?<!\d{4})\s*[、，,]\s*(?=第?\d+\s*[月日号季])")
_HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}"
_SIGNS = {
    "\N{MINUS SIGN}": "-",
    '"': "'",
    "、": ",",
    "。": ".",
    "؛": ";",
    "،": ",",
} | dict.fromkeys("「」『』", "'")


def chinese_numbers(text: str) -> str:
    """Write Chinese numerals as digits, and lists of them with "and".

    二〇二一年七月五日 -> 2021年7月5日; 9、10月 -> 9和10月.
    """
    return _LISTED.sub("和", _NUMERAL.sub(lambda match: _number(match[0]), text))


def _number(numeral: str) -> str:
    digits = numeral.translate(_DIGITS)
    tens, ten, ones = digits.partition("十")
    return f"{tens or 1}{ones or 0}" if ten else digits


@cache
def entries() -> tuple[Entry, ...]:
    """Load all words, each meaning once."""
    file = files("domain.dates").joinpath("reading_words.toml")
    written = msgspec.toml.decode(file.read_bytes())
    words: dict[str, list[str]] = {
        meaning: [one for cell in by_language.values() for one in _cell(cell)]
        for meaning, by_language in written.items()
    }
    for name, known in _known_words():
        words.setdefault(name, []).append(known)
    return tuple(Entry(_pattern(name, words[name]), _meanings(name)) for name in words)


def _meanings(name: str) -> tuple[Meaning, ...]:
    """Read the name of a meaning: "before", "number=1 named=1", "nothing|by"."""
    if name == "unread":
        return ()
    return tuple(_meaning(one.split()) for one in name.split("|"))


def _meaning(words: Sequence[str]) -> Meaning:
    if words == ["nothing"]:
        return ()
    if "=" not in words[0]:
        return tuple(words)
    values: dict[str, Any] = dict(word.split("=") for word in words)
    known = {name: type(getattr(Parts(), name))(one) for name, one in values.items()}
    return (Parts(**known),)


def _cell(cell: str) -> list[str]:
    """Split alternatives at the top level, outside of brackets."""
    return re.split(r"\|(?![^()]*\))", fold(cell))


def _pattern(name: str, words: Sequence[str]) -> re.Pattern[str]:
    """Match any of the words; of a month, also two of its names.

    The United Nations writes each month by two names in Arabic, with a slash.
    """
    by_length = sorted(dict.fromkeys(words), key=len, reverse=True)
    ended = "|".join(word for word in by_length if not _is_open(word))
    others = [word for word in by_length if _is_open(word)]
    one = "|".join([f"(?:{ended}){_NO_LETTER}", *others] if ended else others)
    is_month = name.startswith("month=")
    return re.compile(rf"(?:{one})(?:\s?/\s?(?:{one}))?" if is_month else one)


def _is_open(word: str) -> bool:
    """Tell whether a letter may follow a word: in Chinese, after d' and after و."""
    last = re.sub(r"[()?1-4]", "", word)[-1:]
    return word == "و" or last in "'&-" or "\u3400" <= last <= "\u9fff"


def _known_words() -> Iterator[tuple[str, str]]:
    """Give the words beside a printed date, and CLDR's names of months and weekdays."""
    for language in DATE_LANGUAGES:
        words = words_for(language)
        for field, meaning in _PRINTED.items():
            for part in getattr(words, field).split("{}"):
                if plain := fold(part).strip(" ()"):
                    yield meaning, re.escape(plain)
        locale = Locale.parse(words.locale)
        for context, width in product(
            ("format", "stand-alone"), ("wide", "abbreviated")
        ):
            for month, name in locale.months[context][width].items():
                if not name.endswith("月"):  # its number is read
                    yield f"month={month}", re.escape(fold(name).rstrip("."))
        # Short names of weekdays are also those of months in other languages.
        widths = (
            ("wide", "abbreviated") if language in {"en", "ru", "zh"} else ("wide",)
        )
        for width in widths:
            for day, name in locale.days["format"][width].items():
                yield f"weekday={day + 1}", fold(name)
