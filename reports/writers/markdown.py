r"""Markdown: CommonMark with the tables and footnotes that GitHub and pandoc read.

What looks like markup in the words is escaped: ``1. *x*`` stays what it is.
"""

import re
from collections.abc import Iterable, Iterator

from reports.model import (
    Document,
    Footnote,
    Heading,
    Mark,
    Masthead,
    Meeting,
    Paragraph,
    Runs,
    Table,
    Text,
)
from reports.writers.marks import ORGANIZATION, full_rows, printed_number

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&$#])")
_LIST = re.compile(r"^(\d+)([.)])")
_RULE = re.compile(r"^([-+=])")
_BREAK = "\\\n"
_AROUND = {"strong": "**", "emphasis": "*"}


def write_markdown(document: Document) -> bytes:
    """Write a document as Markdown; rows that a cell covers repeat its words."""
    organization = ORGANIZATION[document.language]
    parts = [organization, *_masthead(document.masthead), *_body(document)]
    if document.direction == "rtl":
        opening = f'<div dir="rtl" lang="{document.language}">'
        parts = [opening, *parts, "</div>"]
    return ("\n\n".join(parts) + "\n").encode()


def _masthead(head: Masthead) -> Iterator[str]:
    if head.symbols:
        yield _BREAK.join(map(_escaped, head.symbols))
    lines = (head.distribution, head.issued, *head.languages)
    if any(lines):
        yield _BREAK.join(_opened(_escaped(line)) for line in lines if line)
    yield from map(_meeting, head.meetings)
    if head.agenda:
        yield _said(head.agenda)
    yield f"# {_said(head.title)}"
    if head.authors:
        yield _said(head.authors)
    if head.edition:
        yield _opened(_escaped(head.edition))


def _meeting(meeting: Meeting) -> str:
    lines = (
        meeting.body,
        meeting.session,
        meeting.place_and_dates,
        meeting.agenda_item,
    )
    return _BREAK.join(_opened(_said(line)) for line in lines if line)


def _body(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Heading):
            yield f"#{'#' * block.level} {_numbered(block)}"
        elif isinstance(block, Paragraph):
            yield _paragraph(block)
        else:
            yield from _table(block)
    yield from map(_footnote, document.footnotes)


def _footnote(note: Footnote) -> str:
    return f"[^{note.number}]: {_said(note.runs)}"


def _paragraph(paragraph: Paragraph) -> str:
    quoted = "> " if paragraph.conflict else ""
    return quoted + _opened(_numbered(paragraph))


def _numbered(block: Heading | Paragraph) -> str:
    number = printed_number(block.number)
    return f"{_escaped(number)} {_said(block.runs)}" if number else _said(block.runs)


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield _opened(_said(table.title))
    rows = [[cell.runs for cell in row] for row in full_rows(table)]
    rule = _row("---" for _ in table.columns)
    lines = (_row(map(_said, row)) for row in (table.columns, *rows))
    yield "\n".join((next(lines), rule, *lines))
    yield from map(_paragraph, table.notes)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _said(runs: Runs) -> str:
    said = ""
    for run in runs:
        said += f"[^{run.number}]" if isinstance(run, Mark) else _told(run, said)
    return said.strip()


def _told(run: Text, before: str) -> str:
    words = _escaped(run.words)
    around = _AROUND.get(run.style, "")
    if around and _can_stand_out(run.words) and not before.endswith("*"):
        words = f"{around}{words}{around}"
    return words


def _can_stand_out(words: str) -> bool:
    """Say whether asterisks around the words would be read as emphasis, anywhere."""
    return words != "" and words[0].isalnum() and words[-1].isalnum()


def _escaped(words: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(re.split(r"[\r\n]+", words)))


def _opened(line: str) -> str:
    """Escape what would make a list or a rule at the start of a line."""
    return _RULE.sub(r"\\\1", _LIST.sub(r"\1\\\2", line))
