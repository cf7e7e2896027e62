"""What an edited file proposes, made into texts that people write for a report."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from reports.model import Document, Heading, Paragraph
from reports.reading_back import Change
from reports.texts import Texts, Written

EMPTY = "empty"
WITHDRAWN = "withdrawn"

# A paragraph that people wrote is keyed by its text and its place there.
_WRITTEN = re.compile(
    r"(.+)/(before|after|fills|replaces|footnote)-([0-9a-f]{12})-(\d+)"
)


class Proposal(NamedTuple):
    """A text to be written, or one to be taken away.

    Attributes:
        how: as in a text; ``empty`` to leave the passage empty, ``withdrawn`` to take
            back the text that ``saw`` names.
        words: its paragraphs, an empty line between two.
        saw: entries whose texts stood there.
    """

    passage: str
    how: str
    words: str
    saw: tuple[str, ...]


class Proposals(NamedTuple):
    """What can become texts, and what cannot: cells, headings and footnotes."""

    texts: tuple[Proposal, ...]
    left: tuple[Change, ...]


class _Place(NamedTuple):
    text: Written
    number: int


def proposed(changes: Iterable[Change], document: Document, texts: Texts) -> Proposals:
    """Turn changes of paragraphs into texts, in the language of the document.

    Args:
        texts: those that stand now.
    """
    work = _Work(document, texts)
    left = tuple(one for one in changes if not work.take(one))
    return Proposals(tuple(work.proposals()), left)


class _Work:
    """Collects changes by the text or paragraph that they are about."""

    def __init__(self, document: Document, texts: Texts) -> None:
        self._texts = texts
        self._language = document.language
        blocks = document.blocks
        self._paragraphs = [one.key for one in blocks if isinstance(one, Paragraph)]
        self._headings = {one.key for one in blocks if isinstance(one, Heading)}
        self._written = {
            one.event_id.replace("-", "")[:12]: one
            for one in texts.all()
            if one.language == self._language
        }
        self._rewritten: dict[Written, list[list[str]]] = {}
        self._added: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._plain: list[Proposal] = []

    def take(self, change: Change) -> bool:
        """Take up a change; tell whether it can become a text."""
        if change.kind == "added":
            return self._add(change)
        place = self._place(change.key)
        if place:
            parts = self._parts(place.text)[place.number]
            parts[:1] = [change.after] if change.kind == "changed" else []
            return True
        if change.key not in self._paragraphs:
            return False
        how = "replaces" if change.kind == "changed" else EMPTY
        self._plain.append(self._proposal(change.key, how, change.after))
        return True

    def proposals(self) -> Iterable[Proposal]:
        """Give what was taken up, as texts."""
        yield from self._plain
        for (passage, how), words in self._added.items():
            standing = self._texts.at(passage, self._language, how)
            kept = [one for text in standing for one in text.paragraphs]
            both = [*words, *kept] if how == "after" else [*kept, *words]
            yield self._proposal(passage, how, "\n\n".join(both))
        for text, parts in self._rewritten.items():
            words_ = [one for some in parts for one in some]
            gone = EMPTY if text.how in ("fills", "replaces") else WITHDRAWN
            yield Proposal(
                text.passage,
                text.how if words_ else gone,
                "\n\n".join(words_),
                (text.event_id,),
            )

    def _add(self, change: Change) -> bool:
        place = self._place(change.after_key)
        if place:
            self._parts(place.text)[place.number].append(change.after)
        elif change.after_key in self._paragraphs:
            self._added[change.after_key, "after"].append(change.after)
        elif change.after_key in self._headings:
            self._added[change.after_key, "before"].append(change.after)
        elif not change.after_key and self._paragraphs:
            self._added[self._paragraphs[0], "before"].append(change.after)
        else:
            return False
        return True

    def _place(self, key: str) -> _Place | None:
        found = _WRITTEN.fullmatch(key)
        if found:
            text = self._written.get(found[3])
            return _Place(text, int(found[4]) - 1) if text else None
        standing = self._texts.at(key, self._language, "replaces")
        return _Place(standing[0], 0) if len(standing) == 1 else None

    def _parts(self, text: Written) -> list[list[str]]:
        parts = [[one] for one in text.paragraphs]
        return self._rewritten.setdefault(text, parts)

    def _proposal(self, passage: str, how: str, words: str) -> Proposal:
        slot = "replaces" if how == EMPTY else how
        seen = self._texts.seen(passage, slot, [self._language])
        return Proposal(passage, how, words, seen)
