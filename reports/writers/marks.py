"""What all writers show in the same way: numbers, and the order of reading."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from reports.model import Cell, Document, Mark, Masthead, Runs, Table

ORGANIZATION: Mapping[str, str] = MappingProxyType(
    {
        "en": "United Nations",
        "fr": "Nations Unies",
        "es": "Naciones Unidas",
        "ru": "Организация Объединенных Наций",
        "zh": "联合国",
        "ar": "الأمم المتحدة",
    }
)
"""Code of a language -> whose documents these are."""
_CLOSED = (".", ")", "）", "-")


def printed_number(number: str) -> str:
    """Give a number as it stands before its words: ``1.`` or ``(a)``; or nothing."""
    if not number or number.endswith(_CLOSED):
        return number
    return f"{number}."


def direction_of(language: str) -> str:
    """Give the direction in which a language of the United Nations is written."""
    return "rtl" if language == "ar" else "ltr"


def all_runs(document: Document) -> Iterator[Runs]:
    """List the runs of a document in the order in which one reads them."""
    yield from masthead_runs(document.masthead)
    for block in document.blocks:
        if isinstance(block, Table):
            yield from table_runs(block)
        else:
            yield block.runs


def masthead_runs(head: Masthead) -> Iterator[Runs]:
    """List the runs of a masthead in the order in which one reads them."""
    for meeting in head.meetings:
        yield from (meeting.body, meeting.session)
        yield from (meeting.place_and_dates, meeting.agenda_item)
    yield from (head.agenda, head.title, head.authors)


def table_runs(table: Table) -> Iterator[Runs]:
    """List the runs of a table and its notes in the order in which one reads them."""
    yield table.title
    yield from table.columns
    yield from (cell.runs for row in table.rows for cell in row)
    yield from (note.runs for note in table.notes)


def numbers_in_order(document: Document) -> list[int]:
    """List the numbers of footnotes as they are first referred to."""
    marks = (
        run.number
        for runs in all_runs(document)
        for run in runs
        if isinstance(run, Mark)
    )
    return list(dict.fromkeys(marks))


def full_rows(table: Table) -> Iterator[list[Cell]]:
    """List the rows with a cell for each column, those that cover several repeated."""
    held: list[tuple[Cell, int]] = [(Cell(runs=()), 0)] * len(table.columns)
    for row in table.rows:
        given = iter(row)
        held = [
            (cell, left - 1) if left else _taken(next(given)) for cell, left in held
        ]
        yield [cell for cell, _ in held]


def _taken(cell: Cell) -> tuple[Cell, int]:
    return cell, cell.rows - 1
