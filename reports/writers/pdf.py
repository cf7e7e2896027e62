"""PDF: tagged for screen readers (PDF/UA-1) and made for archives (PDF/A-2a) at once.

The same document gives the same bytes with the same fonts: no time of production, no
author, and no font that somebody happens to have.
"""

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import msgspec
import typst

from reports.fonts import (
    CHINESE,
    Font,
    FontMissingError,
    GlyphMissingError,
    fonts_for,
    fonts_in,
    missing_of,
)
from reports.model import Document, Table, plain
from reports.writers.marks import ORGANIZATION, full_rows

if TYPE_CHECKING:
    from typst import PDFStandard

STANDARDS: "list[PDFStandard]" = ["ua-1", "a-2a"]
UNDATED = "1970-01-01"
_KEPT = 10
_LONG = 500_000
"""Characters of a document from which lines are broken one by one, in half the time."""
_NO_GLYPH = "could not be displayed"
_TALL = 20
"""Letters for each hundredth of the width; Chinese ones take the room of two."""
_FEW = 6
"""Rows that a cell may cover and still be kept on one page."""
_TEXT = re.compile(r'the text `("[^`]+")`')


class LayoutError(Exception):
    """The layout said something that was not foreseen; nothing was written."""


def write_pdf(
    document: Document, *, dated_on: str | None = None, fonts: str | None = None
) -> bytes:
    """Write a document as PDF.

    Args:
        dated_on: ISO day for the file's properties, which an archive asks for; the day
            as of which the report speaks, since that of production is never written.
        fonts: folder with fonts, besides those of the machine.

    Raises:
        FontMissingError: it names the fonts and the packages that bring them.
        GlyphMissingError: the fonts are there and lack a character all the same.
    """
    given = _prepared(document)
    content = json.dumps(given, ensure_ascii=False)
    stack = fonts_for(content, language=document.language)
    if missing := missing_of(stack, fonts):
        raise FontMissingError(missing)
    inputs = {
        "document": content,
        "fonts": json.dumps(_families(stack)),
        "day": dated_on or UNDATED,
        "organization": ORGANIZATION[document.language],
        "linebreaks": "simple" if len(content) > _LONG else "optimized",
    }
    try:
        return _compiled(inputs, folder=fonts)
    finally:
        _let_go(folder=fonts)


def _families(stack: tuple[Font, ...]) -> list[object]:
    """Name the families; Chinese text takes its Latin letters and digits elsewhere."""
    families: list[object] = [font.family for font in stack]
    if stack[0] == CHINESE:
        families.insert(0, {"name": stack[1].family, "covers": "latin-in-cjk"})
    return families


def _prepared(document: Document) -> dict[str, Any]:
    """Lay the document out as data, saying which marks refer to an earlier footnote."""
    given: dict[str, Any] = msgspec.to_builtins(document)
    for block, laid_out in zip(document.blocks, given["blocks"], strict=True):
        if isinstance(block, Table):
            _hold_rows(block, laid_out["rows"])
    seen: set[int] = set()
    for part in _parts(given):
        # The entries behind the words are not shown, and a third of the data.
        part.pop("entries", None)
        if part.get("type") == "mark":
            part["again"] = part["number"] in seen
            seen.add(part["number"])
    return given


def _hold_rows(table: Table, rows: Iterable[Iterable[dict[str, Any]]]) -> None:
    """Keep each row on one page, unless it is so tall that a page may not hold it."""
    for full, given in zip(full_rows(table), rows, strict=True):
        lines = (
            len(plain(cell.runs)) / width
            for cell, width in zip(full, table.widths, strict=True)
        )
        if max(lines) < _TALL:
            for cell in given:
                cell["breakable"] = cell.get("rows", 1) > _FEW


def _parts(part: object) -> Iterable[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
        for inner in part.values():
            yield from _parts(inner)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from _parts(inner)


def _compiled(inputs: dict[str, str], *, folder: str | None) -> bytes:
    try:
        written, warnings = typst.compile_with_warnings(
            _layout(),
            format="pdf",
            font_paths=fonts_in(folder),
            ignore_system_fonts=True,
            pdf_standards=STANDARDS,
            sys_inputs=inputs,
        )
    except typst.TypstError as error:
        if _NO_GLYPH in error.message:
            characters = _TEXT.findall(error.message)
            raise GlyphMissingError(characters=" ".join(characters)) from error
        raise LayoutError(error.diagnostic) from error
    if warnings:
        raise LayoutError("; ".join(warning.message for warning in warnings))
    return written


def _let_go(*, folder: str | None) -> None:
    """Have typst forget what it keeps of a document for the next ten.

    It keeps up to two hundred megabytes of each long one, and no two are alike.
    """
    for _ in range(_KEPT + 1):
        typst.compile(
            b"", format="svg", font_paths=fonts_in(folder), ignore_system_fonts=True
        )


@lru_cache(maxsize=1)
def _layout() -> bytes:
    return files("reports.writers").joinpath("templates/report.typ").read_bytes()
