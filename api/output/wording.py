"""Cells in the reader's language, and the marks that were used in them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from api.output.answers import NOTHING, Cell
from domain.content import Content, Source, to_plain
from domain.kinds.state_fields import PERSONAL_FIELDS
from domain.personal import PersonalValue
from domain.texts import Text
from projections.names.resolution import NamedSubject
from projections.queries.contributions import Money
from wording.phrases import Phrase, joined, legend
from wording.values import ValueFormatter, is_text


class Speech:
    """Puts values into cells in one language, and remembers the marks it used."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._names: dict[str, NamedSubject] = {}
        self._personal: dict[str, str] = {}
        self._used: set[str] = set()
        self._formatter = ValueFormatter(
            language, find_name=self._names.get, find_personal=self._personal.get
        )

    def legend(self) -> Iterator[str]:
        """Explain the marks that were used, in one order."""
        yield from legend(self._used, self.language)

    def say(self, key: str, **facts: object) -> str:
        """Give one of our messages on answers."""
        return self._formatter.message(key, **facts)

    def code(self, field: str, code: str) -> Cell:
        """Give a cell for a code of ours; nothing shows as a dash."""
        return self._cell(code, self._formatter.code(field, code))

    def words(self, text: Text, otherwise: str = "") -> Cell:
        """Give a cell for a text, or something else where it has no words."""
        found = self._formatter.text(text, otherwise)
        return self._cell(found.words, found)

    def name(self, called: NamedSubject) -> Cell:
        """Give a cell for a subject: its name, or its reference."""
        found = self._formatter.name(called)
        return self._cell(found.words, found)

    def briefly(self, called: NamedSubject) -> Cell:
        """Give a cell for a subject by its short name, where it has one."""
        found = self._formatter.short_name(called)
        return self._cell(found.words, found)

    def occurred(self, content: Content) -> Cell:
        """Give a cell for a date: EDTF for programs, words for people."""
        occurred = content.occurred
        found = self._formatter.occurred(occurred)
        return self._cell(occurred.date if occurred else None, found)

    def date(self, edtf: str) -> str:
        """Print a date with the precision that it was given."""
        return self._formatter.date(edtf).words

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
        """Give a cell for a subject by its name; its value is the full reference."""
        called = self.called(named)
        return self.name(called)._replace(value=str(called.ref))

    def personal(self, commitment: str) -> Cell:
        """Give a cell for a personal value; no value for one that was erased."""
        value = self._personal.get(commitment)
        return self._cell(value, self._formatter.personal(value))

    def field(self, name: str, value: Any, item: str = "") -> Cell:  # noqa: ANN401 - JSON values have no one type
        """Give a cell for a state field's value; a text's value is its words."""
        if name in PERSONAL_FIELDS:
            return self.personal(value)
        found = self._formatter.field(name, value, item)
        return self._cell(found.words if is_text(value) else value, found)

    def title(self, content: Content) -> Cell:
        """Give a cell for the title of an entry, or the sentence on its kind."""
        found = self._formatter.title(content)
        return self._cell(found.words, found)

    def sources(self, sources: Sequence[Source]) -> Cell:
        """Give a cell for the places where something stands written."""
        return self._lines(sources, self._formatter.source)

    def quoted_sources(self, sources: Sequence[Source]) -> Cell:
        """Give a cell for the same places, with the words printed there."""
        return self._lines(sources, self._formatter.quoted_source)

    def _lines(
        self, sources: Sequence[Source], put: Callable[[Source], Phrase]
    ) -> Cell:
        return self._cell(
            to_plain(sources), joined([put(one) for one in sources], "\n")
        )

    def truth(self, *, value: bool) -> Cell:
        """Give a cell for what is so or is not."""
        return self._cell(value, self._formatter.truth(value=value))

    def money(self, money: Money) -> Cell:
        """Give a cell for an amount of money."""
        found = self._formatter.money(money.amount, money.currency)
        return self._cell(money._asdict(), found)

    def item(self, item: str) -> Cell:
        """Give a cell for an item of a collection."""
        return self._cell(item, self._formatter.item(item))

    def _cell(self, value: Any, found: Phrase) -> Cell:  # noqa: ANN401 - JSON values have no one type
        self._used.update(found.marks)
        return Cell(value, found.marked or NOTHING)
