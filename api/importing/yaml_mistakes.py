"""Says in plain words what is wrong with the text of a sheet in YAML."""

import re
from collections import deque
from typing import Any, TextIO

import yaml

from domain.errors import Message

_BREAK = re.compile("[\n\x85\u2028\u2029]")
_CHUNKS_KEPT = 4
WIDE_COLON = "\uff1a"

_ADVICE = {
    "found a tab character": "tab",
    "mapping values are not allowed": "colon",
    "block sequence entries are not allowed": "dash",
    "could not find expected ':'": "no-colon",
    "did not find expected ',' or": "brackets",
    "did not find expected node content": "brackets",
    "did not find expected key": "indentation",
    "did not find expected '-'": "indentation",
    "did not find expected <document start>": "indentation",
    "did not find expected comment or line break": "block-text",
    "found unexpected end of stream": "open-quotes",
    "found unexpected document indicator": "open-quotes",
    "found unknown escape character": "backslash",
    "did not find expected alphabetic": "first-sign",
    "found character that cannot start": "first-sign",
}
"""Part of the parser's sentence -> the message that says what to do."""


class SourceText:
    """A text as the parser reads it: keeps the lines that messages need.

    Attributes:
        size: how many characters were read.
        has_comment: whether a line was read that may end in a comment.
    """

    def __init__(self, stream: TextIO) -> None:
        self.size = 0
        self.has_comment = False
        self._stream = stream
        self._line = 1
        self._commented: dict[int, str] = {}
        self._recent: deque[tuple[int, list[str]]] = deque(maxlen=_CHUNKS_KEPT)
        self._open = ""

    def read(self, size: int) -> str:
        """Return the next part of the text, as files do."""
        chunk = self._stream.read(size)
        self.size += len(chunk)
        lines = _BREAK.split(self._open + chunk)
        self._recent.append((self._line, lines))
        if "#" in chunk or "#" in self._open:
            self._keep_commented(lines)
        self._line += len(lines) - 1
        self._open = lines[-1]
        return chunk

    def after(self, line: int, column: int) -> str:
        """Return what follows a place, if its line may end in a comment."""
        return self._commented.get(line, "")[column:]

    def line(self, number: int) -> str:
        """Return a line that was read a short while ago."""
        for start, lines in reversed(self._recent):
            if start <= number < start + len(lines):
                return lines[number - start]
        return ""

    def _keep_commented(self, lines: list[str]) -> None:
        for number, line in enumerate(lines, self._line):
            if " #" in line or "\t#" in line:
                self._commented[number] = line
                self.has_comment = True


def advice_on(error: yaml.YAMLError, text: SourceText) -> tuple[int, Message]:
    """Return the line of a parser's error, and what to do about it."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return 1, Message("sheet/unprintable", {"problem": str(error)})
    mark: Any = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column) if mark else (1, 0)
    problem = str(error.problem)
    advice = next((key for part, key in _ADVICE.items() if part in problem), "syntax")
    if advice == "brackets" and error.context_mark:
        # A comment within brackets ends only with its line.
        mark = error.context_mark
        rest = text.after(mark.line + 1, 0).partition(" #")[2]
        if rest:
            cut = Message("sheet/comment", {"rest": f"#{rest}"})
            return mark.line + 1, cut
    written = text.line(line)
    if written[column : column + 1] == "\t" or written[:column].strip(" ") == "\t":
        advice = "tab"
    elif WIDE_COLON in written or WIDE_COLON in text.line(line - 1):
        advice = "full-width"
    facts = {"advice": Message(f"yaml/{advice}"), "problem": problem}
    return line, Message("sheet/yaml", facts)
