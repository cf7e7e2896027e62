"""The words of dates in six languages, with what they mean."""

# ruff: noqa: RUF001 -- people type dashes and Chinese numerals

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec
from babel import Locale

from domain.dates.cldr_supplement import DATE_LANGUAGES, words_for
from domain.dates.parts import AUTUMN, LAST, MIDDLE, SPRING, SUMMER, WINTER, Parts

Meaning = tuple[str | Parts, ...]
"""Words of a form and parts of units, in order; empty if the text adds nothing."""

_GROUPS = ("quarter", "half", "third-of-year", "ten-days")
_VAGUE = ("beginning", "early", "middle", "late", "end")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_NO_LETTER = r"(?![^\W\d_\u3400-\u9fff])"
_PRINTED = {
    "since": "since",
    "by": "by",
    "by_day": "by",
    "later": "or-later",
    "within": "within",
    "within_days": "within",
}

_MEANINGS: dict[str, tuple[Meaning, ...]] = {
    "filler": ((),),
    "during": ((), ("throughout",)),
    "before-or-by": (("before",), ("by",)),
    "after-or-from": (("after",), ("or-later",)),
    "by-or-in": ((), ("by",)),
    "trimester": ((Parts(group="quarter"),), (Parts(group="third-of-year"),)),
    "middle-one": ((Parts(number=MIDDLE, named=1),),),
    "last-one": ((Parts(number=LAST, named=1),),),
    "first-ten-days": ((Parts(number=1, group="ten-days"),),),
    "second-ten-days": ((Parts(number=2, group="ten-days"),),),
    "last-ten-days": ((Parts(number=3, group="ten-days"),),),
    "spring": ((Parts(season=SPRING),),),
    "summer": ((Parts(season=SUMMER),),),
    "autumn": ((Parts(season=AUTUMN),),),
    "winter": ((Parts(season=WINTER),),),
    **{name: ((Parts(group=name),),) for name in _GROUPS},
    **{name: ((Parts(part=name),),) for name in _VAGUE},
    **{name: ((Parts(month=n),),) for n, name in enumerate(_MONTHS, 1)},
    **{
        name: ((Parts(number=n, named=1),),)
        for n, name in enumerate(("first", "second", "third", "fourth"), 1)
    },
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
    r"(?<![期周拜])[〇○零一二三四五六七八九十廿卅]+(?=\s*[年月日号季至到和\-–—])"
    "|(?<=第)[一二三四]"
)
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
    """Write Chinese numerals of dates as digits: 二〇二一年七月五日 -> 2021年7月5日."""
    return _NUMERAL.sub(lambda match: _number(match[0]), text)


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
    for name, printed in _printed_words():
        words[name].append(printed)
    found = [
        Entry(
            _pattern(words[name], twice="/" if name in _MONTHS else ""),
            _MEANINGS.get(name, ((name,),)),
        )
        for name in words
    ]
    weekdays = (
        Entry(_pattern(names), ((Parts(weekday=n),),)) for n, names in _weekdays()
    )
    return (*found, *weekdays)


def _cell(cell: str) -> list[str]:
    """Split alternatives at the top level, outside of brackets."""
    return re.split(r"\|(?![^()]*\))", fold(cell))


def _pattern(words: list[str], *, twice: str = "") -> re.Pattern[str]:
    """Match any of the words, and two of them with ``twice`` between, if it is given.

    The United Nations writes each month by two names in Arabic.
    """
    by_length = sorted(dict.fromkeys(words), key=len, reverse=True)
    ended = "|".join(word for word in by_length if not _is_open(word))
    parts = [word for word in by_length if _is_open(word)]
    one = "|".join([f"(?:{ended}){_NO_LETTER}", *parts] if ended else parts)
    return re.compile(rf"(?:{one})(?:\s?{twice}\s?(?:{one}))?" if twice else one)


def _is_open(word: str) -> bool:
    """Tell whether a letter may follow a word: in Chinese, after d' and after و."""
    last = re.sub(r"[()?1-4]", "", word)[-1:]
    return word == "و" or last in "'&-" or "\u3400" <= last <= "\u9fff"


def _printed_words() -> Iterator[tuple[str, str]]:
    """Give what a template prints beside its date, and the names of months."""
    for language in DATE_LANGUAGES:
        words = words_for(language)
        for field, meaning in _PRINTED.items():
            for part in re.split(r"\{\}", getattr(words, field)):
                if plain := fold(part).strip(" ()"):
                    yield meaning, re.escape(plain)
        locale = Locale.parse(words.locale)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    if not name[0].isdigit() and not name.endswith("月"):
                        yield _MONTHS[number - 1], re.escape(fold(name).rstrip("."))


def _weekdays() -> Iterator[tuple[int, list[str]]]:
    locales = [Locale.parse(words_for(language).locale) for language in DATE_LANGUAGES]
    for day in range(7):
        names = [one.days["format"]["wide"][day] for one in locales]
        short = (Locale.parse(one).days["format"] for one in ("en", "ru", "zh"))
        names += [one["abbreviated"][day] for one in short]
        yield day + 1, [fold(name) for name in names]
