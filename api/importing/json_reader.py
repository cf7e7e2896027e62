"""Reads sheets in JSON, and in JSON Lines: one row a line.

``null`` means that there is no value. Numbers and truth values stay what they are, so
that a field of text refuses them. A key that stands twice is refused.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from json import JSONDecodeError, JSONDecoder, dumps
from typing import Any, NoReturn

from api.importing.parts import ROWS, Mistake, Part, RowText, SheetTextError
from domain.errors import Message

_SPACES = re.compile(r"[ \t\r\n]*")
_BEGINS = re.compile(r'\s*(\[\s*)?\{\s*("|\})')
_HALF = re.compile("[\ud800-\udfff]")
_ONLY_ROWS = ("key", "kind", "withdrawn")
"""Keys of rows; the first line of JSON Lines without them is the top of the sheet."""


class _UnfitError(Exception):
    def __init__(self, reason: Message) -> None:
        super().__init__(reason.key)
        self.reason = reason


def looks_like_json(text: str) -> bool:
    """Return whether a text is JSON: its first key has quotation marks."""
    return _BEGINS.match(text) is not None


def text_parts(text: str) -> Iterator[Part]:
    """Read a sheet in JSON or in JSON Lines, as its first line shows.

    Raises:
        SheetTextError: it is no JSON.
    """
    first = text.lstrip().partition("\n")[0]
    try:
        is_object = isinstance(decode(first), dict)
    except SheetTextError:
        is_object = False
    return json_line_parts(text.split("\n")) if is_object else json_parts(text)


def json_parts(text: str) -> Iterator[Part]:
    """Read a sheet in JSON: an object with ``entries``, or a list of rows.

    Raises:
        SheetTextError: it is no JSON.
    """
    return _Scanner(text).parts()


def json_line_parts(lines: Iterable[str]) -> Iterator[Part]:
    """Read rows in JSON Lines; the first line may have the top of the sheet.

    A line that is no JSON is a row with a mistake.
    """
    is_first = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = decode(line)
        except SheetTextError as error:
            mistake = Mistake("", number, error.reason)
            yield Part(ROWS, RowText({}, {}, number, (mistake,)), number)
            continue
        if is_first and isinstance(value, dict) and value.keys().isdisjoint(_ONLY_ROWS):
            yield from _top(value, number)
        else:
            yield _row(value, number)
        is_first = False


def decode(text: str, line: int = 1) -> Any:  # noqa: ANN401 - any JSON value
    """Read one JSON value.

    Raises:
        SheetTextError: it is no JSON, or a key stands twice.
    """
    scanner = _Scanner(text, line)
    value = scanner.value()
    scanner.end()
    return value


class _Scanner:
    """Reads JSON values one after the other, and knows on which line they are."""

    def __init__(self, text: str, line: int = 1) -> None:
        self._text = text
        self._at = self._counted = 0
        self._line = line
        self._skip()

    def parts(self) -> Iterator[Part]:
        if self._take("["):
            yield from self._rows()
        elif self._take("{"):
            yield from self._members()
        else:
            yield Part("", self.value(), self.line)
        self.end()

    @property
    def line(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def value(self) -> Any:  # noqa: ANN401 - any JSON value
        start = self._at
        try:
            value, self._at = _decoder.raw_decode(self._text, start)
        except JSONDecodeError as error:
            self._fail(error.msg, error.pos)
        except _UnfitError as error:
            raise SheetTextError(line=self.line, reason=error.reason) from error
        except RecursionError:
            self._fail("too many levels", self._at)
        if "\\u" in self._text[start : self._at] and _has_half(value):
            self._fail("half of a character", start)
        self._skip()
        return value

    def end(self) -> None:
        if self._at < len(self._text):
            self._fail("Extra data", self._at)

    def _members(self) -> Iterator[Part]:
        seen: set[str] = set()
        while not self._take("}"):
            if seen:
                self._expect(",")
            line, name = self.line, self.value()
            if not isinstance(name, str):
                self._fail("Expecting property name", self._at)
            if name in seen:
                reason = Message("sheet/twice", {"name": name})
                raise SheetTextError(line=line, reason=reason)
            seen.add(name)
            self._expect(":")
            if name == ROWS and self._take("["):
                yield from self._rows()
                continue
            value = self.value()
            if value is not None:
                yield _row(value, line) if name == ROWS else Part(name, value, line)

    def _rows(self) -> Iterator[Part]:
        is_first = True
        while not self._take("]"):
            if not is_first:
                self._expect(",")
            is_first, line = False, self.line
            yield _row(self.value(), line)

    def _take(self, sign: str) -> bool:
        if not self._text.startswith(sign, self._at):
            return False
        self._at += 1
        self._skip()
        return True

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            self._fail(f"Expecting '{sign}'", self._at)

    def _skip(self) -> None:
        found = _SPACES.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _fail(self, problem: str, at: int) -> NoReturn:
        line = self._line + self._text.count("\n", self._counted, at)
        reason = Message("sheet/json", {"problem": problem})
        raise SheetTextError(line=line, reason=reason)


def _top(value: dict[str, Any], line: int) -> Iterator[Part]:
    for name, one in value.items():
        if name == ROWS and isinstance(one, list):
            yield from (_row(row, line) for row in one)
        else:
            yield _row(one, line) if name == ROWS else Part(name, one, line)


def _row(value: object, line: int) -> Part:
    row = RowText(value, {}, line) if isinstance(value, dict) else value
    return Part(ROWS, row, line)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _UnfitError(Message("sheet/twice", {"name": twice}))
    if None in found.values():
        return {name: value for name, value in found.items() if value is not None}
    return found


def _has_half(value: object) -> bool:
    """Return whether a text has one of the two halves that write a character."""
    written = dumps(value, ensure_ascii=False, default=str)
    return _HALF.search(written) is not None


def _refuse_constant(name: str) -> None:
    raise _UnfitError(Message("sheet/json", {"problem": name}))


_decoder = JSONDecoder(
    object_pairs_hook=_object, parse_float=Decimal, parse_constant=_refuse_constant
)
