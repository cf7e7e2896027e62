"""The Python text of a function, and what the names in it stand for.

No word of a document or a schema stands in the text but attribute names, which are
identifiers of our own classes: all else is bound to a name of ours.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from textwrap import indent
from types import CodeType
from typing import Any, TypeAlias, cast

from graphql_engine.executor.templates import Frame, filled

Run: TypeAlias = Callable[[Any, Any, Any], Any]
"""Takes the executor, a value and its path; gives what is written, or a coroutine."""

_FUNCTION = """\
def run(ex, source, path):
    waiting = []
{body}
    return ex.settled(result, waiting) if waiting else result
"""


@lru_cache(maxsize=512)
def _compiled(text: str) -> CodeType:
    # Types that share an interface are read alike, and differ in what names stand for.
    return compile(text, "<a plan>", "exec")


class Source:
    """A function that is being written."""

    def __init__(self) -> None:
        self._names: dict[str, object] = {}
        self._parts: list[str] = []

    def bind(self, thing: object) -> str:
        """Name something."""
        name = f"n{len(self._names)}"
        self._names[name] = thing
        return name

    def bind_all(self, names: Mapping[str, object]) -> dict[str, str]:
        """Name several things: their names in a template -> those in the text."""
        return {name: self.bind(thing) for name, thing in names.items()}

    def add(self, text: str) -> None:
        """Go on with some lines."""
        self._parts.append(text)

    def function(self, frame: Frame, **given: str) -> Run:
        """Close the text, within the lines of a frame, and make it a function."""
        parts = indent("".join(self._parts), " " * frame.depth)
        body = indent(filled(frame.text, parts=parts, **given), "    ")
        text = _FUNCTION.replace("{body}", body)
        exec(_compiled(text), self._names)  # noqa: S102 - ours, above
        # Its names are the function's for good, and should not hold it as well.
        return cast("Run", self._names.pop("run"))
