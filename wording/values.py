"""The one place where a value is put into words for a reader."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from domain.content import Content, Occurred, Source
from domain.dates.edtf import Edtf
from domain.dates.printing import print_date, print_day, print_instant
from domain.errors import Message
from domain.fields import Type
from domain.kinds import KINDS
from domain.kinds.state_fields import (
    IDENTIFIERS,
    LANGUAGE_FIELDS,
    is_membership,
    is_reference,
    type_of,
)
from domain.references import Ref
from domain.texts import Text, Wording, choose_wording
from projections.names.resolution import NamedSubject
from wording.codes import code_words, has_codes
from wording.messages import message_words
from wording.periods import length_of_time, recurrence
from wording.phrases import INFERRED, NOTHING, OURS, Phrase, joined, phrase
from wording.words import words

_MATRIX_CODES: Mapping[str, str] = {"groups": "stage", "leads": "state"}
"""Cells of the matrix that hold a code: field -> the field whose code it is."""


def _unknown(_: str) -> None:
    return None


class ValueFormatter:
    """Puts values into words in one language.

    Each method returns a :class:`~wording.phrases.Phrase`: ``words`` without marks, and
    ``marked`` for tables. A value that is not there gives empty words; what a table
    shows instead, such as a dash, is for the table to decide.

    Args:
        language: code of one of the six languages of the United Nations.
        find_name: returns a subject with its names, by ``family:reference``; None if it
            is not known, so that the bare reference is shown.
        find_personal: returns a personal value by its commitment in the log; None if
            it was erased.
    """

    def __init__(
        self,
        language: str,
        *,
        find_name: Callable[[str], NamedSubject | None] = _unknown,
        find_personal: Callable[[str], str | None] = _unknown,
    ) -> None:
        self.language = language
        self._words = words(language)
        self._find_name = find_name
        self._by_type: Mapping[Type | None, Callable[[str, str], Phrase]] = {
            None: self._state,
            Type.AMOUNT: lambda _, value: self.money(value),
            Type.CHOICE: self.code,
            Type.DATE: lambda _, value: self.date(value),
            Type.PERIOD: self._period,
            Type.PERSONAL: lambda _, value: self.personal(find_personal(value)),
            Type.REF: self._named,
            Type.REFS: self._named,
            Type.WORD: self._word,
            Type.WORDS: self._word,
        }

    def field(self, name: str, value: Any, item: str = "") -> Phrase:  # noqa: ANN401 - JSON values have no one type
        """Put the value of a state field into words.

        Args:
            name: name of the field, such as ``members``.
            value: its plain value, as in the log's JSON.
            item: which item of a collection it is the value of, if any. The value
                ``True`` says that the item is in the collection: then the words are
                those of the item.
        """
        if isinstance(value, list | tuple):
            return self.listed([self.field(name, one) for one in value])
        if is_membership(name, value, item):
            return self.item(item)
        if isinstance(value, str):
            to_phrase = self._by_type.get(type_of(name))
            return to_phrase(name, value) if to_phrase else phrase(value)
        return self._other(name, value)

    def item(self, item: str) -> Phrase:
        """Put an item of a collection into words: a subject, or a short name."""
        return self.reference(item) if is_reference(item) else phrase(item)

    def code(self, field: str, code: str) -> Phrase:
        """Put a code into words, such as ``under-way`` of the field ``status``."""
        return phrase(code_words(self.language, field, code)) if code else NOTHING

    def text(self, text: Text, otherwise: str = "") -> Phrase:
        """Return a text in the reader's language, else in English, else in any.

        Args:
            otherwise: the words to return for a text without words.
        """
        shown = choose_wording(text, self.language)
        if shown is None:
            return phrase(otherwise)
        ours = () if shown.official else (OURS,)
        other = () if shown.language == self.language else (f"[{shown.language}]",)
        return phrase(shown.words, *ours, *other)

    def reference(self, reference: str) -> Phrase:
        """Return the name of a subject, by ``family:reference``."""
        called = self._find_name(reference)
        return self.name(called) if called else phrase(reference.partition(":")[2])

    def name(self, called: NamedSubject) -> Phrase:
        """Return the name of a subject, or its reference if it has none."""
        return self.text(called.names, called.ref.reference)

    def short_name(self, called: NamedSubject) -> Phrase:
        """Return the short name of a subject if it has one, or else its name."""
        return self.text(called.short_name(self.language), called.ref.reference)

    def date(self, edtf: str) -> Phrase:
        """Print an EDTF date with the precision that it was given."""
        return phrase(print_date(Edtf.parse(edtf), self.language))

    def day(self, day: dt.date) -> Phrase:
        """Print a calendar day."""
        return phrase(print_day(day, self.language))

    def instant(self, instant: dt.datetime, zone: str) -> Phrase:
        """Print an instant, to the second, as the clocks of a time zone showed it."""
        return phrase(print_instant(instant, self.language, zone=zone))

    def occurred(self, occurred: Occurred | None) -> Phrase:
        """Print when something was so, marked if inferred, with the printed words.

        The source's own words for the date follow in brackets where the date does not
        say the same.
        """
        if occurred is None:
            return NOTHING
        marks = (INFERRED,) if occurred.basis == "inferred" else ()
        shown = phrase(print_date(Edtf.parse(occurred.date), self.language), *marks)
        if not occurred.printed or self._prints(occurred):
            return shown
        return joined([shown, phrase(f"({occurred.printed})")], " ")

    def title(self, content: Content) -> Phrase:
        """Return the title of an entry, or else the sentence on its kind."""
        sentence = {"en": Wording(KINDS[content.kind].sentence, official=True)}
        return self.text(content.title or sentence)

    def entry(self, content: Content) -> Phrase:
        """Return the date and the title of an entry."""
        title = self.title(content)
        if content.occurred is None:
            return title
        return self.filled("dated", date=self.occurred(content.occurred), title=title)

    def sentence(self, message: Message) -> Phrase:
        """Put a message of the domain into words, such as a finding."""
        return phrase(message_words(message, self._title_of, language=self.language))

    def source(self, source: Source) -> Phrase:
        """Return the document and the paragraph of a source."""
        document = Ref.parse(source.document).reference
        place = f"{document}, {source.paragraph}" if source.paragraph else document
        return phrase(place)

    def quoted_source(self, source: Source) -> Phrase:
        """Return document and paragraph of a source, and the words printed there."""
        place = self.source(source)
        if not source.words:
            return place
        return self.filled("quoted", place=place, words=phrase(source.words))

    def personal(self, value: str | None) -> Phrase:
        """Return a personal value, or say that it was erased."""
        return phrase(value or self.message("erased"))

    def truth(self, *, value: bool) -> Phrase:
        """Say yes or no."""
        return phrase(self.message("yes" if value else "no"))

    def money(self, amount: str, currency: str = "") -> Phrase:
        """Return an amount of money, with the name of its currency if there is one."""
        return phrase(self._words.money(amount, currency))

    def listed(self, phrases: Sequence[Phrase]) -> Phrase:
        """Join phrases with the comma of the language."""
        return joined(phrases, self.message("comma")) if phrases else NOTHING

    def filled(self, key: str, **parts: Phrase) -> Phrase:
        """Fill phrases into a message of the group ``answer``, and keep their marks."""
        shown = {name: one.words for name, one in parts.items()}
        marked = {name: one.marked for name, one in parts.items()}
        marks = tuple(dict.fromkeys(m for one in parts.values() for m in one.marks))
        return Phrase(self.message(key, **shown), self.message(key, **marked), marks)

    def message(self, key: str, **values: object) -> str:
        """Return a message of the group ``answer``, with values in their places."""
        return self._words.term(f"answer/{key}", **values)

    def _other(self, name: str, value: Any) -> Phrase:  # noqa: ANN401 - JSON values have no one type
        match value:
            case None:
                return NOTHING
            case bool():
                return self.truth(value=value)
            case Message():
                return self.sentence(value)
            case dict():
                return self._object(name, value)
            case int() if name not in IDENTIFIERS:
                return phrase(self._words.number(value))
            case _:
                return phrase(str(value))

    def _title_of(self, ref: Ref) -> str:
        called = self._find_name(str(ref))
        return self.text(called.names).words if called else ""

    def _object(self, name: str, value: Mapping[str, Any]) -> Phrase:
        if name == "occurred":
            return self.occurred(msgspec.convert(value, Occurred))
        if name == "sources":
            return self.quoted_source(msgspec.convert(value, Source))
        if is_text(value):
            return self.text(msgspec.convert(value, dict[str, Wording]))
        return phrase(", ".join(map(str, value.values())))

    def _named(self, name: str, value: str) -> Phrase:
        if is_reference(value):
            return self.reference(value)
        # A cell of the matrix holds a subject, or else a code of another field.
        return self.code(_MATRIX_CODES.get(name, name), value)

    def _period(self, name: str, value: str) -> Phrase:
        to_words = recurrence if name == "recurrence" else length_of_time
        return phrase(to_words(self._words, value))

    def _word(self, name: str, value: str) -> Phrase:
        is_language = name in LANGUAGE_FIELDS
        return phrase(self._words.language_name(value) if is_language else value)

    def _state(self, name: str, value: str) -> Phrase:
        is_code = has_codes(self.language, name)
        return self.code(name, value) if is_code else phrase(value)

    def _prints(self, occurred: Occurred) -> bool:
        """Return whether the printed words say what the date says."""
        date = Edtf.parse(occurred.date)
        known = (print_date(date, code) for code in (self.language, "zh", "en"))
        printed = _letters(occurred.printed)
        return any(printed == _letters(one) for one in known)


def is_text(value: object) -> bool:
    """Return whether a plain value of the log is a text in one or more languages."""
    return isinstance(value, Mapping) and all(
        isinstance(one, dict) and "words" in one for one in value.values()
    )


def _letters(text: str) -> str:
    return "".join(text.split()).casefold()
