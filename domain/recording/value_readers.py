"""The readers of values, one for each type of field: they check and convert."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from domain.dates.edtf import Edtf
from domain.dates.reading import read_date
from domain.fields import Field, Type
from domain.references import Ref
from domain.texts import LANGUAGES, Wording

_LONGEST_WORD = 500
_LONGEST_TEXT = 20_000
_LONGEST_SHOWN = 60
_MOST_ITEMS = 1_000
_LARGEST_NUMBER = 2**53 - 1
_AMOUNT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,16}", re.ASCII)
_PERIOD = re.compile(r"P(?=\d)(\d{1,3}Y)?(\d{1,3}M)?(\d{1,3}W)?(\d{1,4}D)?", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_OFFICIAL = Field(Type.FLAG, "Whether a source prints the words.")
_FLAGS: Mapping[str, bool] = {"true": True, "false": False}


class UnfitError(Exception):
    """A value does not fit. The message says what would be right."""


def _word(_: Field, value: object) -> str:
    if not isinstance(value, str):
        message = f"write a short string, not {_shown(value)}"
        raise UnfitError(message)
    word = value.strip()
    if not 1 <= len(word) <= _LONGEST_WORD:
        message = f"write 1 to {_LONGEST_WORD} characters, not {len(word)}"
        raise UnfitError(message)
    if _CONTROL.search(word):
        message = f"write one line without control characters, not {_shown(word)}"
        raise UnfitError(message)
    return word


def read_wordings(value: object) -> dict[str, Any]:
    """Check words by language. A plain string is our wording, not an official one."""
    if not isinstance(value, Mapping) or not value:
        message = f"write language: words, such as en: Gender, not {_shown(value)}"
        raise UnfitError(message)
    read: dict[str, Any] = {}
    for language, wording in value.items():
        if language not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            message = f"{language!r} is not one of the languages {known}"
            raise UnfitError(message)
        read[language] = _wording(language, wording)
    return read


def _wording(language: str, value: object) -> dict[str, Any]:
    words, official = _words_and_official(language, value)
    words = words.replace("\r\n", "\n").strip()
    if not 1 <= len(words) <= _LONGEST_TEXT or _UNPRINTABLE.search(words):
        message = f"{language}: write 1 to {_LONGEST_TEXT} characters of plain text"
        raise UnfitError(message)
    return {"words": words} | ({"official": True} if official else {})


def _words_and_official(language: str, value: object) -> tuple[str, bool]:
    match value:
        case str(words):
            return words, False
        case Wording(words, official):
            return words, official
        case {"official": str(words), **rest} if not rest:
            return words, True
        case {"ours": str(words), **rest} | {"words": str(words), **rest} if not rest:
            return words, False
        case {"words": str(words), "official": flag, **rest} if not rest:
            return words, _flag(_OFFICIAL, flag)
    message = (
        f"{language}: write the words, or official: and the words where a source "
        f"prints them, not {_shown(value)}"
    )
    raise UnfitError(message)


def _text(_: Field, value: object) -> dict[str, Any]:
    return read_wordings(value)


def _ref(field: Field, value: object) -> str:
    only = field.families[0] if len(field.families) == 1 else None
    ref = value if isinstance(value, Ref) else Ref.parse(_word(field, value), only)
    if field.families and ref.family not in field.families:
        allowed = " or ".join(field.families)
        message = f"name a subject of the family {allowed}, not {str(ref)!r}"
        raise UnfitError(message)
    return str(ref)


def _date(field: Field, value: object) -> str:
    return (
        value.text if isinstance(value, Edtf) else read_date(_word(field, value)).text
    )


def _period(_: Field, value: object) -> str:
    if not isinstance(value, str) or not _PERIOD.fullmatch(value):
        message = (
            f"write an ISO 8601 duration such as P2Y (two years) or P6M (six months), "
            f"not {_shown(value)}"
        )
        raise UnfitError(message)
    return value


def _number(_: Field, value: object) -> int:
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        message = f"write a whole number such as 25, not {_shown(value)}"
        raise UnfitError(message)
    if not 0 <= value <= _LARGEST_NUMBER:
        message = f"write a number of at least 0 and at most {_LARGEST_NUMBER}"
        raise UnfitError(message)
    return value


def _flag(_: Field, value: object) -> bool:
    known = _FLAGS.get(value) if isinstance(value, str) else value
    if not isinstance(known, bool):
        message = f"write true or false, not {_shown(value)}"
        raise UnfitError(message)
    return known


def _amount(_: Field, value: object) -> str:
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    text = str(value) if is_number else value
    if not isinstance(text, str) or not _AMOUNT.fullmatch(text):
        message = (
            f'write a decimal number as text, such as "1000380.50", not {_shown(value)}'
        )
        raise UnfitError(message)
    return text


def _currency(_: Field, value: object) -> str:
    # Amounts are summed by currency, so each currency has one spelling.
    if isinstance(value, str) and _CURRENCY.fullmatch(value):
        return value
    meant = value.strip().upper() if isinstance(value, str) else ""
    guess = f"; did you mean {meant}?" if _CURRENCY.fullmatch(meant) else ""
    message = (
        "write the three capital letters of ISO 4217, such as USD, "
        f"not {_shown(value)}{guess}"
    )
    raise UnfitError(message)


def _choice(field: Field, value: object) -> str:
    if isinstance(value, str) and value in field.choices:
        return value
    near = (
        get_close_matches(value, field.choices, n=1) if isinstance(value, str) else ()
    )
    guess = f"did you mean {near[0]}? " if near else ""
    listed = ", ".join(field.choices)
    message = f"{_shown(value)} is not among the choices; {guess}choose from: {listed}"
    raise UnfitError(message)


def _list_of(
    read: Callable[[Field, object], str],
) -> Callable[[Field, object], list[str]]:
    def read_list(field: Field, value: object) -> list[str]:
        if not isinstance(value, list | tuple) or isinstance(value, Ref):
            message = f"write a list, such as [{_shown(value)}]"
            raise UnfitError(message)
        if len(value) > _MOST_ITEMS:
            message = f"give at most {_MOST_ITEMS}, not {len(value)}"
            raise UnfitError(message)
        return list(dict.fromkeys(read(field, one) for one in value))

    return read_list


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[: _LONGEST_SHOWN - 1]}…"


READERS: Mapping[Type, Callable[[Field, object], Any]] = {
    Type.WORD: _word,
    Type.WORDS: _list_of(_word),
    Type.TEXT: _text,
    Type.REF: _ref,
    Type.REFS: _list_of(_ref),
    Type.DATE: _date,
    Type.PERIOD: _period,
    Type.NUMBER: _number,
    Type.FLAG: _flag,
    Type.AMOUNT: _amount,
    Type.CURRENCY: _currency,
    Type.CHOICE: _choice,
    Type.PERSONAL: _word,
}
"""Type of field -> the function that checks a value and makes it plain."""
