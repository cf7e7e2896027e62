"""Anchors that say which paragraph of the report a paragraph of a Word file is."""

from collections import Counter
from hashlib import sha256
from itertools import count

from reports.writers.docx.xml import Element, element

START = "trilogue_start"
"""Bookmark at the end of the masthead: what follows is the text."""

NOTE = "trilogue_note_"
"""What the name of the bookmark around the first mark of a footnote begins with."""

PREFIX = "tri_"
"""What the name of the bookmark of a paragraph begins with."""

_IDENTIFIERS = 0x7FFF0000  # Word allows fewer than 0x80000000
_LENGTH = 32  # with the prefix below the 40 letters that Word allows


def bookmark_name(address: str) -> str:
    """Give the name of the bookmark of a paragraph.

    An address may be longer than a bookmark's name, and have other letters; the name is
    made from its digest, and who reads a file back has the report's keys at hand.
    """
    return PREFIX + sha256(address.encode()).hexdigest()[:_LENGTH]


class Addresses:
    """Tells paragraphs apart that have one key: a heading, or texts in conflict.

    Writer and reader ask in the order of the document, and so are told the same.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def address(self, key: str) -> str:
        """Give a key that no other paragraph has been given."""
        self._seen[key] += 1
        return key if self._seen[key] == 1 else f"{key}#{self._seen[key]}"


class Bookmarks:
    """Makes the bookmarks of one file, each with a number of its own."""

    def __init__(self) -> None:
        # Far above the numbers of bookmarks that a template brings.
        self._numbers = count(10_000)
        self._identifiers: set[int] = set()

    def paragraph_id(self, address: str) -> str:
        """Give an identifier of a paragraph that no other one has: eight hex digits."""
        number = int(sha256(address.encode()).hexdigest()[:8], 16) % _IDENTIFIERS or 1
        while number in self._identifiers:
            number += 1
        self._identifiers.add(number)
        return f"{number:08X}"

    def around(self, name: str, *children: Element) -> tuple[Element, ...]:
        """Set a bookmark around elements; around none, it marks a place."""
        number = str(next(self._numbers))
        start = element("bookmarkStart", id=number, name=name)
        return (start, *children, element("bookmarkEnd", id=number))
