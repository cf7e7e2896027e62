"""The sentence on the moment of an answer, on both clocks."""

import datetime as dt

import pytest

from domain.texts import LANGUAGES
from wording.moments import moment_sentence

DAY = dt.date(2021, 7, 5)
NOON = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)


def sentence(language: str, known_at: dt.datetime | None = NOON) -> str:
    """Say the moment that an answer of 5 July 2021 describes."""
    return moment_sentence(DAY, 630, known_at, language=language, zone="Europe/Zurich")


def test_moment_names_the_day_and_what_the_log_knew() -> None:
    """Both clocks are named, in the ledger's zone."""
    assert sentence("en") == (
        "As of 5 July 2021, known at position 630 (21 November 2026, 13:00:00 CET)"
    )
    assert sentence("en", None) == "As of 5 July 2021, known at position 630"
    assert sentence("zh") == (
        "截至2021年7月5日，依据前 630 条记录，2026年11月21日 13:00:00（CET）"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_moment_is_named_in_each_language(language: str) -> None:
    """The day and the position are in the sentence of every language."""
    said = sentence(language)

    assert "630" in said
    assert "2021" in said
    assert (sentence("en") == said) is (language == "en")
