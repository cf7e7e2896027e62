"""Bookmarks that say which paragraph of the report a paragraph of a Word file is."""

from hashlib import sha256
from itertools import count

from reports.writers.docx_xml import Element, element

START = "trilogue_start"
"""Bookmark at the end of the masthead: what follows is the text."""

_PREFIX = "tri_"
_LENGTH = 32  # with the prefix below the 40 letters that Word allows


def bookmark_name(key: str) -> str:
    """Give the name of the bookmark of a paragraph.

    A key may be longer than a bookmark's name, and have other letters; the name is
    made from its digest, and who reads a file back has the report's keys at hand.
    """
    return _PREFIX + sha256(key.encode()).hexdigest()[:_LENGTH]


class Bookmarks:
    """Makes the bookmarks of one file, each with a number of its own."""

    def __init__(self) -> None:
        # Far above the numbers of bookmarks that a template brings.
        self._numbers = count(10_000)

    def around(self, name: str, *children: Element) -> tuple[Element, ...]:
        """Set a bookmark around elements; around none, it marks a place."""
        number = str(next(self._numbers))
        start = element("bookmarkStart", id=number, name=name)
        return (start, *children, element("bookmarkEnd", id=number))
