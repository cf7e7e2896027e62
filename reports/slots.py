"""What a field says, as runs of words in a language: by the field's type."""

import re
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from domain.dates import Edtf
from domain.kinds import Type, as_read
from domain.printing import print_date
from domain.texts import Text, Wording, in_language
from projections.entries import Item
from reports.model import Runs
from reports.running import listed, text, unstopped
from reports.when import when
from reports.words import Words

LANGUAGES = ("languages", "original_language")
"""Fields that hold codes of languages."""
CODES = ("symbols", "reference", "url")
"""Fields whose words are set as code: never broken, never turned around."""

_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_UNITS = ("years", "months", "weeks", "days")

Namer = Callable[[str], Runs]
"""Gives the name of a reference, as it stands in running text."""


class Slots(NamedTuple):
    """The fields of one entry, told."""

    words: Words
    item: Item
    name: Namer

    def told(self, field: str, form: str) -> Runs:
        """Tell a field in a form; nothing if it is empty."""
        content = self.item.content
        if field == "subject":
            return self.name(content.subject)
        if field in {"title", "text"}:
            return self._text(content.title if field == "title" else content.text, form)
        member = as_read(content.kind).by_name.get(field)
        value = content.data.get(field)
        if member is None or not value:
            return ()
        return self._of(member.name, member.field.type, value, form)

    def _of(self, field: str, type_: Type, value: object, form: str) -> Runs:
        match type_:
            case Type.REF | Type.REFS:
                return listed(self.words, [self.name(one) for one in _strings(value)])
            case Type.WORD | Type.WORDS:
                items = [self._word(field, one) for one in _strings(value)]
                return listed(self.words, items)
            case Type.TEXT:
                return self._text(msgspec.convert(value, dict[str, Wording]), form)
            case Type.CHOICE:
                return text(*self.words.shown(f"choice/{field}/{value}"))
            case _:
                return text(self._number(type_, value, form))

    def _number(self, type_: Type, value: object, form: str) -> str:
        match type_:
            case Type.DATE if form == "when":
                return when(Edtf.parse(str(value)), self.words.language)
            case Type.DATE:
                return print_date(Edtf.parse(str(value)), self.words.language)
            case Type.PERIOD:
                return _period(self.words, str(value), form)
            case Type.AMOUNT:
                currency = self.item.content.data.get("currency", "")
                return self.words.money(str(value), currency)
            case Type.NUMBER:
                return self.words.number(int(str(value)))
            case _:
                # A flag stands for words of the pattern, and a personal value is
                # never told.
                return ""

    def _word(self, field: str, value: str) -> Runs:
        if field in LANGUAGES:
            return text(self.words.locale.languages.get(value, value))
        return text(value, style="code" if field in CODES else "")

    def _text(self, value: Text, form: str) -> Runs:
        shown = in_language(value, self.words.language)
        if shown is None:
            return ()
        said = unstopped(shown.words)
        language = "" if shown.language == self.words.language else shown.language
        return text(lowered(said) if form == "lower" else said, language)


def lowered(words: str) -> str:
    """Begin with a small letter, unless the first word is all capitals or a code."""
    second = words[1:2]
    return words[:1].lower() + words[1:] if second.islower() else words


def _strings(value: object) -> list[str]:
    return [value] if isinstance(value, str) else msgspec.convert(value, list[str])


def _period(words: Words, period: str, form: str) -> str:
    match = _PERIOD.fullmatch(period)
    numbers = zip(_UNITS, match.groups() if match else (), strict=False)
    group = "every" if form == "every" else "for"
    told = [words.count(f"format/{group}.{unit}", int(n)) for unit, n in numbers if n]
    return words.listed(told) if told else period
