"""Runs of words put together: stops, capitals, and what stands behind them."""

import pytest

from reports.language.rich_text import capitalised, stopped_once, text, unstopped
from reports.language.wording import unstopped as unstopped_runs
from reports.model import Mark, Text

MARK = Mark(number=1)


@pytest.mark.parametrize("stop", [".", "。", ";", "；", "؛", ". ", ".;"])
def test_the_stop_of_every_language_is_taken_off(stop: str) -> None:
    """A statement that becomes part of a sentence ends as the sentence does."""
    said = f"A. B{stop}"

    assert unstopped(said) == "A. B"
    assert unstopped_runs(text(said)) == text("A. B")


def test_a_mark_at_the_end_keeps_the_words_before_it() -> None:
    """Words that end in the mark of a footnote have no last stop."""
    runs = (*text("Some words."), MARK)

    assert unstopped_runs(runs) == runs


def test_one_stop_ends_an_abbreviation_and_its_sentence() -> None:
    """The last stop goes, whichever run it stands in, and nothing else."""
    assert stopped_once(text("of the U.N..")) == text("of the U.N.")
    assert stopped_once((*text("U.N."), *text(".", style="strong"))) == text("U.N.")
    assert stopped_once(text("One. Two.")) == text("One. Two.")
    assert stopped_once(()) == ()


def test_a_sentence_begins_with_a_capital_unless_it_begins_with_a_symbol() -> None:
    """A symbol is written as it is printed."""
    symbol = text("mc-3/11", style="code")

    assert capitalised(text("the decision")) == text("The decision")
    assert capitalised((*symbol, *text(" asks"))) == (*symbol, *text(" asks"))
    assert capitalised((MARK, Text(words="asks"))) == (MARK, Text(words="asks"))
    assert capitalised(()) == ()
