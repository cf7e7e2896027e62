"""What a report says in another language than its own, and whether that is too much."""

from collections.abc import Iterator
from typing import NamedTuple

from domain.errors import DomainError
from reports.model import Document, Model, Runs, Table, Text
from reports.writers.marks import masthead_runs, table_runs

MOST = 10
"""Percent of the letters of a clean file that may be in another language."""
_SHOWN = 80
"""Letters of untranslated words that are shown."""


class Untranslated(NamedTuple):
    """Words that the language of a document lacks.

    Attributes:
        place: key of the paragraph or table; ``masthead`` or ``footnote/<number>``.
        words: the words, in the languages that have them.
        entries: positions of the entries behind them.
    """

    place: str
    words: str
    entries: tuple[int, ...] = ()


class UntranslatedError(DomainError):
    """Too much of a clean file would be in another language; nothing is written.

    Attributes:
        missing: what lacks words in the language.
    """

    def __init__(
        self, *, language: str, percent: int, missing: tuple[Untranslated, ...]
    ) -> None:
        super().__init__(
            f"there is no clean file in {language}: {percent} % of its letters are in "
            f"another language, and at most {MOST} % may be. A preview and the "
            "annotated file are written all the same. Without words in "
            f"{language}:\n" + "\n".join(map(_line, missing))
        )
        self.language = language
        self.missing = missing


def check_translated(model: Model, language: str) -> None:
    """Refuse a clean file of which more than a tenth is in another language.

    Raises:
        UntranslatedError: with a list of what is missing.
        KeyError: the report was not made in the language.
    """
    document = model.document(language)
    percent = untranslated_percent(document)
    if percent > MOST:
        missing = tuple(untranslated(model, language))
        raise UntranslatedError(language=language, percent=percent, missing=missing)


def untranslated_percent(document: Document) -> int:
    """Return the percentage of letters in another language, symbols not counted."""
    texts = [one for _, runs in _places(document) for one in _texts(runs)]
    letters = sum(len(one.words) for one in texts)
    foreign = sum(len(one.words) for one in texts if one.language)
    return -(-100 * foreign // letters) if letters else 0


def untranslated(model: Model, language: str) -> Iterator[Untranslated]:
    """List the places of a document with words in another language, in its order.

    Raises:
        KeyError: the report was not made in the language.
    """
    found: dict[str, list[Text]] = {}
    for place, runs in _places(model.document(language)):
        foreign = [one for one in _texts(runs) if one.language]
        if foreign:
            found.setdefault(place, []).extend(foreign)
    for place, texts in found.items():
        behind = {event for one in texts for event in one.entries}
        known = (model.entries.get(one) for one in behind)
        positions = sorted(one.position for one in known if one)
        yield Untranslated(
            place, "; ".join(one.words.strip() for one in texts), tuple(positions)
        )


def _places(document: Document) -> Iterator[tuple[str, Runs]]:
    for runs in masthead_runs(document.masthead):
        yield "masthead", runs
    for block in document.blocks:
        several = table_runs(block) if isinstance(block, Table) else (block.runs,)
        for runs in several:
            yield block.key, runs
    for note in document.footnotes:
        yield f"footnote/{note.number}", note.runs


def _texts(runs: Runs) -> Iterator[Text]:
    return (one for one in runs if isinstance(one, Text) and one.style != "code")


def _line(missing: Untranslated) -> str:
    short = missing.words[:_SHOWN]
    words = f"{short}…" if short != missing.words else short
    numbers = ", ".join(map(str, missing.entries))
    entries = f" (entries {numbers})" if numbers else ""
    return f"- {missing.place}{entries}: {words}"
