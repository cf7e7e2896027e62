"""Changes of words that an edited file proposes, and those of its footnotes."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from reports.model import Document, plain
from reports.reading_notes import Note
from reports.writers.docx.alignment import is_alike, normal
from reports.writers.docx.reader import FoundNote
from reports.writers.marks import numbers_in_order

Kind = Literal["changed", "added", "removed"]


class FileEdit(NamedTuple):
    """What somebody proposes for one paragraph, cell or footnote.

    Attributes:
        key: of the paragraph; ``<table>/cell/<row>/<column>`` for a cell, where the
            heads of columns are row 0; ``footnote/<number>``; ``masthead``; empty for
            an added one.
        after_key: of the paragraph before an added one; empty at the beginning.
        authors: whose pending changes propose it; empty if it is not pending.
    """

    key: str
    before: str
    after: str
    kind: Kind
    after_key: str = ""
    authors: str = ""


def change_between(
    key: str, before: str, after: str, *, after_key: str = "", authors: str = ""
) -> Iterator[FileEdit]:
    """Give the change from one text to another, if they differ in their words."""
    if normal(before) == normal(after):
        return
    kind: Kind = "changed" if key and after else "removed" if key else "added"
    yield FileEdit(key, before, after, kind, after_key, authors)


def compare_footnotes(
    found: list[FoundNote], document: Document
) -> tuple[list[FileEdit], list[Note]]:
    """Compare footnotes by their words, then by number; name the added ones."""
    written = {one.number: plain(one.runs) for one in document.footnotes}
    if {one.number for one in found} - {0, *written}:
        reason = "its footnotes are those of another version, or of an annotated one"
        return [], [Note("other-footnotes", "", reason)]
    numbers = [one for one in numbers_in_order(document) if one in written]
    known: dict[int, str] = {}
    left = list(found)
    for is_match in (_is_same_note, _has_same_number, _is_without_number):
        for number in numbers:
            like = [o for o in left if is_match(o, number, written[number])]
            if like and number not in known:
                known[number] = like[0].words
                left.remove(like[0])
    changes = [
        change
        for number in numbers
        for change in change_between(
            f"footnote/{number}", written[number], known.get(number, "")
        )
    ]
    return changes, [Note("footnote-added", "", one.words) for one in left]


def _is_same_note(one: FoundNote, _: int, words: str) -> bool:
    return normal(one.words) == normal(words)


def _has_same_number(one: FoundNote, number: int, _: str) -> bool:
    return one.number == number


def _is_without_number(one: FoundNote, _: int, words: str) -> bool:
    return not one.number and is_alike(one.words, words)
