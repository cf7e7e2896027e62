"""A command, and the field of GraphQL that answers the same query."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from tests.support.graphql_queries import Asker
from tests.support.query_selections import Selection, Shown


class Twin(NamedTuple):
    """A command, and the field of GraphQL that gives the same rows.

    Attributes:
        typed: the command with its options.
        asked: the field with its arguments; several for one within the other.
        is_connection: whether the field gives pages.
        rows: takes flat rows, as the command has them, from what GraphQL gives.
        more: what else is selected beside the page.
        certainty: CERTAIN or POSSIBLE.
    """

    typed: str
    asked: str | tuple[str, ...]
    columns: Mapping[str, Selection]
    is_connection: bool = True
    rows: Callable[[Any], Iterator[Any]] = lambda node: iter([node])
    more: str = ""
    certainty: str = "CERTAIN"

    @property
    def command(self) -> str:
        """The name of the command."""
        return self.typed.split()[0]

    @property
    def name(self) -> str:
        """The command with its options, in letters that every tool passes on."""
        return re.sub(r"[^a-zA-Z0-9=/-]+", " ", self.typed)

    @property
    def fields(self) -> tuple[str, ...]:
        """The field, or the fields within each other."""
        return (self.asked,) if isinstance(self.asked, str) else self.asked

    @property
    def document(self) -> str:
        """The field with all that its columns show."""
        own = " ".join(one.document for one in self.columns.values())
        page = f"edges {{ node {{ {own} }} }} {self.more.replace('@', own)}"
        return (
            " { ".join(self.fields)
            + f" {{ {page if self.is_connection else own} }}"
            + " }" * (len(self.fields) - 1)
        )

    def read(self, ask: Asker, at: str, language: str) -> list[dict[str, Shown]] | str:
        """Ask GraphQL; return all rows as a command shows them, or the refusal."""
        document = f"{{ at{at} {{ {self.document} }} }}"
        data, complaints = ask.answer(document)
        if complaints:
            return complaints[0]
        answer = data["at"]
        for one in self.fields:
            answer = answer[re.split(r"\W", one)[0]]
        nodes: Sequence[Any] = answer if isinstance(answer, list) else [answer]
        if self.is_connection and not self.more:
            nodes = [edge["node"] for edge in answer["edges"]]
        return [
            {name: one.show(row, language) for name, one in self.columns.items()}
            for node in nodes
            for row in self.rows(node)
        ]


def within(name: str) -> Callable[[Any], Iterator[Any]]:
    """Make a flat row of each part of a row, or one where it has none."""
    return lambda row: iter([{**row, name: one} for one in row[name] or [None]])
