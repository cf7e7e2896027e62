"""Documents to be set as PDF, and their words without spaces."""

from msgspec.structs import replace

from reports.model import (
    Document,
    Paragraph,
    Runs,
    Table,
    Text,
)


def said(words: str) -> Runs:
    """Make runs of words."""
    return (Text(words=words),)


def with_blocks(document: Document, *blocks: Paragraph | Table) -> Document:
    """Put blocks in the place of those of a document."""
    return replace(document, blocks=blocks)


def letters(text: str) -> str:
    """Leave out spaces and line breaks."""
    return "".join(text.split())
