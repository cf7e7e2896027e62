"""Words of the log in the reader's language, marked where they are in another."""

from typing import Any

import msgspec

from domain.content import Content
from domain.texts import Text as Wordings
from domain.texts import Wording, choose_wording
from reports.language import rich_text
from reports.language.grammar import within_sentence
from reports.model import Runs, Text


def wording(text: Wordings, language: str, *entries: str) -> Runs:
    """Give words of the log in a language, with the entries behind them."""
    shown = choose_wording(text, language)
    if shown is None:
        return ()
    other = "" if shown.language == language else shown.language
    return (Text(words=shown.words, language=other, entries=entries),)


def stated(value: Any, language: str, *entries: str) -> Runs:  # noqa: ANN401 - a plain value
    """Give words from a plain value of the log, as ``wording``."""
    return wording(msgspec.convert(value or {}, dict[str, Wording]), language, *entries)


def field(content: Content, name: str, language: str, *entries: str) -> Runs:
    """Give words that a field of an entry holds."""
    return stated(content.data.get(name), language, *entries)


def unstopped(runs: Runs) -> Runs:
    """Take the last stop off."""
    if not runs or not isinstance(runs[-1], Text):
        return runs
    last = runs[-1]
    return (
        *runs[:-1],
        msgspec.structs.replace(last, words=rich_text.unstopped(last.words)),
    )


def going_on(language: str, runs: Runs) -> Runs:
    """Begin words with a small letter where others of the sentence stand before them.

    Words in another language stay as they are.
    """
    return tuple(
        msgspec.structs.replace(run, words=within_sentence(language, run.words))
        if isinstance(run, Text) and run.language in {"", language}
        else run
        for run in runs
    )
