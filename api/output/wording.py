"""Words and dates in the reader's language, marked where they are not the source's."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from api.output.answers import NOTHING, Cell
from api.wording import has_codes, worded, words_in
from domain.content import Content, Occurred
from domain.dates.edtf import Edtf
from domain.dates.printing import print_date
from domain.fields import Type
from domain.kinds import KINDS
from domain.personal import PersonalValue
from domain.scopes import SCOPE_WORDS
from domain.texts import Text, Wording, in_language
from projections.names.resolution import NamedSubject

INFERRED = "~"
OURS = "°"
LEGEND = {INFERRED: "inferred", OURS: "ours"}
"""Mark -> key of the words that explain it."""

DATES = frozenset(
    member.name
    for definition in KINDS.values()
    for member in definition.members
    if member.field.type is Type.DATE
)
"""State fields that hold a date as written."""

PERSONAL = frozenset(
    member.name
    for definition in KINDS.values()
    for member in definition.members
    if member.field.type is Type.PERSONAL
)
"""State fields that hold the commitment to a personal value."""


class Speech:
    """Says things in one language, and remembers which marks it used."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._ours = words_in(language)
        self._used: dict[str, str] = {}
        self._names: dict[str, NamedSubject] = {}
        self._personal: dict[str, str] = {}

    def legend(self) -> Iterator[str]:
        """Explain the marks that were used, in one order."""
        own = [mark for mark in LEGEND if mark in self._used]
        tags = sorted(mark for mark in self._used if mark not in LEGEND)
        yield from (f"{mark} {self.say(self._used[mark])}" for mark in (*own, *tags))

    def say(self, key: str, **facts: object) -> str:
        """Say something in our fixed words."""
        return self._ours[key].format(**facts)

    def code(self, field: str, code: str) -> Cell:
        """Say a code of ours; nothing shows as a dash."""
        return Cell(code, worded(self.language, field, code) if code else NOTHING)

    def words(self, text: Text, otherwise: str = "") -> Cell:
        """Say a text, or something else where it has no words."""
        shown = in_language(text, self.language)
        if shown is None:
            return Cell(otherwise, otherwise or NOTHING)
        marks = "" if shown.official else self._mark(OURS)
        if shown.language != self.language:
            tag = f"[{shown.language}]"
            self._used[tag] = "untranslated"
            marks = f"{marks} {tag}"
        return Cell(shown.words, f"{shown.words}{marks}")

    def name(self, called: NamedSubject) -> Cell:
        """Say how a subject is called: its name, or its reference."""
        return self.words(called.names, called.ref.reference)

    def briefly(self, called: NamedSubject) -> Cell:
        """Say how a subject is called in a few words, where there are such."""
        return self.words(called.short_name(self.language), called.ref.reference)

    def occurred(self, content: Content) -> Cell:
        """Say when it was so: EDTF for programs, never more exactly than given."""
        occurred = content.occurred
        if occurred is None:
            return Cell(None, NOTHING)
        said = self.date(occurred.date)
        mark = self._mark(INFERRED) if occurred.basis == "inferred" else ""
        printed = self._printed(occurred)
        return Cell(occurred.date, f"{said}{mark}{printed}")

    def date(self, edtf: str) -> str:
        """Print a date as exactly as it was given."""
        return print_date(Edtf.parse(edtf), self.language)

    def learn(self, names: Mapping[str, NamedSubject]) -> None:
        """Take up what references are called, by reference as written."""
        self._names |= names

    def learn_personal(self, values: Iterable[PersonalValue]) -> None:
        """Take up the personal values that were not erased."""
        self._personal |= {one.commitment: one.value for one in values}

    def called(self, named: NamedSubject | str) -> NamedSubject:
        """Return how a reference is called; it must have been taken up before."""
        return self._names[named] if isinstance(named, str) else named

    def reference(self, named: NamedSubject | str) -> Cell:
        """Say how a subject is called; its value is the reference in full."""
        called = self.called(named)
        return self.name(called)._replace(value=str(called.ref))

    def field(self, name: str, value: Any) -> Cell:  # noqa: ANN401 - JSON values have no one type
        """Say a state field's value; a date is printed, a reference called by name."""
        if name in PERSONAL:
            said = self._personal.get(value)
            return Cell(said, said or self.say("erased"))
        if name in DATES and isinstance(value, str):
            return Cell(value, self.date(value))
        if name == "scope" and value in SCOPE_WORDS:
            return Cell(value, self.words(SCOPE_WORDS[value]).text)
        if isinstance(value, str) and has_codes(name):
            return self.code(name, value)
        return self.value(value)

    def value(self, value: Any) -> Cell:  # noqa: ANN401 - JSON values have no one type
        """Say a plain value of the log: a text in the reader's language, a list."""
        if _is_text(value):
            text = {code: Wording(**wording) for code, wording in value.items()}
            return self.words(text)
        if isinstance(value, list):
            cells = [self.value(one) for one in value]
            shown = self.say("comma").join(cell.text for cell in cells)
            return Cell([cell.value for cell in cells], shown or NOTHING)
        if isinstance(value, str) and value in self._names:
            return Cell(value, self.name(self._names[value]).text)
        if isinstance(value, dict):
            return Cell(value, ", ".join(str(one) for one in value.values()) or NOTHING)
        if isinstance(value, bool):
            return Cell(value, self.say("yes" if value else "no"))
        return Cell(value, NOTHING if value is None else str(value))

    def _printed(self, occurred: Occurred) -> str:
        """Give the printed words where the date does not say all of them."""
        if not occurred.printed:
            return ""
        date = Edtf.parse(occurred.date)
        known = (print_date(date, code) for code in (self.language, "zh", "en"))
        if any(_squeezed(occurred.printed) == _squeezed(one) for one in known):
            return ""
        return f" ({occurred.printed})"

    def _mark(self, mark: str) -> str:
        self._used[mark] = LEGEND[mark]
        return mark


def _is_text(value: object) -> bool:
    return (
        isinstance(value, dict)
        and bool(value)
        and all(isinstance(one, dict) and "words" in one for one in value.values())
    )


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()
