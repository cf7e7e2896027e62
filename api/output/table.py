"""Answers for people: a table as wide as the terminal, and the words at its foot."""

from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.output.answers import Answer
from api.wording import words_in

UNSEEN_WIDTH = 200
"""Where nobody looks, lines may be long: they are searched, not read."""


def write_table(answer: Answer, out: TextIO) -> None:
    """Write a table; without colour where it is not read on a terminal."""
    width = None if out.isatty() else UNSEEN_WIDTH
    console = Console(file=out, width=width, highlight=False, markup=False)
    if answer.rows:
        console.print(_table(answer))
    else:
        console.print(answer.empty)
    for line in answer.foot:
        console.print(line, style="dim", soft_wrap=not out.isatty())


def _table(answer: Answer) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    headings = words_in(answer.language)
    for key in answer.shown:
        numbers = key in ("position", "entry")
        table.add_column(
            headings.get(key) or key.replace("_", " ").capitalize(),
            justify="right" if numbers else "left",
            no_wrap=numbers,
            overflow="fold",
        )
    for row in answer.rows:
        table.add_row(*(Text(row[key].text) for key in answer.shown))
    return table
