"""Answers for people: a table as wide as the terminal, and the words at its foot."""

import re
from io import StringIO
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.output.result import Cell, QueryResult
from wording.words import heading

COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What a terminal would obey: nobody records it, but a file may hold it."""

INSTEAD = "\ufffd"

UNSEEN_WIDTH = 200
"""Where nobody looks, lines may be long: they are searched, not read."""


def write_table(answer: QueryResult, out: TextIO) -> None:
    """Write a table; without colour or padding where it is not read on a terminal."""
    if out.isatty():
        _print(answer, Console(file=out, highlight=False, markup=False))
        return
    text = StringIO()
    width = UNSEEN_WIDTH
    _print(answer, Console(file=text, width=width, highlight=False, markup=False))
    out.writelines(f"{line.rstrip()}\n" for line in text.getvalue().split("\n")[:-1])


def _print(answer: QueryResult, console: Console) -> None:
    console.print(_table(answer) if answer.rows else answer.empty)
    for line in answer.foot:
        console.print(_shown(line), style="dim", soft_wrap=not console.is_terminal)


def _table(answer: QueryResult) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for key in answer.shown:
        is_number = key in answer.numbers
        table.add_column(
            heading(answer.language, key),
            justify="right" if is_number else "left",
            no_wrap=is_number,
            overflow="fold",
        )
    for row in answer.rows:
        table.add_row(*(_text(row[key]) for key in answer.shown))
    return table


def _text(cell: Cell) -> Text:
    return Text("" if cell.is_repeated else _shown(cell.text))


def _shown(text: str) -> str:
    return COMMANDS.sub(INSTEAD, text)
