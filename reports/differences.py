"""What differs between two editions: paragraph by paragraph, tables cell by cell."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal, NamedTuple

from reports.model import Document, Heading, Masthead, Paragraph, Table, plain

How = Literal["added", "removed", "changed"]

# Chinese has no spaces between words: each of its characters stands for itself.
_TOKEN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W\u3400-\u9fff]+|\s+|[^\w\s]")


class Piece(NamedTuple):
    """Words of a changed text: kept where ``how`` is empty, else added or removed."""

    words: str
    how: Literal["", "added", "removed"] = ""


class Change(NamedTuple):
    """One difference.

    Attributes:
        place: key of the paragraph or heading; for a cell that of its table, with row
            and column from 1; for a footnote ``footnote/3``.
    """

    place: str
    how: How
    pieces: tuple[Piece, ...]

    @property
    def old(self) -> str:
        """The words as they were."""
        return "".join(one.words for one in self.pieces if one.how != "added")

    @property
    def new(self) -> str:
        """The words as they are."""
        return "".join(one.words for one in self.pieces if one.how != "removed")


class _Said(NamedTuple):
    place: str
    words: str


def compared(old: Document, new: Document) -> list[Change]:
    """List what differs between two editions in one language, in reading order."""
    changes = [
        *_by_place(_top(old.masthead), _top(new.masthead)),
        *_by_place(_paragraphs(old), _paragraphs(new)),
        *_tables(old, new),
        *_footnotes(old, new),
    ]
    places = {one.place: number for number, one in enumerate(_places(old, new))}
    return sorted(changes, key=lambda one: places.get(_block(one.place), len(places)))


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Compare two texts word by word."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    found: list[Piece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, b1, b2, a1, a2 in matcher.get_opcodes():
        gone, come = "".join(before[b1:b2]), "".join(after[a1:a2])
        if gone == come:
            found.append(Piece(come))
        else:
            found += [Piece(gone, "removed")] if gone else []
            found += [Piece(come, "added")] if come else []
    return tuple(found)


def _by_place(old: Iterable[_Said], new: Iterable[_Said]) -> Iterator[Change]:
    before, after = dict(_numbered(old)), dict(_numbered(new))
    for place in dict.fromkeys((*before, *after)):
        found = _change(place, before.get(place), after.get(place))
        if found:
            yield found


def _change(place: str, old: str | None, new: str | None) -> Change | None:
    if old == new:
        return None
    if old is None:
        return Change(place, "added", (Piece(new or "", "added"),))
    if new is None:
        return Change(place, "removed", (Piece(old, "removed"),))
    return Change(place, "changed", pieces(old, new))


def _numbered(said: Iterable[_Said]) -> Iterator[_Said]:
    """Tell apart paragraphs that share a key: the second is ``key#2``."""
    met: Counter[str] = Counter()
    for one in said:
        met[one.place] += 1
        again = met[one.place] > 1
        yield one._replace(place=f"{one.place}#{met[one.place]}") if again else one


def _paragraphs(document: Document) -> Iterator[_Said]:
    for block in document.blocks:
        if isinstance(block, Heading):
            yield _Said(f"{block.key}/heading", plain(block.runs))
        elif isinstance(block, Paragraph):
            yield _Said(block.key, plain(block.runs))
        else:
            yield _Said(f"{block.key}/title", plain(block.title))
            yield from (_Said(note.key, plain(note.runs)) for note in block.notes)


def _top(masthead: Masthead) -> Iterator[_Said]:
    meetings = [
        "; ".join(
            plain(runs)
            for runs in (one.body, one.session, one.place_and_dates, one.agenda_item)
            if runs
        )
        for one in masthead.meetings
    ]
    said = {
        "title": plain(masthead.title),
        "symbols": ", ".join(masthead.symbols),
        "meetings": "\n".join(meetings),
        "agenda": plain(masthead.agenda),
        "authors": plain(masthead.authors),
        "issued": masthead.issued,
    }
    yield from (_Said(f"masthead/{name}", words) for name, words in said.items())


def _tables(old: Document, new: Document) -> Iterator[Change]:
    before, after = _by_key(old), _by_key(new)
    for key in dict.fromkeys((*before, *after)):
        yield from _cells(key, before.get(key, []), after.get(key, []))


def _by_key(document: Document) -> dict[str, list[tuple[str, ...]]]:
    return {one.key: _grid(one) for one in document.blocks if isinstance(one, Table)}


def _grid(table: Table) -> list[tuple[str, ...]]:
    """Write out the rows, a cell that covers several once in each of them."""
    covering: dict[int, tuple[int, str]] = {}
    rows: list[tuple[str, ...]] = [tuple(plain(one) for one in table.columns)]
    for row in table.rows:
        cells = iter(row)
        texts: list[str] = []
        for column in range(len(table.columns)):
            left, words = covering.get(column, (0, ""))
            if not left and (cell := next(cells, None)):
                left, words = cell.rows, plain(cell.runs)
            covering[column] = max(left - 1, 0), words
            texts.append(words)
        rows.append(tuple(texts))
    return rows


def _cells(
    key: str, old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]
) -> Iterator[Change]:
    """Compare rows that stand in the same order; what was put between is added."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for how, o1, o2, n1, n2 in matcher.get_opcodes():
        if how == "equal":
            continue
        pairs = zip_longest(old[o1:o2], new[n1:n2], fillvalue=None)
        for number, (before, after) in enumerate(pairs, start=n1):
            yield from _row(f"{key}/{number}", before, after)


def _row(
    place: str, old: tuple[str, ...] | None, new: tuple[str, ...] | None
) -> Iterator[Change]:
    for column, (before, after) in enumerate(zip_longest(old or (), new or ()), 1):
        found = _change(f"{place}/{column}", before, after)
        if found and (before or after):
            yield found


def _footnotes(old: Document, new: Document) -> Iterator[Change]:
    before = [plain(one.runs) for one in old.footnotes]
    after = [plain(one.runs) for one in new.footnotes]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for how, o1, o2, n1, n2 in matcher.get_opcodes():
        if how != "equal":
            pairs = zip_longest(before[o1:o2], after[n1:n2], fillvalue=None)
            for number, (gone, come) in enumerate(pairs, start=n1 + 1):
                found = _change(f"footnote/{number}", gone, come)
                if found:
                    yield found


def _places(old: Document, new: Document) -> list[_Said]:
    """List places in the order of the new edition, those that went after them."""
    both = (new, old)
    said = [one for document in both for one in _numbered(_top(document.masthead))]
    said += [one for document in both for one in _numbered(_paragraphs(document))]
    return list({one.place: one for one in said}.values())


def _block(place: str) -> str:
    """Name the block by which a change is put in order; a cell by its table's title."""
    parts = place.rsplit("/", 2)
    in_table = len(parts) == len(("table", "row", "column")) and all(
        one.isdecimal() for one in parts[1:]
    )
    return f"{parts[0]}/title" if in_table else place
