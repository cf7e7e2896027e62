"""An edited Word file read back: what people propose, paragraph by paragraph.

Nothing is recorded here. Each proposal names the key of its paragraph, so that it can
become a text of the report, or be declined.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from reports.model import Document, Table, plain
from reports.writers.docx.alignment import Aligned, Passage, aligned
from reports.writers.docx.blocks import TITLE
from reports.writers.docx.bookmarks import Addresses
from reports.writers.docx.package import NotWordError, Package
from reports.writers.docx.properties import properties_of
from reports.writers.docx.reader import FoundNotes, FoundParagraph, FoundTable, WordFile
from reports.writers.docx.tables import laid_out
from reports.writers.marks import numbers_in_order

Kind = Literal["changed", "added", "removed"]
_NOTHING: Mapping[str, str] = MappingProxyType({})
_SAME = str.maketrans({"\u2011": "-", "\u00ad": None, "\u200e": None, "\u200f": None})


class Change(NamedTuple):
    """What somebody proposes for one paragraph, cell or footnote.

    Attributes:
        key: of the paragraph; ``<table>/cell/<row>/<column>`` for a cell, where the
            heads of columns are row 0; ``footnote/<number>``; empty for an added one.
        after_key: of the paragraph before an added one; empty at the beginning.
    """

    key: str
    before: str
    after: str
    kind: Kind
    after_key: str = ""


class Comment(NamedTuple):
    """What somebody wrote in the margin, beside which paragraph, if beside one."""

    key: str
    author: str
    words: str


class ReadBack(NamedTuple):
    """What a file proposes.

    Attributes:
        tracked: keys of paragraphs with tracked changes, which were read as accepted.
        unclear: what was changed and cannot be told apart, in words.
        properties: what the writer was told of the file.
    """

    changes: tuple[Change, ...]
    tracked: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    unclear: tuple[str, ...] = ()
    properties: Mapping[str, str] = _NOTHING


class ReadingBackError(Exception):
    """The file cannot be read back; nothing is proposed."""


def read_file_properties(content: bytes) -> Mapping[str, str]:
    """Give what a file says of itself: its report, edition and language.

    Raises:
        ReadingBackError: the file is damaged, or no Word file.
    """
    try:
        return properties_of(Package.read(content))
    except NotWordError as error:
        raise ReadingBackError(str(error)) from error


def read_back(
    content: bytes, document: Document, *, expected: Mapping[str, str] = _NOTHING
) -> ReadBack:
    """Compare an edited file with the document that it was written from.

    Args:
        expected: properties that the file must have, such as its report and edition.

    Raises:
        ReadingBackError: the file is damaged, no Word file, or of another report,
            edition or language.
    """
    try:
        package = Package.read(content)
        properties = properties_of(package)
        _check_properties(properties, {**expected, "language": document.language})
        return _compared(WordFile(package), document, properties)
    except NotWordError as error:
        raise ReadingBackError(str(error)) from error


def _check_properties(
    properties: Mapping[str, str], expected: Mapping[str, str]
) -> None:
    """Refuse a file that says it is something else; some programs drop what it says."""
    for name, value in expected.items():
        said = properties.get(name, value)
        if said != value:
            reason = f'this file is of another {name}: "{said}", not "{value}"'
            raise ReadingBackError(reason)


def _compared(
    file: WordFile, document: Document, properties: Mapping[str, str]
) -> ReadBack:
    passages = list(_passages(document))
    pairs = list(aligned(passages, file.blocks()))
    if not any(one.passage and one.found for one in pairs):
        reason = "this Word file has no paragraph of this report"
        raise ReadingBackError(reason)
    notes, unclear = _footnotes(file.footnotes(), document)
    tables = {one.key: one for one in document.blocks if isinstance(one, Table)}
    found = [change for one in pairs for change in _changes(one, tables)]
    return ReadBack(
        changes=(*found, *notes),
        tracked=tuple(_tracked(pairs)),
        comments=tuple(_comments(file, pairs)),
        unclear=(*_unclear(pairs, tables), *unclear),
        properties=properties,
    )


def _passages(document: Document) -> Iterator[Passage]:
    """List what a file has bookmarks for, and the tables between them."""
    addresses = Addresses()
    for block in document.blocks:
        is_table = isinstance(block, Table)
        key = block.key + TITLE if is_table else block.key
        address = addresses.address(key)
        words = plain(block.title if isinstance(block, Table) else block.runs)
        yield Passage(address, key, words)
        if isinstance(block, Table):
            yield Passage(address.removesuffix(TITLE), block.key, "")
            for note in block.notes:
                yield Passage(addresses.address(note.key), note.key, plain(note.runs))


def _changes(pair: Aligned, tables: Mapping[str, Table]) -> Iterator[Change]:
    key = pair.passage.key if pair.passage else ""
    if isinstance(pair.found, FoundTable):
        yield from _cells(pair.found, tables[key]) if key else ()
    elif key not in tables:
        before = pair.passage.words if pair.passage else ""
        after = pair.found.words if pair.found else ""
        after_key = "" if key else pair.after_key
        yield from _change(key, before, after, after_key=after_key)


def _change(
    key: str, before: str, after: str, *, after_key: str = ""
) -> Iterator[Change]:
    """Give the change from one text to another, if they differ in their words."""
    if _words(before) == _words(after):
        return
    kind: Kind = "changed" if key and after else "removed" if key else "added"
    yield Change(key, before, after, kind, after_key)


def _words(text: str) -> str:
    """Take away what programs change on their own: kinds of spaces and of hyphens."""
    return " ".join(text.translate(_SAME).split())


def _cells(found: FoundTable, table: Table) -> Iterator[Change]:
    rows = _rows_of(table)
    if not _is_of_one_shape(found, rows):
        return
    for row, (before, after) in enumerate(zip(rows, found.rows, strict=True)):
        for column, (old, new) in enumerate(zip(before, after, strict=True), start=1):
            yield from _change(f"{table.key}/cell/{row}/{column}", old, new)


def _rows_of(table: Table) -> list[tuple[str, ...]]:
    """Give the words of each cell, the heads first; none where one above goes on."""
    rows = (
        tuple(plain(one.runs) if one else "" for one in row) for row in laid_out(table)
    )
    return [tuple(map(plain, table.columns)), *rows]


def _is_of_one_shape(found: FoundTable, rows: list[tuple[str, ...]]) -> bool:
    return list(map(len, found.rows)) == list(map(len, rows))


def _unclear(pairs: Iterable[Aligned], tables: Mapping[str, Table]) -> Iterator[str]:
    for pair in pairs:
        key = pair.passage.key if pair.passage else ""
        if isinstance(pair.found, FoundTable):
            if not key:
                yield f'a table was added after "{pair.after_key}"'
            elif not _is_of_one_shape(pair.found, _rows_of(tables[key])):
                yield f'rows or columns of the table "{key}" were added or removed'
        elif key in tables:
            yield f'the table "{key}" was removed'


def _footnotes(
    found: FoundNotes, document: Document
) -> tuple[list[Change], tuple[str, ...]]:
    """Compare footnotes by number; one that lacks went with its mark."""
    written = {one.number: plain(one.runs) for one in document.footnotes}
    if found.known.keys() - written.keys():
        return [], ("its footnotes are those of another version, or an annotated one",)
    pairs = (
        (number, written[number], found.known.get(number, ""))
        for number in numbers_in_order(document)
        if number in written
    )
    changes = [
        change
        for number, before, after in pairs
        for change in _change(f"footnote/{number}", before, after)
    ]
    return changes, (f"footnotes were added: {found.added}",) if found.added else ()


def _tracked(pairs: Iterable[Aligned]) -> Iterator[str]:
    for pair in pairs:
        if isinstance(pair.found, FoundParagraph) and pair.found.is_tracked:
            yield pair.passage.key if pair.passage else pair.after_key


def _comments(file: WordFile, pairs: Iterable[Aligned]) -> Iterator[Comment]:
    places = {
        number: pair.passage.key if pair.passage else pair.after_key
        for pair in pairs
        if isinstance(pair.found, FoundParagraph)
        for number in pair.found.comments
    }
    for one in file.comments():
        yield Comment(places.get(one.number, ""), one.author, one.words)
