"""Which paragraph of an edited Word file is which paragraph of the report."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple

from reports.writers.docx.blocks import TITLE
from reports.writers.docx.bookmarks import bookmark_name
from reports.writers.docx.reader import FoundParagraph, FoundTable

_ALIKE = 0.5  # share of equal letters from which a paragraph is another one, edited

Found = FoundParagraph | FoundTable


class Passage(NamedTuple):
    """A paragraph or table of the report, by its address and key, and its words."""

    address: str
    key: str
    words: str


class Aligned(NamedTuple):
    """A passage of the report beside what the file has for it; one of them may lack.

    Attributes:
        after_key: of the passage of the report before it.
    """

    passage: Passage | None
    found: Found | None
    after_key: str


def aligned(passages: Sequence[Passage], blocks: Iterable[Found]) -> Iterator[Aligned]:
    """Find the passages of a report in a file, by bookmarks and then by likeness.

    A word processor drops the bookmark of a paragraph that is typed anew: what stands
    without one in the place of a passage that is missing is taken for that passage.
    """
    keyed, loose, emptied = _keyed(passages, blocks)
    left: dict[str, list[Found]] = {}
    for address, group in loose.items():
        missing = _missing_after(address, passages, keyed)
        left[address] = _paired(missing, group, keyed)
    keyed = emptied | keyed
    for found in left.get("", ()):
        yield Aligned(None, found, "")
    last = ""
    for passage in passages:
        yield Aligned(passage, keyed.get(passage.address), last)
        for found in left.get(passage.address, ()):
            yield Aligned(None, found, passage.key)
        last = passage.key


def _keyed(
    passages: Iterable[Passage], blocks: Iterable[Found]
) -> tuple[dict[str, Found], dict[str, list[Found]], dict[str, Found]]:
    """Part blocks with an address from those without, by the address before them.

    Apart are those that have an address and no words: who begins a new paragraph at
    the beginning of one moves its words away from its bookmark.
    """
    known = {bookmark_name(one.address): one.address for one in passages}
    keyed: dict[str, Found] = {}
    emptied: dict[str, Found] = {}
    loose: dict[str, list[Found]] = defaultdict(list)
    last = ""
    for block in blocks:
        free = (one for one in _addresses(block, last, known) if one not in keyed)
        address = next(free, "")
        is_empty = isinstance(block, FoundParagraph) and not block.words
        if address and is_empty:
            emptied[address] = block
        elif address:
            keyed[address] = block
            last = address
        elif not is_empty:
            loose[last].append(block)
    return keyed, loose, emptied


def _addresses(block: Found, last: str, known: dict[str, str]) -> list[str]:
    """List the addresses that a block may have; a table's follows from its title."""
    if isinstance(block, FoundTable):
        return [last.removesuffix(TITLE)] if last.endswith(TITLE) else []
    return [known[one] for one in block.bookmarks if one in known]


def _missing_after(
    address: str, passages: Sequence[Passage], keyed: dict[str, Found]
) -> list[Passage]:
    """List the passages behind one that the file lacks, up to one that it has."""
    places = [place for place, one in enumerate(passages) if one.address == address]
    behind = passages[places[0] + 1 :] if places else passages
    return list(takewhile(lambda one: one.address not in keyed, behind))


def _paired(
    missing: list[Passage], group: list[Found], keyed: dict[str, Found]
) -> list[Found]:
    """Give missing passages what looks like them; return what is left."""
    left = list(group)
    is_even = len(missing) == len(left)
    for passage in missing:
        like = left[:1] if is_even else [one for one in left if _is_like(passage, one)]
        if like:
            keyed[passage.address] = like[0]
            left.remove(like[0])
    return left


def _is_like(passage: Passage, found: Found) -> bool:
    if isinstance(found, FoundTable):
        return False
    matcher = SequenceMatcher(None, passage.words, found.words, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
