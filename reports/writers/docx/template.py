"""A template filled in: the masthead, headers and footers, before the text comes."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from docx.opc.exceptions import OpcError
from docxtpl import (  # type: ignore[import-untyped]  # the package has no types
    DocxTemplate,
)
from jinja2 import StrictUndefined
from jinja2 import TemplateError as PlaceholderError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from reports.model import Document, Meeting, Runs
from reports.writers.docx.links import detach, fetched
from reports.writers.docx.package import DOCUMENT, NotWordError, Package
from reports.writers.docx.runs import Scribe
from reports.writers.docx.styles import PART as STYLES
from reports.writers.docx.styles import Styles
from reports.writers.docx.xml import Element, w
from reports.writers.errors import TemplateError
from reports.writers.marks import ORGANIZATION

MARKER = "[[text of the report]]"
"""What the paragraph says in whose place the text comes."""

# What python-docx raises at a package that lacks a part, or says a wrong thing of one.
_UNREADABLE = (
    NotWordError,
    OpcError,
    LookupError,
    AttributeError,
    TypeError,
    ValueError,
)
# What its placeholders may run into: they can count, and call themselves.
_UNCOUNTABLE = (ArithmeticError, RecursionError, MemoryError)
_DECLARATION = re.compile(rb' xmlns:w="[^"]*"')
_SEPARATOR = " – "  # noqa: RUF001 -- a dash between symbols, not a hyphen


def opened(template: bytes) -> Package:
    """Unpack a template that has all that a report needs.

    Raises:
        TemplateError: it has not; the error names what is missing.
    """
    try:
        package = Package.read(template)
        for name in package.parts:
            if name.endswith((".xml", ".rels")):
                package.xml(name)
        document = package.xml(DOCUMENT)
        styles = Styles(package) if STYLES in package.parts else None
        elsewhere = fetched(package)
    except NotWordError as error:
        raise TemplateError([str(error)]) from error
    problems = ["it has no styles"] if styles is None else _missing(styles)
    markers = len(list(_markers(document)))
    if markers != 1:
        needed = (
            f'it needs one paragraph "{MARKER}" outside of tables, and has {markers}'
        )
        problems.append(needed)
    problems += [f"it fetches {one} whenever it is opened" for one in elsewhere]
    if problems:
        raise TemplateError(problems)
    return package


def _missing(styles: Styles) -> list[str]:
    return [f'it has no style "{one}"' for one in styles.missing()]


def filled(template: bytes, document: Document, scribe: Scribe) -> Package:
    """Fill the placeholders of a template with the masthead of a document.

    Raises:
        TemplateError: a placeholder is unknown, or is none that can be read.
    """
    try:
        package = Package.read(_rendered(template, _context(document, scribe)))
        package.xml(STYLES)
        detach(package)
    except (PlaceholderError, *_UNCOUNTABLE) as error:
        reason = f"a placeholder cannot be read: {error}"
        raise TemplateError([reason]) from error
    except _UNREADABLE as error:
        reason = f"it is damaged, and Word may repair it: {error}"
        raise TemplateError([reason]) from error
    return package


def _rendered(template: bytes, context: dict[str, Any]) -> bytes:
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    given = DocxTemplate(BytesIO(template))
    unknown = given.get_undeclared_template_variables(environment, context)
    if unknown:
        raise TemplateError(f"nothing is known of {one}" for one in sorted(unknown))
    given.render(context, environment)
    buffer = BytesIO()
    given.save(buffer)
    return buffer.getvalue()


def _context(document: Document, scribe: Scribe) -> dict[str, Any]:
    """Give what the placeholders stand for; runs come as ``{{r …}}``."""
    head = document.masthead

    def runs(given: Runs) -> Markup:
        return _markup(scribe.write(given))

    return {
        "organization": ORGANIZATION[document.language],
        "symbols": "\n".join(head.symbols),
        "symbols_in_a_line": _SEPARATOR.join(head.symbols),
        "distribution": head.distribution,
        "issued": head.issued,
        "languages": "\n".join(head.languages),
        "meetings": [_meeting(one, scribe) for one in head.meetings],
        "agenda": runs(head.agenda),
        "title": runs(head.title),
        "authors": runs(head.authors),
        "edition": head.edition,
    }


def _meeting(meeting: Meeting, scribe: Scribe) -> dict[str, Markup]:
    names = ("body", "session", "place_and_dates", "agenda_item")
    return {name: _markup(scribe.write(getattr(meeting, name))) for name in names}


def _markup(elements: Iterable[Element]) -> Markup:
    """Write runs as the template takes them in, where ``w`` is declared already."""
    written = b"".join(etree.tostring(one, encoding="utf-8") for one in elements)
    return Markup(_DECLARATION.sub(b"", written).decode())  # noqa: S704 -- we made it


def marker(document: Element) -> Element:
    """Find the paragraph in whose place the text comes."""
    return next(_markers(document))


def _markers(document: Element) -> Iterator[Element]:
    for one in document.iterfind(f"{w('body')}/{w('p')}"):
        words = (text.text or "" for text in one.iter(w("t")))
        if "".join(words).strip() == MARKER:
            yield one
