"""Tracked changes: a part of a Word file as if all were accepted, or all rejected."""

from collections.abc import Iterator

from reports.writers.docx.xml import Element, w

AUTHORS = "authors"
"""Attribute of a paragraph in memory: who has pending changes in it, ``; `` between."""

_INSERTED = tuple(map(w, ("ins", "moveTo")))
_DELETED = tuple(map(w, ("del", "moveFrom")))
_PROPERTIES = frozenset(map(w, ("rPr", "trPr", "tcPr", "numPr", "pPr")))
_FORMER = tuple(map(w, ("rPrChange", "pPrChange")))
_KEPT = frozenset(map(w, ("rPr", "sectPr")))  # not part of a former ``pPr``
_NAMES = {w("delText"): w("t"), w("delInstrText"): w("instrText")}
_CHANGES = (*_INSERTED, *_DELETED, *_FORMER, *map(w, ("cellIns", "cellDel")))


def has_pending(root: Element) -> bool:
    """Return whether a part has tracked changes that nobody accepted or rejected."""
    return next(root.iter(*_CHANGES), None) is not None


def settle(root: Element, *, accept: bool) -> None:
    """Accept or reject every tracked change of a part, in place."""
    _name_authors(root)
    inserted, deleted = (_INSERTED, _DELETED) if accept else (_DELETED, _INSERTED)
    joined = [one for one in root.iter(w("p")) if _mark(one, deleted)]
    for one in [*_rows(root, deleted), *_cells(root, accept=accept)]:
        _remove(one)
    for one in [*root.iter(*deleted)]:
        _remove(one)
    for one in [*root.iter(*inserted)]:
        _unwrap(one)
    for one in [*root.iter(*_FORMER)]:
        if not accept:
            _restore(one)
        _remove(one)
    for one in [*root.iter(*_NAMES)]:
        one.tag = _NAMES[str(one.tag)]
    for one in joined:
        _join(one)


def _name_authors(root: Element) -> None:
    for paragraph in root.iter(w("p")):
        found = (one.get(w("author"), "") for one in paragraph.iter(*_CHANGES))
        named = dict.fromkeys(filter(None, found))
        if named:
            paragraph.set(AUTHORS, "; ".join(named))


def _mark(paragraph: Element, names: tuple[str, ...]) -> bool:
    """Return whether the end of a paragraph is changed in one of the named ways."""
    return any(
        paragraph.find(f"{w('pPr')}/{w('rPr')}/{one}") is not None for one in names
    )


def _rows(root: Element, names: tuple[str, ...]) -> Iterator[Element]:
    for row in root.iter(w("tr")):
        if any(row.find(f"{w('trPr')}/{one}") is not None for one in names):
            yield row


def _cells(root: Element, *, accept: bool) -> Iterator[Element]:
    name = w("cellDel" if accept else "cellIns")
    return (
        one for one in root.iter(w("tc")) if one.find(f"{w('tcPr')}/{name}") is not None
    )


def _unwrap(one: Element) -> None:
    parent = one.getparent()
    if parent is None:
        return
    if parent.tag not in _PROPERTIES:
        for child in [*one]:
            one.addprevious(child)
    parent.remove(one)


def _restore(change: Element) -> None:
    """Put the former properties in the place of the ones that a change made."""
    now = change.getparent()
    former = next(iter(change), None)
    if now is None or former is None:
        return
    for one in [*now]:
        if one is not change and not (now.tag == w("pPr") and one.tag in _KEPT):
            now.remove(one)
    for place, one in enumerate([*former]):
        now.insert(place, one)


def _join(paragraph: Element) -> None:
    """Add a paragraph whose end is gone to the next one; drop it if it says nothing."""
    following = paragraph.getnext()
    parent = paragraph.getparent()
    while following is not None and following.tag.endswith(
        ("bookmarkStart", "bookmarkEnd")
    ):
        following = following.getnext()
    if following is None or following.tag != w("p") or parent is None:
        return
    if next(paragraph.iter(w("r")), None) is not None:
        content = [one for one in paragraph if one.tag != w("pPr")]
        start = 1 if following.find(w("pPr")) is not None else 0
        for place, one in enumerate(content, start=start):
            following.insert(place, one)
    parent.remove(paragraph)


def _remove(one: Element) -> None:
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)
