"""Elements of a Word file that hold words: what is in them, and what stands out."""

from collections.abc import Iterator

from reports.writers.docx.extras import LANGUAGE_MARKS, text_of
from reports.writers.docx.xml import Element, w

_NO_WORDS = frozenset(map(w, ("pPr", "rPr", "sdtPr", "txbxContent")))
_WRAPPERS = frozenset(map(w, ("body", "sdt", "sdtContent", "customXml")))


def blocks_in(parent: Element) -> Iterator[Element]:
    """List what stands in a body or a row, within content controls too."""
    for one in parent:
        if one.tag in _WRAPPERS:
            yield from blocks_in(one)
        else:
            yield one


def list_level(paragraph: Element) -> str:
    """Return the level of the list that numbers a paragraph; empty without one."""
    properties = f"{w('pPr')}/{w('numPr')}"
    number = paragraph.find(f"{properties}/{w('numId')}")
    level = paragraph.find(f"{properties}/{w('ilvl')}")
    if number is None or number.get(w("val")) == "0":
        return ""
    return "0" if level is None else str(level.get(w("val")))


def comments_in(element: Element) -> tuple[str, ...]:
    """List the numbers of the comments that are made in an element."""
    return tuple(str(o.get(w("id"))) for o in element.iter(w("commentReference")))


def is_language_mark(run: Element) -> bool:
    """Return whether a run is a mark such as ``[en]`` whose style a program dropped."""
    is_raised = run.find(f"{w('rPr')}/{w('vertAlign')}") is not None
    return is_raised and text_of(run) in LANGUAGE_MARKS


def runs_in(parent: Element) -> Iterator[Element]:
    """List the runs of a paragraph."""
    for one in parent:
        if one.tag == w("r"):
            yield one
        elif one.tag not in _NO_WORDS and "NOTEREF" not in one.get(w("instr"), ""):
            yield from runs_in(one)


def field_after(run: Element, field: str) -> str:
    """Return the instruction of the field that this run is in; none at its end."""
    mark = run.find(w("fldChar"))
    if mark is not None and mark.get(w("fldCharType")) == "end":
        return ""
    return field + "".join(one.text or "" for one in run.iter(w("instrText")))


def words_outside_fields(paragraph: Element) -> Iterator[str]:
    """List the words of a paragraph that no field, such as a page number, makes."""
    depth = 0
    for one in paragraph.iter(w("fldChar"), w("t")):
        if one.tag == w("fldChar"):
            depth += {"begin": 1, "end": -1}.get(one.get(w("fldCharType"), ""), 0)
        elif not depth and next(one.iterancestors(w("fldSimple")), None) is None:
            yield one.text or ""
