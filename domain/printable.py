"""Characters that nobody can read: control characters and lone surrogates."""

import re
from collections.abc import Iterator, Mapping

import msgspec

from domain.entry import Entry
from domain.errors import DomainError

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_ESCAPED = re.compile(rb"(?<!\\)(?:\\\\)*\\(?:u00[01]|[bf])")
_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")
_AROUND = 30


class UnprintableError(DomainError):
    """An entry has characters that nobody can read.

    Attributes:
        text: the text that has them.
        at: index of the first one.
    """

    key = "refusal/unprintable"

    def __init__(self, *, text: str, at: int) -> None:
        super().__init__(shown=repr(text[max(at - _AROUND, 0) : at + _AROUND]))
        self.text = text
        self.at = at


def check_printable(entry: Entry) -> None:
    """Refuse characters that nobody can read, in any text of the entry.

    Two references that differ only in such characters look the same, and yet they
    would name two subjects.

    Raises:
        UnprintableError: with the first text that has one.
    """
    if not _is_printable(entry):
        for text in _texts(msgspec.to_builtins(entry.content)):
            if found := _UNPRINTABLE.search(text):
                raise UnprintableError(text=text, at=found.start())


def _is_printable(entry: Entry) -> bool:
    try:
        canonical = entry.canonical
    except UnicodeEncodeError:
        return False
    # Few entries have a backslash, and finding one is faster than the pattern.
    return not (
        b"\x7f" in canonical
        or _CONTROL.search(canonical)
        or (b"\\" in canonical and _ESCAPED.search(canonical))
    )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (
            text for pair in value.items() for one in pair for text in _texts(one)
        )
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in _texts(one))
