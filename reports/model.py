"""The neutral model of a report: what it says, before any format.

An edition is one :class:`Model`, kept for ever by the digest of its canonical bytes;
writers turn one of its documents into a file and add nothing to it.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

Style = Literal["", "strong", "emphasis", "code"]
Origin = Literal["generated", "written", "fixed", "offered"]
Direction = Literal["ltr", "rtl"]


class _Part(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What all parts share: values, with defaults left out of the canonical bytes."""


class Text(_Part, frozen=True, tag="text"):
    """Words in a paragraph, a heading or a cell.

    Attributes:
        language: code of their language where it is not the document's: a
            translation is missing. Writers name it to programs that read aloud or
            check spelling.
        entries: event ids of the entries behind the words.
        style: ``code`` for symbols, which are never broken nor turned around.
    """

    words: str
    language: str = ""
    entries: tuple[str, ...] = ()
    style: Style = ""


class Mark(_Part, frozen=True, tag="mark"):
    """The place in a text where a footnote is referred to."""

    number: int


Run = Text | Mark
Runs = tuple[Run, ...]


class Heading(_Part, frozen=True, tag="heading"):
    """A heading: level 1 for a section, 2 within it; ``number`` as printed or empty."""

    key: str
    level: int
    runs: Runs
    number: str = ""


class Paragraph(_Part, frozen=True, tag="paragraph"):
    """A paragraph.

    Attributes:
        key: its place in the report, the same in each language and edition, such as
            ``overview/2018``; people replace a paragraph by naming it.
        number: as printed, ``1`` or ``(a)``; empty for one without a number.
        level: 0 for a paragraph, 1 for an item of a list below one.
        origin: who says it: generated from entries, written by people, or fixed words;
            ``offered`` is what the previous report says, in previews alone.
        conflict: whether it is one of several texts that people wrote for one place
            without having seen each other's.
    """

    key: str
    runs: Runs
    number: str = ""
    level: int = 0
    origin: Origin = "generated"
    conflict: bool = False


class Cell(_Part, frozen=True):
    """A cell of a table; it covers ``rows`` rows of its column."""

    runs: Runs
    rows: int = 1
    is_header: bool = False


class Table(_Part, frozen=True, tag="table"):
    """A table.

    Attributes:
        title: above it; also its description for who cannot see it.
        columns: heads of the columns, repeated on each page.
        widths: share of each column, in percent; they add up to 100.
        rows: cells of each row; a column that a cell above covers is left out.
        notes: below it, set small.
    """

    key: str
    title: Runs
    columns: tuple[Runs, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Paragraph, ...] = ()


Block = Heading | Paragraph | Table


class Footnote(_Part, frozen=True):
    """A footnote; numbers run from 1 in the order in which they are referred to."""

    number: int
    runs: Runs


class Meeting(_Part, frozen=True):
    """A body and its session, as the masthead names them.

    Attributes:
        body: of whom it is a session.
        session: such as "Fourth meeting".
        place_and_dates: one line.
        agenda_item: one line, such as "Item 4 (j) of the provisional agenda".
    """

    body: Runs
    session: Runs = ()
    place_and_dates: Runs = ()
    agenda_item: Runs = ()


class Masthead(_Part, frozen=True):
    """The top of the first page.

    Attributes:
        symbols: of the document, one for each body; empty when none is known.
        distribution: such as "Distr.: General".
        issued: the printed date of distribution; empty until it is known.
        languages: lines such as "Chinese" and "Original: English".
        meetings: for whom the document is.
        agenda: title of the agenda item, or empty.
        title: of the report.
        authors: line below the title, such as "Report by the joint task force".
        edition: line that says which edition it is, or that it is a preview; only
            of the annotated version, and of editions made before this was so.
    """

    title: Runs
    symbols: tuple[str, ...] = ()
    distribution: str = ""
    issued: str = ""
    languages: tuple[str, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    agenda: Runs = ()
    authors: Runs = ()
    edition: str = ""


class Document(_Part, frozen=True):
    """The report in one language."""

    language: str
    direction: Direction
    masthead: Masthead
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()


class Trace(_Part, frozen=True):
    """Where an entry behind the words stands, for the annotated version.

    Attributes:
        position: its number in the log.
        kind: stored name of the kind.
        document, paragraph: its first source; empty where it has none.
        is_inferred: whether the officer, not the source, gives the date.
    """

    position: int
    kind: str
    document: str = ""
    paragraph: str = ""
    is_inferred: bool = False


class Model(_Part, frozen=True):
    """A report in all its languages, with what it was made from.

    Attributes:
        report: the report, as ``document:reference``.
        edition: its number; 0 for a preview.
        period: EDTF span that is reported on.
        as_of: day in the world, ISO.
        position: last position of the log that was known.
        mapping, template: digests of the mapping of sections and of the Word template.
        entries: event id -> where it stands; those of the period that no section told
            are there too.
        since: position that the last report knew, or 0: what was corrected since.
        unplaced: event ids of entries of the period that no section took.
    """

    report: str
    period: str
    as_of: str
    position: int
    documents: tuple[Document, ...]
    v: int = msgspec.field(default_factory=lambda: FORMAT)
    edition: int = 0
    mapping: str = ""
    template: str = ""
    entries: dict[str, Trace] = {}
    unplaced: tuple[str, ...] = ()
    since: int = 0

    def document(self, language: str) -> Document:
        """Give the report in a language.

        Raises:
            KeyError: the report was not made in that language.
        """
        return {one.language: one for one in self.documents}[language]


FORMAT = 1
_encoder = msgspec.json.Encoder(order="deterministic")
_decoder = msgspec.json.Decoder(Model)


def encode(model: Model) -> bytes:
    """Write the canonical bytes: JSON, keys in one order, defaults left out."""
    return _encoder.encode(model)


def decode(canonical: bytes) -> Model:
    """Read canonical bytes that this or any earlier version wrote."""
    return _decoder.decode(canonical)


def plain(runs: Runs) -> str:
    """Give the words of runs, without marks."""
    return "".join(run.words for run in runs if isinstance(run, Text))


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """List the paragraphs of a document in order, notes of tables included."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            yield from block.notes
