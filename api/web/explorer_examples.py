"""The examples of the explorer. A test runs each of them.

``examples/examples.json`` lists them in order: the name of each operation's file,
without its suffix, and the values of its variables.
"""

from pathlib import Path
from typing import Any, NamedTuple

import orjson

from wording.words import words

FOLDER = Path(__file__).parent / "examples"


class Example(NamedTuple):
    """One operation of the explorer. Its title is the message ``example/<name>``."""

    name: str
    variables: dict[str, Any]

    @property
    def operation(self) -> str:
        """The text of the operation."""
        return (FOLDER / f"{self.name}.graphql").read_text(encoding="utf-8")

    def in_language(self, language: str) -> dict[str, str]:
        """Return title, text and variables for a page in `language`."""
        values = self.values(language)
        variables = orjson.dumps(values, option=orjson.OPT_INDENT_2).decode()
        return {
            "name": self.name,
            "title": words(language).term(f"example/{self.name}"),
            "operation": self.operation,
            "variables": variables if values else "",
        }

    def values(self, language: str) -> dict[str, Any]:
        """Return the values of its variables, including the reader's language."""
        if "$language" in self.operation:
            return {"language": language.upper(), **self.variables}
        return self.variables


EXAMPLES = tuple(
    Example(name, variables)
    for name, variables in orjson.loads((FOLDER / "examples.json").read_bytes()).items()
)
