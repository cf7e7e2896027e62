"""Entries told as sentences."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

import msgspec

from domain.content import Content
from domain.kinds import Type, as_read
from domain.texts import in_language
from projections.entries import Item
from projections.naming import Called
from reports.english import is_plural
from reports.model import Runs, plain
from reports.naming import name_of
from reports.posts import Post, Posts, grouped
from reports.running import (
    behind,
    capitalised,
    filled,
    joined,
    listed,
    merged,
    remarked,
    text,
)
from reports.sentences import Values, free, named, patterns, render
from reports.slots import Slots
from reports.when import when
from reports.words import DEFAULT, Words, words

LONGEST = 600
"""Characters of a clause that tells several entries, at most."""


class Teller:
    """Tells entries in one language.

    Args:
        names: how the subjects are called that the entries name, by reference as it is
            written there; see ``references``.
        posts: what roles are that they name, likewise; see ``reports.posts.known``.
    """

    def __init__(
        self,
        words: Words,
        names: Mapping[str, Called],
        posts: Mapping[str, Post] = MappingProxyType({}),
    ) -> None:
        self.words = words
        self._called = names
        self._posts = posts
        self._named: dict[tuple[str, bool], Runs] = {}

    def clause(self, item: Item) -> Runs:
        """Tell what an entry says, without a date and without a stop."""
        return self._clause([item])

    def sentence(self, item: Item, *, dated: bool = True) -> Runs:
        """Tell an entry as a whole sentence: when, what, and a stop."""
        return self._sentence(self._when(item) if dated else "", [self.clause(item)])

    def together(self, items: Sequence[Item]) -> Runs:
        """Tell entries one after the other, a date that several share said once.

        Entries of one date that say the same of several subjects are told as one.
        """
        told: Runs = ()
        for date, group in groupby(items, key=self._when):
            alike: dict[Hashable, list[Item]] = {}
            for item in group:
                alike.setdefault(self._said(item), []).append(item)
            clauses = dict.fromkeys(
                clause for some in alike.values() for clause in self._told(some)
            )
            sentence = self._sentence(date, list(clauses))
            told += (*(text(self.words.space) if told else ()), *sentence)
        return merged(told)

    def name(self, reference: str, *, is_brief: bool = False) -> Runs:
        """Give the name of a subject as it stands in a sentence."""
        key = (reference, is_brief)
        if key not in self._named:
            post = self._posts.get(reference)
            self._named[key] = (
                self._post(*grouped([post])) if post else self._name(*key)
            )
        return self._named[key]

    def names(self, references: Sequence[str]) -> Runs:
        """Give the names of several as a list, like posts of theirs as one."""
        posts = [self._posts[one] for one in references if one in self._posts]
        others = [one for one in references if one not in self._posts]
        return listed(
            self.words,
            [
                *(self._post(one) for one in grouped(posts)),
                *(self.name(one, is_brief=True) for one in others),
            ],
        )

    def _clause(self, items: Sequence[Item]) -> Runs:
        content = items[0].content
        pattern = patterns(self.words.language).get(content.kind)
        if pattern is not None:
            runs = render(pattern, self._values(items))
        elif content.kind in patterns(DEFAULT) and self.words.language != DEFAULT:
            english = Teller(words(DEFAULT), self._called, self._posts)
            runs = remarked(
                english._clause(items),
                made_for=DEFAULT,
                shown_in=self.words.language,
            )
        else:
            runs = self._title(content)
        return behind(runs, *(one.event_id for one in items))

    def _told(self, items: Sequence[Item]) -> Iterator[Runs]:
        """Tell entries as one clause, unless it would be too long to read."""
        told = self._clause(items)
        own = [self.clause(one) for one in items]
        is_long = len(set(own)) > 1 and len(plain(told)) > LONGEST
        yield from own if is_long or len(items) == 1 else [told]

    def _said(self, item: Item) -> Hashable:
        """Give what entries have in common that can be told in one clause.

        They say the same of several subjects, or of one subject what is words only.
        """
        content = item.content
        pattern = patterns(self.words.language).get(content.kind)
        if pattern is None or content.subject.startswith("role:"):
            return item.event_id
        fields = sorted(named(pattern) - {"subject"})
        if {"title", "text"} & set(fields):
            return item.event_id
        kind = as_read(content.kind)
        texts = [one for one in fields if kind.by_name[one].field.type is Type.TEXT]
        said = [one for one in texts if content.data.get(one)]
        values = {one: content.data.get(one) for one in fields if one not in said}
        whom = content.subject if said else ""
        return content.kind, whom, tuple(said), msgspec.json.encode(values)

    def _values(self, items: Sequence[Item]) -> Values:
        content = items[0].content
        post = Post.read(content.data) if content.subject.startswith("role:") else None
        subjects = list(dict.fromkeys(item.content.subject for item in items))
        if post:
            told = self._post(*grouped([post]))
        else:
            told = listed(self.words, [self.name(one) for one in subjects])
        contents = tuple(item.content for item in items)
        slots = Slots(self.words, contents, told, self.names)
        is_several = len(subjects) > 1 or (not post and self._is_plural(subjects[0]))
        return Values(content.data, slots.told, is_several)

    def _is_plural(self, reference: str) -> bool:
        called = self._called.get(reference)
        shown = in_language(called.names, DEFAULT) if called else None
        return shown is not None and is_plural(shown.words)

    def _name(self, reference: str, is_brief: bool) -> Runs:  # noqa: FBT001 - as a key of names
        called = self._called.get(reference)
        return name_of(self.words, called, reference, is_brief=is_brief)

    def _post(self, posts: Posts) -> Runs:
        """Tell posts: of which body, for which area, and of which entity if of one."""
        n = max(len(posts.entities), 1)
        address = f"function/{posts.function}"
        fixed = address if self.words.has(address) else f"choice/{address}"
        parts = {
            "function": text(self.words.count(fixed, n)),
            "body": self.name(posts.body) if posts.body else (),
            "area": self.name(posts.area) if posts.area else (),
            "entity": self.name(*posts.entities) if len(posts.entities) == 1 else (),
        }
        template = free(self.words.term("format/post"))
        return render(template, Values({}, lambda field, _: parts.get(field, ())))

    def _when(self, item: Item) -> str:
        edtf = item.edtf
        return when(edtf, self.words.language) if edtf else ""

    def _sentence(self, date: str, clauses: Sequence[Runs]) -> Runs:
        clause = joined(self.words, clauses)
        key = "format/sentence" if date else "format/sentence.undated"
        parts = {"when": text(date), "clause": clause}
        return capitalised(filled(self.words.term(key), **parts))

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
