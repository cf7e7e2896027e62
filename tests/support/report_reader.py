"""Reading a report in tests: what its sections say."""

from collections.abc import Iterator

from reports.model import Document, Heading, Model, Paragraph, Table, plain


def told_in(model: Model, language: str) -> str:
    """Give everything that a report says in a language, a line for each paragraph."""
    return "\n".join(_told(model.document(language)))


def section(document: Document, key: str) -> list[Paragraph]:
    """Give the paragraphs below a heading."""
    found: list[Paragraph] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading):
            inside = block.key == key
        elif inside and isinstance(block, Paragraph):
            found.append(block)
    return found


def _told(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (plain(cell.runs) for row in block.rows for cell in row)
        else:
            yield plain(block.runs)
