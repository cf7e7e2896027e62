"""Reads YAML: every scalar is text, lines are known, aliases are bounded.

The rows of a sheet are read one at a time, whatever the size of the file. Signs that
YAML takes for its own, such as ``#`` within words, would shorten a text silently: they
are mistakes, and the message says to use quotation marks.
"""

import re
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any, TextIO

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from api.importing.parts import ROWS, Mistake, Part, RowText, SheetTextError
from api.importing.yaml_mistakes import WIDE_COLON, SourceText, advice_on
from domain.errors import Message

GROWTH = 2
"""Values per character of text, at the most: more can only come of aliases."""

DEEPEST = 40

Event = Any
"""An event of the parser; its library gives them no precise types."""

_COMMENT = re.compile(r"[ \t]+#")


def read_yaml(text: str) -> Any:  # noqa: ANN401 - text, list or dictionary
    """Read one YAML document; ``NO``, ``001`` and dates stay text.

    Returns:
        Text, a list or a dictionary, nested.

    Raises:
        SheetTextError: with the line.
    """
    return YamlReader(StringIO(text, newline=None)).read_value()


def yaml_parts(stream: TextIO) -> Iterator[Part]:
    """Read a sheet part by part.

    Raises:
        SheetTextError: the text cannot be read further.
    """
    return YamlReader(stream).read_parts()


class YamlReader:
    """Turns the events of a YAML parser into values."""

    def __init__(self, stream: TextIO) -> None:
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        text: Any = SourceText(stream)
        self._text: SourceText = text
        self._anchors: dict[str, tuple[Any, int, int]] = {}
        self._unused: dict[str, int] = {}
        self._mistakes: list[Mistake] = []
        self._count = self._deepest = 0
        self._row = ""
        try:
            self._next: Callable[[], Event] = loader(text).get_event
        except yaml.YAMLError as error:
            raise self._error(error) from error

    def read_value(self) -> Any:  # noqa: ANN401 - text, list or dictionary
        """Read the only document as one value.

        Raises:
            SheetTextError: with the line.
        """
        try:
            event = self._start()
            value = self._value(event, 0) if event else ""
            self._end()
        except yaml.YAMLError as error:
            raise self._error(error) from error
        for one in self._mistakes:
            raise SheetTextError(line=one.line, reason=one.reason)
        return value

    def read_parts(self) -> Iterator[Part]:
        """Read the only document as a sheet: a mapping, or a list of rows.

        Raises:
            SheetTextError: with the line.
        """
        try:
            event = self._start()
            if type(event) is MappingStartEvent:
                yield from self._top()
            elif type(event) is SequenceStartEvent:
                yield from self._rows()
            elif event:
                yield Part("", self._value(event, 0), _line(event))
            self._end()
        except yaml.YAMLError as error:
            raise self._error(error) from error

    def _start(self) -> Event | None:
        """Return the first event of the document; None if there is none."""
        self._next()
        is_empty = type(self._next()) is StreamEndEvent
        return None if is_empty else self._next()

    def _end(self) -> None:
        event = self._next()
        if type(event) is DocumentEndEvent:
            event = self._next()
        if type(event) is DocumentStartEvent:
            reason = Message("sheet/second-document")
            raise SheetTextError(line=_line(event), reason=reason)
        for name, line in self._unused.items():
            raise _needs_quotes("&" + name, line)

    def _top(self) -> Iterator[Part]:
        seen: set[str] = set()
        while type(key := self._next()) is not MappingEndEvent:
            line, name = _line(key), self._key(key, 1)
            event = self._next()
            if name == ROWS and name not in seen and type(event) is SequenceStartEvent:
                yield from self._rows()
            elif name == ROWS and type(event) is MappingStartEvent:
                yield Part(ROWS, self._row_text(event), line)
            else:
                yield Part(name, self._value(event, 1), line)
            if name in seen:
                self._note(line, Message("sheet/twice", {"name": name}))
            seen.add(name)
            for one in self._mistakes:
                raise SheetTextError(line=one.line, reason=one.reason)

    def _rows(self) -> Iterator[Part]:
        while type(event := self._next()) is not SequenceEndEvent:
            line = _line(event)
            if type(event) is MappingStartEvent:
                yield Part(ROWS, self._row_text(event), line)
            else:
                yield Part(ROWS, self._value(event, 1), line)

    def _row_text(self, event: Event) -> RowText:
        before, self._deepest = self._count, 1
        values, lines = self._mapping(event, 1)
        if event.anchor:
            size = 1 + self._count - before
            self._anchors[event.anchor] = values, size, self._deepest
        mistakes, self._mistakes, self._row = self._mistakes, [], ""
        return RowText(values, lines, _line(event), mistakes)

    def _value(self, event: Event, depth: int) -> Any:  # noqa: ANN401 - text, list or dictionary
        self._count += 1
        kind = type(event)
        if kind is ScalarEvent:
            if not event.style and self._text.has_comment:
                self._check_comment(event)
            if event.tag or event.anchor:
                self._check_signs(event)
            value: Any = event.value
        elif kind is AliasEvent:
            return self._alias(event, depth)
        else:
            return self._collection(event, depth)
        if event.anchor:
            self._anchors[event.anchor] = value, 1, 0
        return value

    def _collection(self, event: Event, depth: int) -> Any:  # noqa: ANN401 - list or dictionary
        if depth >= DEEPEST:
            reason = Message("sheet/too-deep", {"deepest": DEEPEST})
            raise SheetTextError(line=_line(event), reason=reason)
        if event.tag or event.anchor:
            self._check_signs(event)
        before, outer = self._count, self._deepest
        self._deepest = depth
        value: Any
        if type(event) is SequenceStartEvent:
            value = []
            while type(one := self._next()) is not SequenceEndEvent:
                value.append(self._value(one, depth + 1))
        else:
            value, _ = self._mapping(event, depth)
        if event.anchor:
            size = 1 + self._count - before
            self._anchors[event.anchor] = value, size, self._deepest + 1 - depth
        self._deepest = max(outer, self._deepest, depth)
        return value

    def _mapping(
        self, start: Event, depth: int
    ) -> tuple[dict[str, Any], dict[str, int]]:
        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        while type(key := self._next()) is not MappingEndEvent:
            line = key.start_mark.line + 1
            name = self._key(key, depth + 1)
            mistakes = len(self._mistakes)
            event = self._next()
            value = self._value(event, depth + 1)
            if start.flow_style and value == "" and _has_no_colon(key, event):
                self._note(line, Message("sheet/comma", {"words": name}))
            if name in values:
                self._note(line, Message("sheet/twice", {"name": name}))
            if depth == 1 and len(self._mistakes) > mistakes:
                new = self._mistakes[mistakes:]
                self._mistakes[mistakes:] = [one._replace(field=name) for one in new]
            values[name] = value
            lines[name] = line
            if depth == 1 and name == "key":
                self._row = str(value)
        return values, lines

    def _key(self, event: Event, depth: int) -> str:
        if type(event) is ScalarEvent:
            if event.tag or event.anchor:
                self._check_signs(event)
            name = str(event.value)
            if WIDE_COLON in name:
                self._note(_line(event), Message("yaml/full-width"))
            if name == "<<":
                self._note(_line(event), Message("sheet/merge"))
            return name
        self._value(event, depth)
        reason = Message("sheet/key-word")
        raise SheetTextError(line=_line(event), reason=reason, row=self._row)

    def _alias(self, event: Event, depth: int) -> Any:  # noqa: ANN401 - as it was read
        if event.anchor not in self._anchors:
            raise _needs_quotes("*" + event.anchor, _line(event))
        self._unused.pop(event.anchor, None)
        value, size, height = self._anchors[event.anchor]
        self._count += size - 1
        self._deepest = max(self._deepest, depth - 1 + height)
        if self._count > GROWTH * self._text.size or depth + height > DEEPEST:
            reason = Message("sheet/too-much", {"deepest": DEEPEST})
            raise SheetTextError(line=_line(event), reason=reason)
        return value

    def _check_comment(self, event: Event) -> None:
        """Note a comment after words without quotation marks: it may be of them."""
        end = event.end_mark
        rest = self._text.after(end.line + 1, end.column)
        if _COMMENT.match(rest):
            facts = {"rest": rest.strip()}
            self._note(end.line + 1, Message("sheet/comment", facts))

    def _check_signs(self, event: Event) -> None:
        line = _line(event)
        if event.anchor and type(event) is ScalarEvent:
            self._unused[event.anchor] = line
        if event.tag:
            raise _needs_quotes(event.tag, line)

    def _note(self, line: int, reason: Message) -> None:
        self._mistakes.append(Mistake("", line, reason))

    def _error(self, error: yaml.YAMLError) -> SheetTextError:
        line, reason = advice_on(error, self._text)
        return SheetTextError(line=line, reason=reason, row=self._row)


def _line(event: Event) -> int:
    line: int = event.start_mark.line
    return line + 1


def _has_no_colon(key: Any, value: Any) -> bool:  # noqa: ANN401 - events
    """Return whether a key stands alone: words after a comma look like one."""
    if not isinstance(value, ScalarEvent) or value.style:
        return False
    end: Any = key.end_mark
    start: Any = value.start_mark
    return bool((end.line, end.column) == (start.line, start.column))


def _needs_quotes(words: str, line: int) -> SheetTextError:
    reason = Message("sheet/sign", {"words": words})
    return SheetTextError(line=line, reason=reason)
