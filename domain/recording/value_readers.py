"""The readers of values, one for each type of field: they check and convert."""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from functools import partial
from typing import Any

from domain.dates.edtf import Edtf
from domain.dates.reading import read_date
from domain.errors import Message
from domain.fields import Field, Type
from domain.invisible import fold_text, is_blank, without_invisible
from domain.recording.reference_reader import plain_word, read_known_reference
from domain.references import BadReferenceError, Ref, fold_words
from domain.texts import LANGUAGES, Wording

_LONGEST_WORD = 500
_LONGEST_TEXT = 20_000
_LONGEST_SHOWN = 60
_MOST_ITEMS = 1_000
_MOST_REASONS = 20
"""Items of a list whose faults are told: who sent thousands corrects them all."""
_LARGEST_NUMBER = 2**53 - 1
_AMOUNT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?", re.ASCII)
_GROUPED = re.compile(r"(\d{1,3}(?:[ ,.'\u2019]\d{3})*)[.,](\d{1,2})", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,16}", re.ASCII)
_PERIOD = re.compile(r"P(?=\d)(\d{1,3}Y)?(\d{1,3}M)?(\d{1,3}W)?(\d{1,4}D)?", re.ASCII)
_IN_WORDS = re.compile(r"(\d{1,3}) ?([ymwd])(?:ear|onth|eek|ay)s?", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_OFFICIAL = Field(Type.FLAG, "Whether a source prints the words.")
_FLAGS: Mapping[str, bool] = {"true": True, "false": False}


class UnfitError(Exception):
    """A value does not fit. The message says what would be right.

    Args:
        key: of the message, in the group ``value``.
    """

    def __init__(self, *, key: str, **facts: object) -> None:
        super().__init__(key)
        self.message = Message(f"value/{key}", facts)


def _word(field: Field, value: object) -> str:
    if not isinstance(value, str):
        raise UnfitError(key="no-string", given=_shown(value))
    fold = fold_text if field.type is Type.PERSONAL else without_invisible
    word = fold(value).strip()
    if not 1 <= len(word) <= _LONGEST_WORD:
        raise UnfitError(key="length", longest=_LONGEST_WORD, length=len(word))
    if _CONTROL.search(word):
        raise UnfitError(key="control-characters", given=_shown(word))
    if is_blank(word):
        raise UnfitError(key="invisible", given=_shown(word))
    return word


def read_wordings(value: object) -> dict[str, Any]:
    """Check words by language. A plain string is our wording, not an official one."""
    if not isinstance(value, Mapping) or not value:
        raise UnfitError(key="no-wordings", given=_shown(value))
    read: dict[str, Any] = {}
    for language, wording in value.items():
        if language not in LANGUAGES:
            given = _shown(language)
            raise UnfitError(key="language", given=given, languages=tuple(LANGUAGES))
        read[language] = _wording(language, wording)
    return read


def _wording(language: str, value: object) -> dict[str, Any]:
    words, official = _words_and_official(language, value)
    words = fold_text(words).replace("\r\n", "\n").strip()
    if not 1 <= len(words) <= _LONGEST_TEXT or _UNPRINTABLE.search(words):
        raise UnfitError(key="no-plain-text", language=language, longest=_LONGEST_TEXT)
    if is_blank(words):
        raise UnfitError(key="invisible", given=_shown(words))
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
    raise UnfitError(key="wording", language=language, given=_shown(value))


def _text(_: Field, value: object) -> dict[str, Any]:
    return read_wordings(value)


def _ref(field: Field, value: object) -> str:
    ref = (
        value
        if isinstance(value, Ref)
        else read_known_reference(_word(field, value), field.families)
    )
    if field.families and ref.family not in field.families:
        raise UnfitError(key="family", families=field.families, given=str(ref))
    return str(ref)


def _date(field: Field, value: object) -> str:
    return (
        value.text if isinstance(value, Edtf) else read_date(_word(field, value)).text
    )


def _period(_: Field, value: object) -> str:
    word = plain_word(value) if isinstance(value, str) else ""
    if _PERIOD.fullmatch(word):
        return word
    meant = _IN_WORDS.fullmatch(word)
    similar = f"P{meant[1]}{meant[2].upper()}" if meant else ""
    key = "period.similar" if meant else "period"
    raise UnfitError(key=key, given=_shown(value), similar=similar)


def _number(_: Field, value: object) -> int:
    if isinstance(value, str) and _NUMBER.fullmatch(plain_word(value)):
        value = int(plain_word(value))
    if isinstance(value, bool) or not isinstance(value, int):
        raise UnfitError(key="no-number", given=_shown(value))
    if not 0 <= value <= _LARGEST_NUMBER:
        raise UnfitError(key="number-range", largest=_LARGEST_NUMBER)
    return value


def _flag(_: Field, value: object) -> bool:
    known = _FLAGS.get(plain_word(value)) if isinstance(value, str) else value
    if not isinstance(known, bool):
        raise UnfitError(key="flag", given=_shown(value))
    return known


def _amount(_: Field, value: object) -> str:
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    text = plain_word(str(value)) if is_number or isinstance(value, str) else ""
    if _AMOUNT.fullmatch(text):
        return text
    grouped = _GROUPED.fullmatch(text)
    meant = re.sub(r"\D", "", grouped[1]) + f".{grouped[2]}" if grouped else ""
    key = "amount.similar" if meant else "amount"
    raise UnfitError(key=key, given=_shown(value), similar=meant)


def _currency(_: Field, value: object) -> str:
    # Amounts are summed by currency, so each currency has one spelling.
    word = plain_word(value) if isinstance(value, str) else ""
    if _CURRENCY.fullmatch(word):
        return word
    meant = word.upper()
    key = "currency.similar" if _CURRENCY.fullmatch(meant) else "currency"
    raise UnfitError(key=key, given=_shown(value), similar=meant)


def _choice(field: Field, value: object) -> str:
    word = plain_word(value) if isinstance(value, str) else ""
    if word in field.choices:
        return word
    near = get_close_matches(fold_words(word), field.choices, n=1)
    key = "choice.similar" if near else "choice"
    facts = {"given": _shown(value), "similar": tuple(near), "choices": field.choices}
    raise UnfitError(key=key, **facts)


def _list_of(
    read: Callable[[Field, object], str],
) -> Callable[[Field, object], list[str]]:
    def read_list(field: Field, value: object) -> list[str]:
        if not isinstance(value, list | tuple) or isinstance(value, Ref):
            raise UnfitError(key="no-list", given=_shown(value))
        if len(value) > _MOST_ITEMS:
            raise UnfitError(key="too-many", most=_MOST_ITEMS, given=len(value))
        return read_items(partial(read, field), value)

    return read_list


def read_items(read: Callable[[object], str], values: Iterable[object]) -> list[str]:
    """Read the items of a list, each of them once.

    Raises:
        UnfitError: with what is wrong with each item that does not fit and with its
            place from 0, of the first ones of many.
    """
    items, reasons, places = dict[str, None](), list[Message](), list[str]()
    for place, one in enumerate(values):
        try:
            items[read(one)] = None
        except (UnfitError, BadReferenceError) as misfit:
            reasons.append(misfit.message)
            places.append(str(place))
            if len(reasons) == _MOST_REASONS:
                break
    if reasons:
        raise UnfitError(key="items", reasons=tuple(reasons), places=tuple(places))
    return list(items)


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
