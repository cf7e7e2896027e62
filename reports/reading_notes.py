"""What an editor did to a Word file besides changing words, as notes.

Notes are for a person to read; their kinds are codes, their words those of the file.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reports.writers.docx.alignment import MASTHEAD, Alignment, Passage, normal
from reports.writers.docx.extras import Extra
from reports.writers.docx.reader import Found, FoundParagraph, FoundTable, WordFile
from reports.writers.docx.table_rows import compare_rows

COMMENT = "comment"
_OURS = "report "
_PASTED = ("", "normal")  # styles of words that were pasted or typed anew
_HEADING = "heading "


class Note(NamedTuple):
    """Something that an editor did and that cannot become a text of the report.

    Attributes:
        kind: such as ``comment``, ``moved``, ``struck-out`` or ``row-added``.
        key: of the paragraph or table; ``masthead``; empty for the whole file.
        words: those that it is about.
        author: of a comment.
        is_pending: whether it is so only if pending changes are accepted.
    """

    kind: str
    key: str
    words: str
    author: str = ""
    is_pending: bool = False


def notes_on_blocks(
    passages: Sequence[Passage], file: WordFile, alignment: Alignment
) -> Iterator[Note]:
    """List what was done to paragraphs and tables."""
    blocks = file.blocks
    keeps_styles = any(
        one.style.startswith(_OURS) for one in blocks if isinstance(one, FoundParagraph)
    )
    at = {block: passage for passage, block in alignment.blocks.items()}
    key = MASTHEAD
    for place, block in enumerate(blocks):
        if place not in at:
            is_above = key == MASTHEAD and not 0 <= file.start <= place
            yield from _on_added(key, block, is_above=is_above)
            continue
        passage = passages[at[place]]
        if at[place] in alignment.moved:
            yield Note("moved", passage.key, f"now after {key}")
        key = passage.key
        yield from _on_extras(key, passage.written.extras, block.extras)
        yield from _on_layout(passage, block, keeps_styles=keeps_styles)
    for place, passage in enumerate(passages):
        if place not in alignment.blocks and isinstance(passage.written, FoundTable):
            yield Note("table-removed", passage.key, passage.words)
        elif place not in alignment.blocks:
            yield from _on_extras(passage.key, passage.written.extras, ())


def _on_added(key: str, block: Found, *, is_above: bool) -> Iterator[Note]:
    yield from _on_extras(key, (), block.extras)
    if isinstance(block, FoundTable):
        yield Note("table-added", key, block.words)
    elif is_above and block.words:
        yield Note("added-to-masthead", key, block.words)


def _on_extras(
    key: str, before: tuple[Extra, ...], after: tuple[Extra, ...]
) -> Iterator[Note]:
    old, new = Counter(before), Counter(after)
    for one in (new - old).elements():
        yield Note(one.kind, key, one.words)
    for one in (old - new).elements():
        yield Note(f"no-longer-{one.kind}", key, one.words)


def _on_layout(passage: Passage, block: Found, *, keeps_styles: bool) -> Iterator[Note]:
    written = passage.written
    if isinstance(block, FoundTable) and isinstance(written, FoundTable):
        rows = compare_rows(written.rows, block.rows)
        yield from (Note("row-added", passage.key, _row(o)) for o in rows.added)
        yield from (Note("row-removed", passage.key, _row(o)) for o in rows.removed)
    elif isinstance(block, FoundParagraph) and isinstance(written, FoundParagraph):
        was, now = written.style, block.style
        is_heading = was.startswith(_HEADING) or now.startswith(_HEADING)
        is_kept = keeps_styles and now not in _PASTED
        if was != now and (is_kept or is_heading):
            kind = "heading-level" if is_heading else "style"
            yield Note(kind, passage.key, f"{was or 'none'} became {now or 'none'}")
        if written.level != block.level and is_kept:
            yield Note("numbering", passage.key, block.words)


def _row(row: tuple[str, ...]) -> str:
    return " | ".join(row)


def notes_on_file(file: WordFile, written: WordFile) -> Iterator[Note]:
    """List what was done outside of paragraphs and tables."""
    yield from (Note("endnote-added", "", one) for one in file.endnotes())
    was, now = ({*map(normal, one.frames())} for one in (written, file))
    yield from (Note("added-to-page-margin", "", one) for one in sorted(now - was))
    yield from (Note("removed-from-page-margin", "", one) for one in sorted(was - now))
    added = file.extras_elsewhere() - written.extras_elsewhere()
    yield from (Note(one.kind, "notes", one.words) for one in sorted(added))
