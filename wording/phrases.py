"""Phrases: words for a reader, and the marks that say how far to rely on them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from wording.words import words

INFERRED = "~"
"""Mark of a date that the officer inferred."""
OURS = "°"
"""Mark of a wording that no source prints."""
ENDED = "?"
"""Mark of a value that may have ended by the day."""
_LEGEND = {INFERRED: "mark/inferred", OURS: "mark/ours", ENDED: "mark/ended"}


class Phrase(NamedTuple):
    """A value in words.

    Attributes:
        words: the words alone; empty where there is nothing to say.
        marked: the same words, each followed by its marks, as a table shows them.
        marks: the marks in it: ``~`` an inferred date, ``°`` our own wording, ``?``
            what may have ended, and ``[en]`` or the like for words that exist only in
            that language.
    """

    words: str
    marked: str
    marks: tuple[str, ...] = ()


NOTHING = Phrase("", "")
"""The phrase of a value that is not there."""


def phrase(text: str, *marks: str) -> Phrase:
    """Make a phrase of words and their marks."""
    if not marks:
        return Phrase(text, text)
    after = "".join(f" {one}" if one.startswith("[") else one for one in marks)
    return Phrase(text, f"{text}{after}", marks)


def marked(own: Phrase, mark: str) -> Phrase:
    """Return a phrase with one more mark at its end."""
    return Phrase(own.words, f"{own.marked}{mark}", (*own.marks, mark))


def joined(phrases: Sequence[Phrase], separator: str) -> Phrase:
    """Join phrases to one."""
    if len(phrases) == 1:
        return phrases[0]
    return Phrase(
        separator.join(one.words for one in phrases),
        separator.join(one.marked for one in phrases),
        tuple(dict.fromkeys(mark for one in phrases for mark in one.marks)),
    )


def legend(marks: Iterable[str], language: str) -> Iterator[str]:
    """Explain marks in a reader's language, one line each, in a fixed order."""
    used = set(marks)
    own = [mark for mark in _LEGEND if mark in used]
    tags = sorted(used.difference(_LEGEND))
    messages = words(language)
    yield from (f"{mark} {messages.term(_LEGEND[mark])}" for mark in own)
    yield from (f"{tag} {messages.term('mark/untranslated')}" for tag in tags)
