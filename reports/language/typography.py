"""What a document of the United Nations looks like in each language, within its words.

Sources: United Nations Editorial Manual, "Paragraphs and subparagraphs" and "Footnote
indicators"; for Arabic A/71/100/Add.1, for Russian UNEP/FAO/RC/COP.7/12, for Chinese
the report on the implementation of decision MC-3/11.
"""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from reports.model import (
    Block,
    Document,
    Footnote,
    Mark,
    Paragraph,
    Run,
    Runs,
    Table,
    Text,
)
from wording.words import words

NO_BREAK = "\u00a0"

_WITHOUT_OPENING = frozenset(("fr", "es", "ru"))
"""Languages that print ``a)``; the others print ``(a)``."""
_LABEL = re.compile(r"\(([a-z]+)\)")
_CITED = re.compile(r"(?<=\d)( ?)\(([a-z])\)")

_ITEMS = "format/items"
"""Address of the letters of a language that has its own, in order."""

_MARK_BEFORE = frozenset(("fr", "es"))
_MARK_AFTER = frozenset(("en", "zh"))
_POINTS_AT_END = re.compile(r"[\u00a0 ]?[.,;:!?]+$")
_POINTS_AT_START = re.compile(r"^[.,;:!?。，；：！？、]+")
_FRENCH_SPACE = re.compile(r"(?<=«) | (?=[:;?!»])")
_STRAIGHT = re.compile('"([^"]+)"')
_QUOTES = {"en": "“{}”", "zh": "“{}”", "fr": "«\u00a0{}\u00a0»"}
_OTHER_QUOTES = "«{}»"


def typeset(document: Document) -> Document:
    """Set a document by the rules of its language.

    In paragraphs that people wrote, only the marks of footnotes are moved.
    """
    language = document.language
    return replace(
        document,
        blocks=tuple(_block(one, language) for one in document.blocks),
        footnotes=tuple(
            Footnote(number=one.number, runs=_generated(one.runs, language))
            for one in document.footnotes
        ),
    )


def item_label(label: str, language: str) -> str:
    """Write the label of a list item, such as ``(b)``, as the language does."""
    return _LABEL.sub(lambda found: _lettered(found[1], language), label)


def cited_paragraph(number: str, language: str) -> str:
    """Write the number of a cited paragraph, such as ``5 (b)``, as the language does.

    Languages differ: 5 (b) in English, 5(b) in Chinese, 5 b) in French, Spanish and
    Russian, 5 (ب) in Arabic.
    """

    def cited(found: re.Match[str]) -> str:
        space = "" if language == "zh" else found[1]
        return space + _lettered(found[2], language)

    return _CITED.sub(cited, number)


def place_marks(runs: Runs, language: str) -> Runs:
    """Set marks of footnotes after the punctuation, or before it in French and Spanish.

    In Arabic and Russian they stay where they are.
    """
    found: list[Run] = []
    for run in runs:
        if isinstance(run, Mark) and language in _MARK_BEFORE:
            found.extend(_before_points(found, run))
        elif isinstance(run, Text) and language in _MARK_AFTER:
            found.extend(_after_points(found, run))
        else:
            found.append(run)
    return tuple(found)


def _before_points(found: list[Run], mark: Mark) -> Iterable[Run]:
    """Take the punctuation off the last words, and put it behind the mark."""
    last = found[-1] if found else None
    points = _POINTS_AT_END.search(last.words) if isinstance(last, Text) else None
    if not isinstance(last, Text) or points is None:
        return [mark]
    found.pop()
    before = replace(last, words=last.words[: points.start()])
    return [*([before] if before.words else []), mark, replace(last, words=points[0])]


def _after_points(found: list[Run], text: Text) -> Iterable[Run]:
    """Move punctuation at the start of words to the words before the last mark."""
    points = _POINTS_AT_START.match(text.words)
    before = found[-2] if len(found) > 1 and isinstance(found[-1], Mark) else None
    if points is None or not isinstance(before, Text):
        return [text]
    found[-2] = replace(before, words=before.words + points[0])
    rest = text.words[points.end() :]
    return [replace(text, words=rest)] if rest else []


def _block(block: Block, language: str) -> Block:
    def generated(runs: Runs) -> Runs:
        return _generated(runs, language)

    match block:
        case Paragraph():
            return _paragraph(block, language)
        case Table():
            return replace(
                block,
                title=generated(block.title),
                columns=tuple(map(generated, block.columns)),
                rows=tuple(
                    tuple(replace(cell, runs=generated(cell.runs)) for cell in row)
                    for row in block.rows
                ),
                notes=tuple(_paragraph(one, language) for one in block.notes),
            )
        case _:
            return replace(block, runs=generated(block.runs))


def _paragraph(paragraph: Paragraph, language: str) -> Paragraph:
    is_written = paragraph.origin == "written"
    change = place_marks if is_written else _generated
    return replace(
        paragraph,
        number=item_label(paragraph.number, language),
        runs=change(paragraph.runs, language),
    )


def _generated(runs: Runs, language: str) -> Runs:
    changed = (
        _words(run, language) if isinstance(run, Text) and not run.language else run
        for run in runs
    )
    return place_marks(tuple(changed), language)


def _words(run: Text, language: str) -> Text:
    if run.style == "code":
        return run
    typed = cited_paragraph(run.words, language)
    quotes = _QUOTES.get(language, _OTHER_QUOTES)
    typed = _STRAIGHT.sub(lambda found: quotes.format(found[1]), typed)
    if language == "fr":
        typed = _FRENCH_SPACE.sub(NO_BREAK, typed)
    return replace(run, words=typed)


def _lettered(letters: str, language: str) -> str:
    if language in _WITHOUT_OPENING:
        return f"{letters})"
    own = words(language).split(_ITEMS) if words(language).has(_ITEMS) else ()
    if own and len(letters) == 1:
        letters = own[ord(letters) - ord("a")]
    return f"({letters})"
