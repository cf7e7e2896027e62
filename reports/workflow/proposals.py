"""What an edited file proposes, made into texts that people write for a report."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reports.model import Document, Heading, Paragraph, Table, plain
from reports.reading_changes import FileEdit
from reports.texts import Texts, Written
from reports.workflow.places import WRITTEN_KEY, is_place
from reports.writers.docx.blocks import TITLE

EMPTY = "empty"
WITHDRAWN = "withdrawn"
OFFERED = "offered"
"""How a text of the previous report stands, which nobody adopted yet."""


class Proposal(NamedTuple):
    """A text to be written, or one to be taken away.

    Attributes:
        how: as in a text; ``empty`` to leave the passage empty, ``withdrawn`` to take
            back the text that ``saw`` names.
        words: its paragraphs, an empty line between two.
        saw: entries whose texts stood there.
        old: words of the paragraph before.
        authors: whose pending changes propose it.
    """

    passage: str
    how: str
    words: str
    saw: tuple[str, ...]
    old: str = ""
    authors: str = ""


class Proposals(NamedTuple):
    """What can become texts, and what cannot: cells, headings and footnotes."""

    texts: tuple[Proposal, ...]
    left: tuple[FileEdit, ...]


class _Place(NamedTuple):
    text: Written
    number: int


def build_proposals(
    changes: Iterable[FileEdit], document: Document, texts: Texts
) -> Proposals:
    """Turn changes of paragraphs into texts, in the language of the document.

    Who edited the file saw what the document shows. A text that was written since is
    not taken the place of: both stand, in conflict. What stands already as the file
    has it is not proposed again.

    Args:
        texts: those that stand now.
    """
    work = _ProposalBuilder(document, texts)
    left = tuple(one for one in changes if not work.take(one))
    return Proposals(tuple(work.proposals()), left)


class _ProposalBuilder:
    """Collects changes by the text or paragraph that they are about."""

    def __init__(self, document: Document, texts: Texts) -> None:
        self._texts = texts
        self._language = document.language
        blocks = document.blocks
        self._paragraphs = {
            one.key: plain(one.runs)
            for one in blocks
            if isinstance(one, Paragraph) and one.origin != "offered"
        }
        # A paragraph below a table or its notes is a text after the table.
        self._tables = {
            key: one.key
            for one in blocks
            if isinstance(one, Table)
            for key in (one.key, one.key + TITLE, *(note.key for note in one.notes))
        }
        self._headings = {one.key for one in blocks if isinstance(one, Heading)}
        self._written = {
            one.event_id.replace("-", "")[:12]: one
            for one in texts.all()
            if one.language == self._language
        }
        self._rewritten: dict[Written, list[list[str]]] = {}
        self._added: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._plain: list[Proposal] = []
        self._authors: dict[str, dict[str, None]] = defaultdict(dict)

    def take(self, change: FileEdit) -> bool:
        """Take up a change, and return whether it can become a text."""
        if change.kind == "added":
            return self._add(change)
        place = self._place(change.key)
        if place:
            parts = self._parts(place.text)[place.number]
            parts[:1] = [change.after] if change.kind == "changed" else []
            self._authors[place.text.passage][change.authors] = None
            return True
        if change.key not in self._paragraphs or not is_place(change.key):
            return False
        how = "replaces" if change.kind == "changed" else EMPTY
        self._plain.append(Proposal(change.key, how, change.after, (), change.before))
        self._authors[change.key][change.authors] = None
        return True

    def proposals(self) -> Iterable[Proposal]:
        """List the texts to be written; those that are there already are left out."""
        return (
            one._replace(authors="; ".join(filter(None, self._authors[one.passage])))
            for one in self._all()
            if not self._stands(one)
        )

    def _all(self) -> Iterator[Proposal]:
        yield from self._plain
        for (passage, how), words in self._added.items():
            standing = self._texts.at(passage, self._language, how)
            kept = [one for text in standing for one in text.paragraphs]
            fresh = [one for one in words if one not in kept]
            both = [*fresh, *kept] if how == "after" else [*kept, *fresh]
            seen = self._texts.seen(passage, how, [self._language])
            yield Proposal(passage, how, "\n\n".join(both), seen)
        for text, parts in self._rewritten.items():
            yield from _rewritten(text, [one for some in parts for one in some])

    def _stands(self, proposal: Proposal) -> bool:
        passage, how, words = proposal[:3]
        if how == EMPTY:
            return self._texts.is_empty(passage, self._language)
        standing = self._texts.at(passage, self._language, how)
        return any(tuple(words.split("\n\n")) == one.paragraphs for one in standing)

    def _add(self, change: FileEdit) -> bool:
        place = self._place(change.after_key)
        if place:
            self._parts(place.text)[place.number].append(change.after)
            self._authors[place.text.passage][change.authors] = None
            return True
        at = self._place_behind(change.after_key)
        if at is None:
            return False
        self._added[at].append(change.after)
        self._authors[at[0]][change.authors] = None
        return True

    def _place_behind(self, key: str) -> tuple[str, str] | None:
        """Return for which passage, and how, a text behind a block stands."""
        if key in self._paragraphs:
            return (key, "after") if is_place(key) else None
        if key in self._tables:
            return self._tables[key], "after"
        if key in self._headings:
            return key, "before"
        first = next(iter(self._paragraphs), None)
        return (first, "before") if first and not key else None

    def _place(self, key: str) -> _Place | None:
        """Find the text of which the document shows a paragraph under a key."""
        found = WRITTEN_KEY.fullmatch(key)
        if found and found[2] == OFFERED:
            return None
        if found:
            text = self._written.get(found[3]) or self._former(found)
            number = int(found[4]) - 1
            return _Place(text, number) if number < len(text.paragraphs) else None
        standing = self._texts.at(key, self._language, "replaces")
        if (
            len(standing) != 1
            or self._paragraphs.get(key) not in standing[0].paragraphs
        ):
            return None
        return _Place(standing[0], 0)

    def _former(self, found: re.Match[str]) -> Written:
        """Give a text as the document shows it, which another took the place of."""
        alike = found[0].rpartition("-")[0]
        own = [
            o for key, o in self._paragraphs.items() if key.rpartition("-")[0] == alike
        ]
        return Written(
            event_id="",
            position=0,
            passage=found[1],
            how=found[2],
            language=self._language,
            words="\n\n".join(own),
            official=False,
            by="",
            entity="",
            recorded_at=None,
        )

    def _parts(self, text: Written) -> list[list[str]]:
        parts = [[one] for one in text.paragraphs]
        return self._rewritten.setdefault(text, parts)


def _rewritten(text: Written, words: Sequence[str]) -> Iterator[Proposal]:
    """Propose a text as the file has it; a text that is gone is not withdrawn."""
    if not (words or text.event_id):
        return
    gone = EMPTY if text.how in ("fills", "replaces") else WITHDRAWN
    how, seen = text.how if words else gone, tuple(filter(None, [text.event_id]))
    yield Proposal(text.passage, how, "\n\n".join(words), seen, text.words)
