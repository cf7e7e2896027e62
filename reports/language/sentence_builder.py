"""Entries told as sentences."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

import msgspec

from domain.content import Content
from domain.kinds import Type, definition_for_reading
from domain.texts import choose_wording
from projections.names.resolution import NamedSubject
from projections.queries.entries import EffectiveEntry
from reports.language.dates import when
from reports.language.rich_text import (
    behind,
    capitalised,
    filled,
    joined,
    merged,
    remarked,
    stopped_once,
    text,
)
from reports.language.role_phrases import Post
from reports.language.sentences import Values, named, patterns, render
from reports.language.slot_rendering import Slots
from reports.language.subject_phrases import NO_POSTS, Calling
from reports.model import Runs, plain
from wording.words import DEFAULT, Words, words

LONGEST = 600
"""Characters of a clause that tells several entries, at most."""


class Teller:
    """Tells entries in one language.

    Args:
        names: how the subjects are called that the entries name, by reference as it is
            written there; see ``reports.selection.references``.
        posts: what roles are that they name, likewise; see ``role_phrases.known``.
    """

    def __init__(
        self,
        words: Words,
        names: Mapping[str, NamedSubject],
        posts: Mapping[str, Post] = NO_POSTS,
    ) -> None:
        self.words = words
        self._calling = Calling(words, names, posts)
        self._known = (names, posts)

    def clause(self, item: EffectiveEntry) -> Runs:
        """Tell what an entry says, without a date and without a stop."""
        return self._clause([item])

    def sentence(self, item: EffectiveEntry, *, dated: bool = True) -> Runs:
        """Tell an entry as a whole sentence: when, what, and a stop."""
        return self._sentence(self._when(item) if dated else "", [self.clause(item)])

    def together(self, items: Sequence[EffectiveEntry]) -> Runs:
        """Tell entries one after the other, a date that several share said once.

        Entries of one date that say the same of several subjects are told as one.
        """
        told: Runs = ()
        for date, group in groupby(items, key=self._when):
            clauses = dict.fromkeys(
                clause for some in self._alike(group) for clause in self._told(some)
            )
            sentence = self._sentence(date, list(clauses))
            told += (*(text(self.words.space) if told else ()), *sentence)
        return merged(told)

    def name(self, reference: str) -> Runs:
        """Give the name of a subject as it stands in a sentence."""
        return self._calling.name(reference)

    def names(self, references: Sequence[str]) -> Runs:
        """Give the names of several as a list in a sentence."""
        return self._calling.names(references)

    def _clause(self, items: Sequence[EffectiveEntry]) -> Runs:
        content = items[0].content
        pattern = patterns(self.words.language).get(content.kind)
        if pattern is not None:
            runs = render(pattern, self._values(items))
        elif content.kind in patterns(DEFAULT) and self.words.language != DEFAULT:
            english = Teller(words(DEFAULT), *self._known)
            runs = remarked(
                english._clause(items),
                made_for=DEFAULT,
                shown_in=self.words.language,
            )
        else:
            runs = self._title(content)
        return behind(runs, *(one.event_id for one in items))

    def _told(self, items: Sequence[EffectiveEntry]) -> Iterator[Runs]:
        """Tell entries as one clause, unless it would be too long to read."""
        told = self.clause(items[0]) if len(items) == 1 else self._clause(items)
        if len(items) == 1 or len(plain(told)) <= LONGEST:
            yield told
        else:
            yield from (self.clause(one) for one in items)

    def _alike(self, items: Iterable[EffectiveEntry]) -> Iterable[list[EffectiveEntry]]:
        """Put entries together that a clause can tell.

        First those that say the same of several subjects, then those that say of the
        same subjects what differs in words only.
        """
        same: dict[Hashable, list[EffectiveEntry]] = {}
        for item in items:
            same.setdefault(self._said(item, of_whom=False), []).append(item)
        alike: dict[Hashable, list[EffectiveEntry]] = {}
        for some in same.values():
            whom = tuple(one.content.subject for one in some)
            alike.setdefault((whom, self._said(some[0], of_whom=True)), []).extend(some)
        return alike.values()

    def _said(self, item: EffectiveEntry, *, of_whom: bool) -> Hashable:
        """Give what a clause says of whomever, or in whatever words of the same one."""
        content = item.content
        fields, texts = _fields(self.words.language, content.kind)
        if not fields or content.subject.startswith("role:"):
            return item.event_id
        values = {one: content.data.get(one) for one in fields}
        if of_whom:
            values |= {one: bool(values[one]) for one in texts}
        return content.kind, msgspec.json.encode(values)

    def _values(self, items: Sequence[EffectiveEntry]) -> Values:
        contents = tuple(item.content for item in items)
        slots = Slots(self.words, contents, self._calling, self.names)
        is_several = len({one.subject for one in contents}) > 1
        is_plural = is_several or self._calling.is_plural(contents[0])
        return Values(contents[0].data, slots.told, is_several, is_plural)

    def _when(self, item: EffectiveEntry) -> str:
        edtf = item.edtf
        return when(edtf, self.words.language) if edtf else ""

    def _sentence(self, date: str, clauses: Sequence[Runs]) -> Runs:
        clause = joined(self.words, clauses)
        key = "format/sentence" if date else "format/sentence.undated"
        parts = {"when": text(date), "clause": clause}
        return capitalised(stopped_once(filled(self.words.term(key), **parts)))

    def _title(self, content: Content) -> Runs:
        shown = choose_wording(content.title or content.text, self.words.language)
        if shown is None:
            return text(content.kind, style="code")
        same = shown.language == self.words.language
        return text(shown.words, "" if same else shown.language)


@cache
def _fields(language: str, kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """List the fields that a clause tells, and those of them that are words.

    None of one that is told in the words of its entry: it is like no other.
    """
    pattern = patterns(language).get(kind)
    told = named(pattern) if pattern else {"title"}
    if told & {"title", "text"}:
        return (), ()
    types = {one.name: one.field.type for one in definition_for_reading(kind).members}
    fields = tuple(sorted(told))
    return fields, tuple(one for one in fields if types.get(one) is Type.TEXT)
