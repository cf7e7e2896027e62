"""A published file, compared word by word with the file that its edition writes."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from shutil import which
from subprocess import run
from typing import NamedTuple

import msgspec
from lxml import etree, html

from domain.errors import DomainError
from reports.differences import Piece
from reports.model import decode
from reports.workflow.files import SUFFIXES
from reports.writers.docx.package import NotWordError, Package
from reports.writers.docx.pending import has_pending
from reports.writers.docx.properties import properties_of
from reports.writers.docx.reader import WordFile

# Share of the words of the edition that a published file has. Conference services may
# have translated what the edition has in another language only.
_FEWEST = 0.3
_SAYS = ("report", "edition", "language")
_PDF = b"%PDF-"
# Chinese has no spaces: each of its characters counts as a word.
_WORD = re.compile(r"[\u3000-\u9fff]|[^\s\u3000-\u9fff]+")
_SAME = str.maketrans({"\u2011": "-", "\u00ad": None, "\u200e": None, "\u200f": None})
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True)
_READERS_OF_PDF = "pdftotext"
_PATIENCE_SECONDS = 60


class NotThisReportError(DomainError):
    """The file is not of the kind that its name says, or is no file of the report."""


class Comparison(NamedTuple):
    """How a published file differs from what its edition writes.

    Attributes:
        differences: words that only one of the two has, in order.
        is_compared: whether its words could be read at all.
    """

    differences: tuple[Piece, ...]
    is_compared: bool = True


def compare_issued(published: bytes, written: bytes, suffix: str) -> Comparison:
    """Compare a published file with the file that its edition writes.

    Args:
        suffix: of the name of the file, such as ``docx``.

    Raises:
        NotThisReportError: it is another kind of file, has pending changes, says that
            it is something else, or has too few of the words of the edition.
    """
    if published == written:
        return Comparison(())
    if SUFFIXES.get(suffix.lower()) == "docx":
        _check_properties(published, written)
    found, wanted = _words(published, suffix), _words(written, suffix)
    if found is None or wanted is None:
        return Comparison((), is_compared=False)
    common = (Counter(found) & Counter(wanted)).total()
    if common < _FEWEST * len(wanted):
        message = (
            f"this file has {common:,} of the {len(wanted):,} words of the edition: it "
            f"is not this report in this language, or another edition of it"
        )
        raise NotThisReportError(message)
    return Comparison(tuple(_differences(wanted, found)))


def _check_properties(published: bytes, written: bytes) -> None:
    """Refuse a Word file that says it is of another report, edition or language."""
    try:
        found, wanted = (properties_of(Package.read(o)) for o in (published, written))
    except NotWordError as error:
        message = f"this is not a docx file, or it is damaged: {error}"
        raise NotThisReportError(message) from error
    for name in _SAYS:
        if found.get(name, wanted[name]) != wanted[name]:
            message = f'this file is of another {name}: "{found[name]}"'
            raise NotThisReportError(message)


def _differences(before: list[str], after: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, before, after)
    for _, start, stop, begin, end in matcher.get_opcodes():
        gone, come = before[start:stop], after[begin:end]
        if gone != come:
            yield from [Piece(" ".join(gone), "removed")] if gone else []
            yield from [Piece(" ".join(come), "added")] if come else []


def _words(content: bytes, suffix: str) -> list[str] | None:
    """Read the words of a file; None if no program here can read them."""
    try:
        match SUFFIXES.get(suffix.lower()):
            case "docx":
                text: str | None = _docx(content)
            case "html":
                text = _html(content)
            case "akn":
                text = " ".join(map(str, etree.fromstring(content, _SAFE).itertext()))
            case "pdf":
                text = _pdf(content)
            case "json":
                text = msgspec.json.encode(decode(content)).decode()
            case _:
                text = content.decode()
    except (NotWordError, etree.LxmlError, msgspec.MsgspecError, ValueError) as error:
        message = f"this is not a {suffix} file, or it is damaged: {error}"
        raise NotThisReportError(message) from error
    return None if text is None else _WORD.findall(text.translate(_SAME))


def _docx(content: bytes) -> str:
    package = Package.read(content)
    if any(has_pending(package.xml(o)) for o in package.parts if o.endswith(".xml")):
        message = "this file has pending changes: accept or reject them, then issue it"
        raise NotThisReportError(message)
    file = WordFile(package)
    notes = (one.words for one in file.footnotes())
    return "\n".join([*(one.words for one in file.blocks), *notes])


def _html(content: bytes) -> str:
    root = html.document_fromstring(content)
    etree.strip_elements(root, "script", "style", "title", with_tail=False)
    return " ".join(map(str, root.itertext()))


def _pdf(content: bytes) -> str | None:
    if not content.startswith(_PDF) or b"%%EOF" not in content[-2048:]:
        message = "it does not begin and end as one"
        raise ValueError(message)
    program = which(_READERS_OF_PDF)
    if program is None:
        return None
    done = run(  # noqa: S603 - the program is the one found above
        [program, "-enc", "UTF-8", "-", "-"],
        input=content,
        capture_output=True,
        timeout=_PATIENCE_SECONDS,
        check=False,
    )
    if done.returncode:
        raise ValueError(done.stderr.decode(errors="replace").strip())
    return done.stdout.decode()
