"""The time that a report covers."""

from datetime import date

import pytest

from domain.errors import DomainError
from reports.request import Period
from tests.support.refusals import refuses


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2018/2021-03", date(2018, 1, 1), date(2021, 3, 31)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2023-12/2025-06", date(2023, 12, 1), date(2025, 6, 30)),
    ],
)
def test_a_period_has_its_first_and_last_day(
    written: str, first: date, last: date
) -> None:
    """Both count."""
    found = Period.parse(written)

    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize("written", ["2018/..", "../2021", "[2018-01-01..]", "soon"])
def test_a_period_without_an_end_is_refused(written: str) -> None:
    """What a report covers is known, or there is no report."""
    with refuses(DomainError, match=r"period|taken"):
        Period.parse(written)
