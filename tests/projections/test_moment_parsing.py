"""Reading the moment of a question: days, instants, positions."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from projections.moment_parsing import MomentError, read_day, read_known_at

ZURICH = ZoneInfo("Europe/Zurich")


def test_a_day_lasts_until_its_end_in_the_ledgers_zone() -> None:
    """In Zurich, 21 November 2026 ends at 23:00 UTC."""
    read = read_known_at("2026-11-21", zone=ZURICH)

    assert read == datetime(2026, 11, 21, 22, 59, 59, 999999, tzinfo=UTC)


def test_an_instant_says_its_zone() -> None:
    """The same instant, however its zone is written."""
    read = [
        read_known_at(text, zone=ZURICH)
        for text in ("2026-11-21T10:00:00Z", "2026-11-21T11:00:00+01:00")
    ]

    assert read == [datetime(2026, 11, 21, 10, tzinfo=UTC)] * 2


def test_a_position_is_a_number() -> None:
    """As known when entry 12 had been recorded."""
    read = read_known_at("#12", zone=ZURICH)

    assert read == 12


@pytest.mark.parametrize("text", ["", "#", "#x", "12", "2026-11-21T10:00", "today"])
def test_what_names_no_moment_is_refused(text: str) -> None:
    """With what to write instead."""
    with pytest.raises(MomentError, match="write a day such as"):
        read_known_at(text, zone=ZURICH)


@pytest.mark.parametrize("text", ["", "2015-02-29", "2021-03", "#12"])
def test_what_is_no_day_is_refused(text: str) -> None:
    """As-of takes a calendar day and nothing else."""
    with pytest.raises(MomentError, match="write a day such as"):
        read_day(text)
