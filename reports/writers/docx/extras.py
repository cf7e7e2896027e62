"""What a part of a Word file shows besides plain words: emphasis, pictures, links."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple

from domain.texts import LANGUAGES
from reports.writers.docx.package import DOCUMENT, Package
from reports.writers.docx.xml import Element, w

_OFF = frozenset(("0", "false", "off", "none", "auto", "baseline"))
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VML = "{urn:schemas-microsoft-com:vml}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FORMS: Mapping[str, str] = {
    w("color"): "coloured",
    w("shd"): "highlighted",
    w("strike"): "struck-out",
    w("dstrike"): "struck-out",
    w("highlight"): "highlighted",
    w("vanish"): "hidden",
    w("caps"): "capitals",
    w("smallCaps"): "capitals",
    w("b"): "bold",
    w("i"): "italic",
    w("u"): "underlined",
    w("vertAlign"): "raised-or-lowered",
}
"""Property of a run -> kind of extra."""

_ALIGNED = {
    "center": "centre",
    "both": "both sides",
    "distribute": "both sides",
    "right": "end",
    "end": "end",
}

LANGUAGE_MARKS = frozenset(f"[{code}]" for code in LANGUAGES)
"""Marks that writers set behind words in another language."""


ALIGNED = "aligned"

_OBJECTS: Mapping[str, str] = {
    f"{_DRAWING}blip": "picture",
    f"{_VML}imagedata": "picture",
    w("hyperlink"): "link",
    w("sym"): "symbol",
    w("jc"): ALIGNED,
    w("br"): "page-break",
    w("txbxContent"): "text-box",
    f"{_MATH}oMath": "equation",
    w("object"): "embedded-object",
    w("subDoc"): "embedded-object",
}
"""Element in a paragraph -> kind of extra, if it says what it needs to."""

_RELATIONS = tuple(f"{_OFFICE}{name}" for name in ("embed", "id", "link"))


class Extra(NamedTuple):
    """Something besides plain words.

    Attributes:
        kind: such as ``struck-out`` or ``picture``.
        words: those that it is about; the address of a link; the digest of a picture.
    """

    kind: str
    words: str


def extras_in(
    element: Element, package: Package, part: str = DOCUMENT
) -> Iterator[Extra]:
    """List the extras in a paragraph, a table or a whole part of the file.

    Only what is set on the words themselves counts, not what their style sets.
    """
    for paragraph in element.iter(w("p")):
        yield from _formatted(paragraph)
    yield from _objects(element, package, part)


def _formatted(paragraph: Element) -> Iterator[Extra]:
    runs = [(one, text_of(one)) for one in paragraph.iter(w("r"))]
    runs = [(one, words) for one, words in runs if words and not is_mark(one)]
    for kind in dict.fromkeys(_FORMS.values()):
        for has_it, group in groupby(runs, key=lambda run: kind in _forms(run[0])):
            words = "".join(words for _, words in group).strip()
            if has_it and words:
                yield Extra(kind, words)


def _forms(run: Element) -> set[str]:
    properties = run.find(w("rPr"))
    found = () if properties is None else properties
    return {
        _FORMS[str(one.tag)]
        for one in found
        if one.tag in _FORMS and _value(one) not in _OFF
    }


def _value(one: Element) -> str:
    """Give what a property of a run says; of a shade its colour."""
    return str(one.get(w("fill")) or one.get(w("val"), "true"))


def is_mark(run: Element) -> bool:
    """Return whether a run is a mark that a program made: of a footnote or comment."""
    references = (
        "footnoteReference",
        "endnoteReference",
        "annotationRef",
        "footnoteRef",
    )
    return text_of(run) in LANGUAGE_MARKS or any(
        run.find(w(one)) is not None for one in references
    )


def text_of(element: Element) -> str:
    """Give the words of an element as they are stored."""
    return "".join(one.text or "" for one in element.iter(w("t")))


def _objects(element: Element, package: Package, part: str) -> Iterator[Extra]:
    for one in element.iter(*_OBJECTS):
        words = "".join(map(str, one.itertext()))
        relation = next(filter(None, map(one.get, _RELATIONS)), "")
        target = package.target(relation, of=part) if relation else ""
        match _OBJECTS[str(one.tag)]:
            case "picture":
                yield Extra("picture", _picture(package, target))
            case "link" if relation:
                yield Extra("link", f"{target} ({words})")
            case "symbol":
                yield Extra("symbol", f"{one.get(w('font'))} {one.get(w('char'))}")
            case "aligned" if _is_aligned(one):
                yield Extra(ALIGNED, _ALIGNED[one.get(w("val"), "")])
            case "page-break" if one.get(w("type")) == "page":
                yield Extra("page-break", "")
            case "text-box" | "equation" | "embedded-object" as kind:
                yield Extra(kind, words)


def _is_aligned(one: Element) -> bool:
    """Return whether words are put elsewhere than at the side where they begin."""
    properties = one.getparent()
    is_bidi = properties is not None and properties.find(w("bidi")) is not None
    side = _ALIGNED.get(one.get(w("val"), ""), "")
    # In Arabic, programs differ in what they mean by the right.
    return bool(side) and not (side == "end" and is_bidi)


def _picture(package: Package, target: str) -> str:
    """Identify a picture by its bytes: programs give its file another name."""
    content = package.parts.get(f"word/{target}".replace("word//word/", "word/"))
    return sha256(content).hexdigest()[:12] if content else target
