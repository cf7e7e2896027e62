"""What a field says, as runs of words in a language: by the field's type."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from domain.content import Content
from domain.dates.edtf import Edtf
from domain.dates.printing import print_date
from domain.dates.shapes import Form
from domain.kinds import Type, definition_for_reading
from domain.kinds.state_fields import LANGUAGE_FIELDS
from domain.texts import Text as Wordings
from domain.texts import Wording
from reports.language.dates import when
from reports.language.english import CHANGES, lowered
from reports.language.phrase_translations import said_in
from reports.language.possessives import POSSESSIVES
from reports.language.rich_text import joined, listed, text, unstopped
from reports.language.subject_phrases import Calling
from reports.model import Runs, Text, plain
from wording.periods import length_of_time, recurrence
from wording.words import DEFAULT, Words

CODES = ("symbols", "reference", "url")
"""Fields whose words are set as code: never broken, never turned around."""

_LETTERS = re.compile(r"\W+")
_ACTING = ("adopted_by", "considered_by", "commissioned_by", "invited", "presented_to")
_MEETINGS = ("at_meeting", "for_meeting", "meeting")
_TOLD_BY_NAME = ("participants", "partners", "under")
"""Fields that need not be told where the name of the subject says the same."""


class Slots(NamedTuple):
    """The fields of one entry, or of several that are told as one.

    Attributes:
        names: gives the names of several subjects as a list.
    """

    words: Words
    contents: tuple[Content, ...]
    calling: Calling
    names: Callable[[Sequence[str]], Runs]

    def told(self, field: str, form: str) -> Runs:
        """Tell a field in a form; nothing if it is empty."""
        if field == "subject":
            is_brief = form == "brief"
            return self.calling.subjects(self.contents, is_brief=is_brief)
        if len(self.contents) == 1:
            return _Slot(*self, self.contents[0]).told(field, form)
        slots = [_Slot(*self, one) for one in self.contents]
        told = dict.fromkeys(slot.told(field, form) for slot in slots)
        return joined(self.words, [one for one in told if one])


class _Slot(NamedTuple):
    words: Words
    contents: tuple[Content, ...]
    calling: Calling
    names: Callable[[Sequence[str]], Runs]
    content: Content

    def told(self, field: str, form: str) -> Runs:
        content = self.content
        if field in {"title", "text"}:
            return self._text(content.title if field == "title" else content.text, form)
        member = definition_for_reading(content.kind).by_name.get(field)
        value = content.data.get(field)
        if member is None or not value or _is_named_already(content, field, value):
            return ()
        return self._of(member.name, member.field.type, value, form)

    def _of(self, field: str, type_: Type, value: object, form: str) -> Runs:
        match type_:
            case Type.REF | Type.REFS:
                return self._names(field, _strings(value))
            case Type.WORD | Type.WORDS | Type.CURRENCY:
                items = [self._word(field, one) for one in _strings(value)]
                return listed(self.words, items)
            case Type.TEXT:
                return self._text(msgspec.convert(value, dict[str, Wording]), form)
            case Type.CHOICE:
                words, language = self.words.shown(f"choice/{field}/{value}")
                return text(lowered(words) if form == "lower" else words, language)
            case _:
                return text(self._number(type_, value, form))

    def _names(self, field: str, references: list[str]) -> Runs:
        names = self.names(references)
        if field in _TOLD_BY_NAME and plain(names) in plain(
            self.calling.subjects([self.content])
        ):
            return ()
        body = _only_body(self.content) if field in _MEETINGS else ""
        possessive = POSSESSIVES.get(self.words.language)
        is_marked = any(isinstance(run, Text) and run.language for run in names)
        if not body or not possessive or is_marked:
            return names
        return text(possessive(plain(names), plain(self.calling.name(body))))

    def _number(self, type_: Type, value: object, form: str) -> str:
        match type_:
            case Type.DATE if form in {"when", "by"}:
                return when(_read(str(value), form), self.words.language)
            case Type.DATE:
                return print_date(Edtf.parse(str(value)), self.words.language)
            case Type.PERIOD:
                say = recurrence if form == "every" else length_of_time
                return say(self.words, str(value))
            case Type.AMOUNT:
                currency = self.content.data.get("currency", "")
                return self.words.money(str(value), currency)
            case Type.NUMBER:
                return self.words.spelt(int(str(value)))
            case _:
                # A flag stands for words of the pattern, and a personal value is
                # never told.
                return ""

    def _word(self, field: str, value: str) -> Runs:
        if field in LANGUAGE_FIELDS:
            return text(self.words.language_name(value))
        if field == "paragraph" and not _is_number(value, self.content.subject):
            return ()
        if field == "paragraph" and self.words.language == "zh":
            value = "".join(value.split())
        return text(value, style="code" if field in CODES else "")

    def _text(self, value: Wordings, form: str) -> Runs:
        shown = said_in(value, self.words.language)
        if shown is None:
            return ()
        said = unstopped(shown.words)
        language = "" if shown.language == self.words.language else shown.language
        change = CHANGES.get(form) if shown.language == DEFAULT else None
        return text(change(said) if change else said, language)


def _is_named_already(content: Content, field: str, value: object) -> bool:
    """Tell whether the clause names elsewhere all that this field names."""
    if value in (content.subject, [content.subject], (content.subject,)):
        return True
    acting = (content.data.get(one) or () for one in _ACTING)
    return field in _MEETINGS and any(value in some for some in acting)


def _only_body(content: Content) -> str:
    """Give the one body that acts in a clause before its meeting is named."""
    acting = (content.data.get(field) for field in _ACTING)
    bodies = [one for some in acting for one in some or ()]
    return bodies[0] if len(bodies) == 1 else ""


def _is_number(paragraph: str, subject: str) -> bool:
    """Tell whether a paragraph is a number, and none that the mandate's name has."""
    last = _LETTERS.sub("-", paragraph).strip("-")
    return paragraph[:1].isdecimal() and not subject.endswith(f"-{last}")


def _read(written: str, form: str) -> Edtf:
    """Read a date; as a deadline, what names a single time is by that time."""
    date = Edtf.parse(written)
    is_deadline = form == "by" and date.shape.form is Form.MOMENT
    return Edtf.parse(f"[..{written}]") if is_deadline else date


def _strings(value: object) -> list[str]:
    return [value] if isinstance(value, str) else msgspec.convert(value, list[str])
