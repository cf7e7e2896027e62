"""Entries told as sentences."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from domain.content import Content
from domain.kinds import as_read
from domain.texts import in_language
from projections.entries import Item
from projections.naming import Called
from reports.model import Runs
from reports.naming import name_of
from reports.running import behind, capitalised, filled, merged, remarked, text
from reports.sentences import Values, patterns, render
from reports.slots import Slots
from reports.when import when
from reports.words import DEFAULT, Words, words


class Teller:
    """Tells entries in one language.

    Args:
        names: how the subjects are called that the entries name, by reference as it is
            written there; see ``references``.
    """

    def __init__(self, words: Words, names: Mapping[str, Called]) -> None:
        self.words = words
        self._called = names
        self._named: dict[str, Runs] = {}

    def clause(self, item: Item) -> Runs:
        """Tell what an entry says, without a date and without a stop."""
        kind = item.content.kind
        pattern = patterns(self.words.language).get(kind)
        if pattern is not None:
            values = Values(item.content.data, Slots(self.words, item, self.name).told)
            return behind(render(pattern, values), item.event_id)
        if kind in patterns(DEFAULT) and self.words.language != DEFAULT:
            english = Teller(words(DEFAULT), self._called).clause(item)
            return remarked(english, made_for=DEFAULT, shown_in=self.words.language)
        return behind(self._title(item.content), item.event_id)

    def sentence(self, item: Item, *, dated: bool = True) -> Runs:
        """Tell an entry as a whole sentence: when, what, and a stop."""
        return self._sentence(self._when(item) if dated else "", [self.clause(item)])

    def together(self, items: Sequence[Item]) -> Runs:
        """Tell entries one after the other, a date that several share said once."""
        told: Runs = ()
        for date, group in groupby(items, key=self._when):
            clauses = dict.fromkeys(self.clause(item) for item in group)
            sentence = self._sentence(date, list(clauses))
            told += (text(self.words.space) if told else ()) + sentence
        return merged(told)

    def name(self, reference: str) -> Runs:
        """Give the name of a subject as it stands in a sentence."""
        if reference not in self._named:
            called = self._called.get(reference)
            self._named[reference] = name_of(self.words, called, reference)
        return self._named[reference]

    def _when(self, item: Item) -> str:
        edtf = item.edtf
        return when(edtf, self.words.language) if edtf else ""

    def _sentence(self, date: str, clauses: Sequence[Runs]) -> Runs:
        clause = self._joined(clauses)
        key = "format/sentence" if date else "format/sentence.undated"
        parts = {"when": text(date), "clause": clause}
        return capitalised(filled(self.words.term(key), **parts))

    def _joined(self, clauses: Sequence[Runs]) -> Runs:
        told = clauses[0]
        for n, clause in enumerate(clauses[1:], start=2):
            is_last = n == len(clauses)
            key = "format/clauses.last" if is_last else "format/clauses"
            told = filled(self.words.term(key), before=told, after=clause)
        return told

    def _title(self, content: Content) -> Runs:
        shown = in_language(content.title or content.text, self.words.language)
        if shown is None:
            return text(content.kind, style="code")
        same = shown.language == self.words.language
        return text(shown.words, "" if same else shown.language)


def references(item: Item) -> tuple[str, ...]:
    """List the subjects that a clause names, to resolve those of many at once."""
    content = item.content
    named = [content.subject]
    for field, is_list in as_read(content.kind).references:
        value = content.data.get(field)
        if value:
            named.extend(value if is_list else [value])
    return tuple(dict.fromkeys(named))
