"""Which paragraph of an edited Word file is which paragraph of the report."""

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple

from reports.writers.docx.reader import Found, FoundParagraph, FoundTable

MASTHEAD = "masthead"
"""Key of the passages above the text."""

_ALIKE = 0.5  # share of equal letters from which a paragraph is another one, edited
_ALIKE_ELSEWHERE = 0.75  # the same where it stands in another place
_MANY = 10_000  # pairs of paragraphs that are compared letter by letter
_SAME = str.maketrans({"\u2011": "-", "\u00ad": None, "\u200e": None, "\u200f": None})


class Passage(NamedTuple):
    """A paragraph or table of the report: its key and words, and how it was written."""

    key: str
    words: str
    written: Found


class Alignment(NamedTuple):
    """Which block of a file is which passage, by their places in the two lists.

    Attributes:
        blocks: place of a passage -> place of its block.
        emptied: places of passages whose paragraph is there and has no words.
        is_anchored: whether any block was found by its anchor, not by its words.
    """

    blocks: dict[int, int]
    emptied: frozenset[int]
    is_anchored: bool

    @property
    def moved(self) -> frozenset[int]:
        """Places of passages that no longer stand in the order of the report."""
        order = [self.blocks[one] for one in sorted(self.blocks)]
        matcher = SequenceMatcher(None, order, sorted(order), autojunk=False)
        kept = {
            place
            for match in matcher.get_matching_blocks()
            for place in order[match.a : match.a + match.size]
        }
        return frozenset(one for one, place in self.blocks.items() if place not in kept)


def align(passages: Sequence[Passage], blocks: Sequence[Found]) -> Alignment:
    """Find the passages of a report in a file.

    Anchors come first, then equal words, then the place between two that were found,
    then likeness. A word processor drops the anchors of a paragraph that is typed anew,
    and some drop all of them.
    """
    work = _Matching(passages, blocks)
    work.by_anchors()
    is_anchored = any(passages[one].key != MASTHEAD for one in work.found)
    work.by_equal_words()
    work.by_place()
    work.by_likeness()
    emptied = work.emptied - work.found.keys()
    return Alignment(work.found, frozenset(emptied), is_anchored)


def normal(words: str) -> str:
    """Take away what programs change on their own: kinds of spaces and of hyphens."""
    return " ".join(words.translate(_SAME).split())


def is_alike(one: str, other: str, *, share: float = _ALIKE) -> bool:
    """Return whether a text may be the other one, edited."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= share and matcher.ratio() >= share


class _Matching:
    def __init__(self, passages: Sequence[Passage], blocks: Sequence[Found]) -> None:
        self._passages = passages
        self._blocks = blocks
        self.found: dict[int, int] = {}
        self.emptied: set[int] = set()

    def by_anchors(self) -> None:
        """Match blocks that have an anchor; a table follows from its title."""
        known = {
            anchor: place
            for place, one in enumerate(self._passages)
            if isinstance(one.written, FoundParagraph)
            for anchor in one.written.anchors
        }
        title = -1
        for place, block in enumerate(self._blocks):
            if isinstance(block, FoundTable):
                self._table_after(title, place)
                title = -1
                continue
            named = dict.fromkeys(known[o] for o in block.anchors if o in known)
            free = [one for one in named if one not in self.found]
            same = [one for one in free if self._is_equal(one, block)]
            title = next(iter(same or free), -1)
            if title >= 0 and block.words:
                self.found[title] = place
            elif title >= 0:
                self.emptied.add(title)

    def _table_after(self, title: int, place: int) -> None:
        following = self._passages[title + 1 : title + 2] if title >= 0 else ()
        if following and isinstance(following[0].written, FoundTable):
            self.found[title + 1] = place

    def _is_equal(self, passage: int, block: Found) -> bool:
        return normal(self._passages[passage].words) == normal(block.words)

    def _missing(self) -> list[int]:
        return [one for one in range(len(self._passages)) if one not in self.found]

    def _loose(self) -> list[int]:
        used = set(self.found.values())
        return [
            place
            for place, block in enumerate(self._blocks)
            if place not in used and (block.words or isinstance(block, FoundTable))
        ]

    def by_equal_words(self) -> None:
        """Match what has the same words: in order first, then wherever it stands."""
        missing, loose = self._missing(), self._loose()
        wanted = [self._text(self._passages[one].written) for one in missing]
        given = [self._text(self._blocks[one]) for one in loose]
        matcher = SequenceMatcher(None, wanted, given, autojunk=False)
        for match in matcher.get_matching_blocks():
            for step in range(match.size):
                self.found[missing[match.a + step]] = loose[match.b + step]
        places = defaultdict(list)
        for one in self._loose():
            places[self._text(self._blocks[one])].append(one)
        for one in self._missing():
            same = places.get(self._text(self._passages[one].written))
            if same:
                self.found[one] = same.pop(0)

    def _text(self, block: Found) -> tuple[bool, str]:
        return isinstance(block, FoundTable), normal(block.words)

    def by_place(self) -> None:
        """Match what stands between the same two neighbours."""
        at = {block: passage for passage, block in self.found.items()}
        groups: dict[int, list[int]] = defaultdict(list)
        last = -1
        loose = set(self._loose())
        for place in range(len(self._blocks)):
            last = at.get(place, last)
            if place in loose:
                groups[last].append(place)
        for passage, group in groups.items():
            behind = range(passage + 1, len(self._passages))
            missing = [*takewhile(lambda one: one not in self.found, behind)]
            self._pair(missing, group, is_even=len(missing) == len(group))

    def _pair(self, missing: list[int], group: list[int], *, is_even: bool) -> None:
        left = list(group)
        for one in missing:
            like = [
                place
                for place in left
                if (is_even and place == left[0] and self._is_of_kind(one, place))
                or self._is_same_line(one, place)
                or self._is_like(one, place, share=_ALIKE)
            ]
            if like:
                self.found[one] = like[0]
                left.remove(like[0])

    def by_likeness(self) -> None:
        """Match what was moved and edited too."""
        missing, loose = self._missing(), self._loose()
        if len(missing) * len(loose) > _MANY:
            return
        for one in missing:
            like = [o for o in loose if self._is_like(one, o, share=_ALIKE_ELSEWHERE)]
            if like:
                self.found[one] = like[0]
                loose.remove(like[0])

    def _is_of_kind(self, passage: int, block: int) -> bool:
        written, found = self._passages[passage].written, self._blocks[block]
        return isinstance(written, FoundTable) == isinstance(found, FoundTable)

    def _is_same_line(self, passage: int, block: int) -> bool:
        """Return whether both are the same line of the masthead: each has its style."""
        one, found = self._passages[passage], self._blocks[block]
        is_styled = isinstance(one.written, FoundParagraph) and one.written.style
        return (
            one.key == MASTHEAD
            and isinstance(found, FoundParagraph)
            and is_styled == found.style
        )

    def _is_like(self, passage: int, block: int, *, share: float) -> bool:
        if not self._is_of_kind(passage, block):
            return False
        one, other = self._passages[passage].written.words, self._blocks[block].words
        return is_alike(one, other, share=share)
