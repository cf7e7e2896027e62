"""An edited Word file read back: what people propose, paragraph by paragraph.

The file is compared with the file that the edition writes, so that nothing an editor
did is lost: what cannot become a text of the report is named in a note. Nothing is
recorded here.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from reports.model import Document, Table, plain
from reports.reading_changes import FileEdit, change_between, compare_footnotes
from reports.reading_notes import COMMENT, Note, notes_on_blocks, notes_on_file
from reports.writers.docx.alignment import (
    MASTHEAD,
    Alignment,
    Passage,
    align,
)
from reports.writers.docx.blocks import TITLE
from reports.writers.docx.bookmarks import PREFIX, Addresses, bookmark_name
from reports.writers.docx.document import write_docx
from reports.writers.docx.package import NotWordError, Package
from reports.writers.docx.properties import properties_of
from reports.writers.docx.reader import (
    FoundParagraph,
    FoundTable,
    WordFile,
)
from reports.writers.docx.table_rows import compare_rows

_NOTHING: Mapping[str, str] = MappingProxyType({})


class ReadBack(NamedTuple):
    """What a file proposes.

    Attributes:
        changes: what stands in the file, as if its pending changes were rejected.
        accepted: what stands in it as if they were accepted.
        notes: what an editor did that changes no words, or that nobody can place.
        is_anchored: whether the paragraphs say which they are; otherwise they were
            recognised by their words, and a person has to look at each.
        properties: what the writer stored in the file.
    """

    changes: tuple[FileEdit, ...]
    accepted: tuple[FileEdit, ...] = ()
    notes: tuple[Note, ...] = ()
    is_anchored: bool = True
    properties: Mapping[str, str] = _NOTHING

    @property
    def pending(self) -> tuple[FileEdit, ...]:
        """The changes that somebody still has to accept or reject."""
        return tuple(one for one in self.accepted if one not in self.changes)


class ReadingBackError(Exception):
    """The file cannot be read back; nothing is proposed."""


class _Reading(NamedTuple):
    """A file compared with what was written, its pending changes settled in one way."""

    changes: tuple[FileEdit, ...]
    notes: tuple[Note, ...]
    is_anchored: bool


def read_file_properties(content: bytes) -> Mapping[str, str]:
    """Return what a file says of itself: its report, edition and language.

    Raises:
        ReadingBackError: the file is damaged, or no Word file.
    """
    try:
        return properties_of(Package.read(content))
    except NotWordError as error:
        raise ReadingBackError(str(error)) from error


def read_back(
    content: bytes,
    document: Document,
    *,
    template: bytes | None = None,
    expected: Mapping[str, str] = _NOTHING,
) -> ReadBack:
    """Compare an edited file with the document that it was written from.

    Args:
        template: Word template of the edition; without one, the default.
        expected: properties that the file must have, such as its report and edition.

    Raises:
        ReadingBackError: the file is damaged, no Word file, or of another report,
            edition or language.
    """
    try:
        package = Package.read(content)
        properties = properties_of(package)
        _check_properties(properties, {**expected, "language": document.language})
        written = WordFile(Package.read(write_docx(document, template=template)))
        settled, accepted = (
            _compared(WordFile(package, accept=accept), written, document)
            for accept in (False, True)
        )
    except NotWordError as error:
        raise ReadingBackError(str(error)) from error
    return ReadBack(
        changes=settled.changes,
        accepted=accepted.changes,
        notes=(
            *settled.notes,
            *(
                one._replace(is_pending=True)
                for one in accepted.notes
                if one not in settled.notes
            ),
        ),
        is_anchored=settled.is_anchored,
        properties=properties,
    )


def _check_properties(
    properties: Mapping[str, str], expected: Mapping[str, str]
) -> None:
    """Refuse a file that says it is something else; some programs drop what it says."""
    for name, value in expected.items():
        found = properties.get(name, value)
        if found != value:
            reason = f'this file is of another {name}: "{found}", not "{value}"'
            raise ReadingBackError(reason)


def _compared(file: WordFile, written: WordFile, document: Document) -> _Reading:
    passages = tuple(_passages(document, written))
    alignment = align(passages, file.blocks)
    if not any(passages[one].key != MASTHEAD for one in alignment.blocks):
        reason = "this Word file has no paragraph of this report"
        raise ReadingBackError(reason)
    footnotes, notes = compare_footnotes(file.footnotes(), document)
    return _Reading(
        changes=(*_changes(passages, file, alignment), *footnotes),
        notes=(
            *notes_on_blocks(passages, file, alignment),
            *notes,
            *notes_on_file(file, written),
            *_comments(passages, file, alignment),
        ),
        is_anchored=alignment.is_anchored,
    )


def _passages(document: Document, written: WordFile) -> Iterator[Passage]:
    """List what was written: the masthead, then paragraphs and tables by their keys."""
    addresses = Addresses()
    known: dict[str, tuple[str, str]] = {}
    for block in document.blocks:
        is_table = isinstance(block, Table)
        key = block.key + TITLE if is_table else block.key
        words = plain(block.title if isinstance(block, Table) else block.runs)
        known[bookmark_name(addresses.address(key))] = key, words
        for note in block.notes if isinstance(block, Table) else ():
            address = addresses.address(note.key)
            known[bookmark_name(address)] = note.key, plain(note.runs)
    key = MASTHEAD
    for one in written.blocks:
        if isinstance(one, FoundTable):
            yield Passage(key.removesuffix(TITLE), one.words, one)
            continue
        name = next((o for o in one.anchors if o.startswith(PREFIX)), "")
        if name:
            key, words = known[name]
            yield Passage(key, words, one)
        elif key == MASTHEAD and one.words:
            yield Passage(key, one.words, one)


def _changes(
    passages: tuple[Passage, ...], file: WordFile, alignment: Alignment
) -> Iterator[FileEdit]:
    added = _added(passages, file, alignment)
    yield from added.get(-1, ())
    for place, passage in enumerate(passages):
        at = alignment.blocks.get(place)
        block = None if at is None else file.blocks[at]
        if isinstance(block, FoundTable):
            yield from _cells(passage, block)
        elif not isinstance(passage.written, FoundTable):
            after = block.words if block else ""
            authors = block.authors if block else ""
            yield from change_between(
                passage.key, passage.words, after, authors=authors
            )
        yield from added.get(place, ())


def _added(
    passages: tuple[Passage, ...], file: WordFile, alignment: Alignment
) -> dict[int, list[FileEdit]]:
    """List added paragraphs by the passage that they stand behind.

    What stands above the text, in a file that does not say where the text begins, is
    not proposed: it may belong to the masthead.
    """
    at = {block: passage for passage, block in alignment.blocks.items()}
    found: dict[int, list[FileEdit]] = {}
    last = -1
    for place, block in enumerate(file.blocks):
        last = at.get(place, last)
        key = passages[last].key if last >= 0 else MASTHEAD
        is_text = key != MASTHEAD or 0 <= file.start <= place
        if key.endswith(TITLE) and block.words == 2 * passages[last].words:
            continue  # pandoc repeats the title of a table and its description
        if place not in at and is_text and isinstance(block, FoundParagraph):
            after = "" if key == MASTHEAD else key
            change = change_between(
                "", "", block.words, after_key=after, authors=block.authors
            )
            found.setdefault(last, []).extend(change)
    return found


def _cells(passage: Passage, found: FoundTable) -> Iterator[FileEdit]:
    if not isinstance(passage.written, FoundTable):
        return
    rows = compare_rows(passage.written.rows, found.rows)
    for row, column, before, after in rows.cells:
        is_masthead = passage.key == MASTHEAD
        key = MASTHEAD if is_masthead else f"{passage.key}/cell/{row}/{column}"
        yield from change_between(key, before, after, authors=found.authors)


def _comments(
    passages: tuple[Passage, ...], file: WordFile, alignment: Alignment
) -> Iterator[Note]:
    at = {block: passage for passage, block in alignment.blocks.items()}
    places: dict[str, str] = {}
    key = MASTHEAD
    for place, block in enumerate(file.blocks):
        key = passages[at[place]].key if place in at else key
        places |= dict.fromkeys(block.comments, key)
    for one in file.comments():
        yield Note(COMMENT, places.get(one.number, ""), one.words, one.author)
