"""Writers: one neutral document in, the bytes of a file out, always the same.

A writer is loaded when it is first used: some take half a second to load.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple

from reports.model import Document, Model


class Means(NamedTuple):
    """What some writers need besides the document.

    Attributes:
        properties: facts of the edition, as :func:`properties_of` gives them.
        template: bytes of the Word template of a secretariat, instead of ours.
        fonts: folder with fonts, besides those of the machine.
    """

    properties: Mapping[str, str] = MappingProxyType({})
    template: bytes | None = None
    fonts: str | None = None


class Writer(NamedTuple):
    """A format: what writes it, and how its files are named and sent."""

    write: Callable[[Document, Means], bytes]
    suffix: str
    media_type: str


def properties_of(model: Model, *, digest: str = "") -> Mapping[str, str]:
    """Give the facts of an edition that files carry, none of them a time of writing.

    Args:
        digest: of the canonical bytes, where they are kept.
    """
    return {
        "report": model.report,
        "edition": str(model.edition),
        "period": model.period,
        "as_of": model.as_of,
        "position": str(model.position),
        "digest": digest,
    }


def _docx(document: Document, means: Means) -> bytes:
    module = import_module("reports.writers.docx.document")
    written: bytes = module.write_docx(
        document, template=means.template, properties=means.properties
    )
    return written


def _pdf(document: Document, means: Means) -> bytes:
    return _written(
        "pdf", document, dated_on=means.properties.get("as_of"), fonts=means.fonts
    )


def _html(document: Document, means: Means) -> bytes:
    return _written("html", document, properties=means.properties)


def _markdown(document: Document, _means: Means) -> bytes:
    return _written("markdown", document)


def _akn(document: Document, means: Means) -> bytes:
    return _written("akn", document, properties=means.properties)


def _written(name: str, document: Document, **means: object) -> bytes:
    module = import_module(f"reports.writers.{name}")
    written: bytes = getattr(module, f"write_{name}")(document, **means)
    return written


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "docx": Writer(_docx, ".docx", _WORD),
        "pdf": Writer(_pdf, ".pdf", "application/pdf"),
        "html": Writer(_html, ".html", "text/html; charset=utf-8"),
        "markdown": Writer(_markdown, ".md", "text/markdown; charset=utf-8"),
        "akn": Writer(_akn, ".xml", "application/akn+xml"),
    }
)
"""Name of the format -> its writer."""
