"""Numbers of headings, paragraphs and footnotes, given once all blocks stand."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from reports.language.symbols import apart
from reports.model import (
    Block,
    Footnote,
    Heading,
    Mark,
    Paragraph,
    Run,
    Runs,
    Table,
)
from wording.words import Words

NUMBERED = "#"
"""What a heading or a paragraph has for its number until it is given one."""

_ROMAN = (
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def numbered(blocks: Sequence[Block], words: Words) -> tuple[Block, ...]:
    """Number headings of sections and, through all of them, paragraphs."""
    return tuple(_numbered(blocks, words))


def _numbered(blocks: Sequence[Block], words: Words) -> Iterator[Block]:
    section = below = paragraph = 0
    for block in blocks:
        match block:
            case Heading(level=1, number="#"):
                section, below = section + 1, 0
                yield replace(block, number=_section(section, words))
            case Heading(number="#"):
                below += 1
                yield replace(block, number=_below(below, words))
            case Paragraph(number="#"):
                paragraph += 1
                yield replace(block, number=str(paragraph))
            case _:
                yield block


def _section(number: int, words: Words) -> str:
    own = words.split("format/numerals") if words.has("format/numerals") else ()
    return own[number - 1] if number <= len(own) else roman(number)


def _below(number: int, words: Words) -> str:
    own = words.split("format/letters") if words.has("format/letters") else ()
    return own[number - 1] if number <= len(own) else lettered(number).upper()


def roman(number: int) -> str:
    """Write a number below 90 in Roman numerals."""
    for value, letters in _ROMAN:
        if number >= value:
            return letters + roman(number - value)
    return ""


def lettered(number: int) -> str:
    """Write a number as lists do: a to z, then aa, ab and so on."""
    high, low = divmod(number - 1, 26)
    return (lettered(high) if high else "") + chr(ord("a") + low)


def noted(
    blocks: Sequence[Block], footnotes: Mapping[int, Runs]
) -> tuple[tuple[Block, ...], tuple[Footnote, ...]]:
    """Number footnotes in the order of their marks; those without a mark fall away.

    Symbols are set apart on the way.
    """
    order: dict[int, int] = {}

    def renumber(runs: Runs) -> Runs:
        return tuple(_renumbered(run, order) for run in apart(runs))

    found = tuple(_with_runs(block, renumber) for block in blocks)
    notes = (
        Footnote(number=new, runs=apart(footnotes[old])) for old, new in order.items()
    )
    return found, tuple(notes)


def _renumbered(run: Run, order: dict[int, int]) -> Run:
    if isinstance(run, Mark):
        return Mark(number=order.setdefault(run.number, len(order) + 1))
    return run


def _with_runs(block: Block, change: Callable[[Runs], Runs]) -> Block:
    if isinstance(block, Table):
        # In reading order: numbers are given on the way.
        title = change(block.title)
        columns = tuple(change(one) for one in block.columns)
        rows = tuple(
            tuple(replace(cell, runs=change(cell.runs)) for cell in row)
            for row in block.rows
        )
        notes = tuple(replace(one, runs=change(one.runs)) for one in block.notes)
        return replace(block, title=title, columns=columns, rows=rows, notes=notes)
    return replace(block, runs=change(block.runs))
