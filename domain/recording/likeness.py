"""How much two subjects are called alike: what doubts about new subjects compare.

Two offices write the same name in another order, shortened, inflected, or in another
language. So names are compared word by word, whatever their order, and a word counts by
how much it tells: one that many subjects of the family share, such as "government",
tells little. Numbers are never approximate: often the next session, symbol or decision
differs from the last one in nothing else.
"""

# ruff: noqa: RUF001 -- small words of Russian

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import NamedTuple

from domain.recording.number_words import read_number, write_chinese_numbers
from domain.references import fold_words

SHORTEST_SLIP = 5
"""Shorter words that differ in a letter, such as UNEA and UNEP, are two words."""

ACRONYM = range(3, 7)
"""How many letters the initials of words have that are written as one."""

_SMALL_WORDS = """
a an and for in of on the to au aux de des du en et la le les par pour sur
con del el los las para por sobre y в и к на о об по с со для
"""
SMALL_WORDS = frozenset(_SMALL_WORDS.split())
_PARTS = re.compile(r"\d+|[\u3400-\u9fff]+|[^\W\d_\u3400-\u9fff]+")


class Name(NamedTuple):
    """A name, cut into what is compared.

    Attributes:
        words: its telling words, folded; of a Chinese name, pairs of signs.
        numbers: its numbers, in digits, in order.
        orders: its telling words in order, without and with "of", each with their
            initials in one string.
    """

    words: frozenset[str]
    numbers: tuple[str, ...]
    orders: tuple[tuple[str, tuple[str, ...]], ...]


class Called(NamedTuple):
    """All that one subject is called: with the language, and taken together."""

    names: Sequence[tuple[str, Name]]
    words: frozenset[str]
    initials: str
    joined: str


class Names:
    """What the recorded subjects of one family are called.

    Args:
        known: subject -> all that it is called, each with its language, or "" for a
            reference, which is compared with the names in all languages.
    """

    def __init__(self, known: Mapping[str, Iterable[tuple[str, str]]]) -> None:
        self._known = {one: _read(called) for one, called in known.items()}
        self._counts = Counter(
            word
            for called in self._known.values()
            for word in called.words.union(*(one.numbers for _, one in called.names))
        )

    def likeness(self, called: Iterable[tuple[str, str]]) -> dict[str, float]:
        """Return what share of what their words tell a subject and each other share.

        Args:
            called: all that the subject is called, likewise.

        Returns:
            From 0 to 1, the most alike first; subjects that share nothing are left out.
        """
        found: dict[str, float] = {}
        for language, text in dict.fromkeys(called):
            name = read_name(text)
            same = {word: self._same(word) for word in name.words}
            wanted = frozenset(_shortened(name)).union(*same.values())
            for subject, known in self._known.items():
                if wanted.isdisjoint(known.words) and not any(
                    word in known.initials or word in known.joined
                    for word in name.words
                ):
                    continue
                for other_language, other in known.names:
                    if not (language and other_language) or language == other_language:
                        likeness = self._shared(name, other, same, known.words)
                        found[subject] = max(found.get(subject, 0), likeness)
        alike = sorted(found.items(), key=lambda one: -one[1])
        return {subject: likeness for subject, likeness in alike if likeness}

    def _same(self, word: str) -> set[str]:
        """List the words of known names that are a word, or a slip or form of it."""
        return {known for known in self._counts if is_same_word(word, known)}

    def _shared(
        self,
        name: Name,
        other: Name,
        same: Mapping[str, set[str]],
        elsewhere: Collection[str],
    ) -> float:
        """Return the share that two names have in common of what their words tell.

        Args:
            same: word of the one name -> words that are the same.
            elsewhere: words that the other one is called by too: no difference.
        """
        if not may_have_same_numbers(name.numbers, other.numbers):
            return 0
        mine, theirs, both = {*name.words}, {*other.words}, set[str]()
        for word in name.words:
            if found := theirs.intersection(same[word]):
                both |= found
                mine.discard(word)
                theirs -= found
        for short, long, full in ((mine, theirs, other), (theirs, mine, name)):
            for word in [*short]:
                written = _written_out(word, full)
                if written and written <= long | both:
                    both |= written
                    short.discard(word)
                    long.difference_update(written)
        mine = {word for word in mine if same[word].isdisjoint(elsewhere)}
        if not both:
            return 0
        shared = self._weigh(both | ({*name.numbers} & {*other.numbers}))
        numbers = {*name.numbers} ^ {*other.numbers}
        return shared / (shared + self._weigh(mine | theirs | numbers))

    def _weigh(self, words: Iterable[str]) -> float:
        """Add up what words tell: the more, the fewer subjects are called so."""
        count = len(self._known)
        return sum(1 + log(count / (self._counts[one] or 1)) for one in words)


def have_same_numbers(
    called: Iterable[tuple[str, str]],
    known: Iterable[tuple[str, str]],
    *,
    is_part: bool = False,
) -> bool:
    """Return whether two subjects are called by the same numbers, or one by none.

    Args:
        is_part: the numbers of the new one may begin with those of the known one.
    """
    mine = {read_name(text).numbers for _, text in called} - {()}
    theirs = {read_name(text).numbers for _, text in known} - {()}
    if is_part:
        mine |= {numbers[:end] for numbers in mine for end in range(1, len(numbers))}
    return not (mine and theirs) or not mine.isdisjoint(theirs)


def may_have_same_numbers(numbers: Sequence[str], others: Sequence[str]) -> bool:
    """Return whether one list begins with the other, which may be empty."""
    return all(a == b for a, b in zip(numbers, others, strict=False))


def _read(called: Iterable[tuple[str, str]]) -> Called:
    names = [(language, read_name(text)) for language, text in called]
    orders = [order for _, one in names for order in one.orders]
    return Called(
        names,
        frozenset().union(*(one.words for _, one in names)),
        " ".join(initials for initials, _ in orders),
        " ".join("".join(words) for _, words in orders),
    )


@lru_cache(maxsize=65_536)
def read_name(text: str) -> Name:
    """Cut a name, or a reference, into what is compared."""
    parts = _PARTS.findall(fold_words(write_chinese_numbers(text)))
    numbers = [read_number(one) for one in parts]
    words = [
        word
        for part, number in zip(parts, numbers, strict=True)
        if not number
        for word in _words(part)
    ]
    orders = [
        tuple(one for one in words if one == kept or one not in SMALL_WORDS)
        for kept in ("", "of")
    ]
    initials = [("".join(one[0] for one in order), order) for order in orders]
    found = tuple(filter(None, numbers))
    return Name(frozenset(orders[0]), found, tuple(initials))


def is_same_word(word: str, other: str) -> bool:
    """Return whether a word is another one, but for one slip or for its ending."""
    if word == other:
        return True
    short, long = sorted((word, other), key=len)
    if short[0] != long[0] or len(long) < SHORTEST_SLIP or len(long) > len(short) + 2:
        return False
    start = next((n for n, a in enumerate(short) if a != long[n]), len(short))
    if start == len(short):
        return len(long) == start + 1 or start > SHORTEST_SLIP
    rest, others = short[start:], long[start:]
    if len(short) < len(long):
        return others[1:] == rest
    is_swap = rest[:2] == others[1::-1] and rest[2:] == others[2:]
    return is_swap or (len(short) > SHORTEST_SLIP and rest[1:] == others[1:])


def _words(part: str) -> Iterable[str]:
    if not "\u3400" <= part[0] <= "\u9fff":
        return (part,)
    return [a + b for a, b in pairwise(part)] or (part,)


def _written_out(word: str, name: Name) -> frozenset[str]:
    """Return the words of a name of which one is the initials, or that it joins."""
    for initials, words in name.orders:
        start = initials.find(word) if len(word) in ACRONYM else -1
        if start >= 0:
            return frozenset(words[start : start + len(word)]) - SMALL_WORDS
        for pair in pairwise(words):
            if "".join(pair) == word:
                return frozenset(pair)
    return frozenset()


def _shortened(name: Name) -> Iterator[str]:
    """List the words that can stand for several of a name's: initials, or a pair."""
    for initials, words in name.orders:
        yield from map("".join, pairwise(words))
        for start in range(len(initials)):
            yield from (initials[start : start + count] for count in ACRONYM)
