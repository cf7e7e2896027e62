"""The Python text of a function, and what the names in it stand for.

The text contains no word of a document or a schema but names of attributes, which are
identifiers of our own classes. Everything else is bound to a generated name.
"""

from collections.abc import Callable
from functools import lru_cache
from textwrap import indent
from types import CodeType
from typing import Any, TypeAlias, cast

from graphql_engine.executor.templates import fill_gaps

PlanFunction: TypeAlias = Callable[[Any, Any, Any], Any]
"""Takes the executor, a value and its path; returns what is written."""


@lru_cache(maxsize=512)
def _compile(text: str) -> CodeType:
    # Types that share an interface have equal texts, with names for other things.
    return compile(text, "<a plan>", "exec")


class FunctionSource:
    """The source of a function that is being written."""

    def __init__(self) -> None:
        self._names: dict[str, object] = {}
        self._parts: list[str] = []

    def bind(self, thing: object) -> str:
        """Return a name for something."""
        name = f"n{len(self._names)}"
        self._names[name] = thing
        return name

    def add(self, text: str) -> None:
        """Add some lines."""
        self._parts.append(text)

    def build(self, function: str, **texts: str) -> PlanFunction:
        """Put the lines into the template of a function, and make the function."""
        depth = function.partition("{parts}")[0].rpartition("\n")[2]
        parts = indent("".join(self._parts), depth).removeprefix(depth)
        text = fill_gaps(function, parts=parts, **texts)
        exec(_compile(text), self._names)  # noqa: S102 - the text above
        # The function refers to its names, so they must not refer to the function.
        return cast("PlanFunction", self._names.pop("run"))
