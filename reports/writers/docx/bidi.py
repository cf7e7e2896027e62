"""Right-to-left documents: paragraphs, tables, pages and runs are turned around."""

import re

from reports.writers.docx.xml import Element, element, inserted, w

_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufeff]")
# What the schema wants behind the property in question.
_AFTER_BIDI = frozenset(
    map(
        w,
        (
            "adjustRightInd",
            "snapToGrid",
            "spacing",
            "ind",
            "contextualSpacing",
            "mirrorIndents",
            "suppressOverlap",
            "jc",
            "textDirection",
            "textAlignment",
            "textboxTightWrap",
            "outlineLvl",
            "divId",
            "cnfStyle",
            "rPr",
            "sectPr",
            "pPrChange",
        ),
    )
)
_AFTER_VISUAL = frozenset(
    map(
        w,
        (
            "tblStyleRowBandSize",
            "tblStyleColBandSize",
            "tblW",
            "jc",
            "tblCellSpacing",
            "tblInd",
            "tblBorders",
            "shd",
            "tblLayout",
            "tblCellMar",
            "tblLook",
            "tblCaption",
            "tblDescription",
        ),
    )
)
_AFTER_SECTION = frozenset(map(w, ("rtlGutter", "docGrid", "printerSettings")))
_AFTER_RTL = frozenset(map(w, ("cs", "em", "lang", "eastAsianLayout", "specVanish")))


def turn(root: Element) -> None:
    """Turn a part of a file around, from left-to-right to right-to-left."""
    for one in root.iter(w("p")):
        properties = _properties(one, "pPr")
        if properties.find(w("bidi")) is None:
            inserted(properties, element("bidi"), before=_AFTER_BIDI)
    for one in root.iter(w("tblPr")):
        if one.find(w("bidiVisual")) is None:
            inserted(one, element("bidiVisual"), before=_AFTER_VISUAL)
    for one in root.iter(w("sectPr")):
        if one.find(w("bidi")) is None:
            inserted(one, element("bidi"), before=_AFTER_SECTION)
    for one in root.iter(w("r")):
        _turn_run(one)


def _turn_run(run: Element) -> None:
    """Turn words of a right-to-left script around, and no others."""
    words = "".join(one.text or "" for one in run.iterchildren(w("t")))
    if not _ARABIC.search(words):
        return
    properties = _properties(run, "rPr")
    if properties.find(w("rtl")) is None:
        inserted(properties, element("rtl"), before=_AFTER_RTL)


def _properties(parent: Element, name: str) -> Element:
    found = parent.find(w(name))
    if found is None:
        found = element(name)
        parent.insert(0, found)
    return found
