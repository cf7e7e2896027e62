"""The dates that the founding documents print, against those that were recorded."""

from collections.abc import Iterator

from api.cli.files.init_ledger import founding_sheets
from domain.content import Occurred
from domain.dates.edtf import DateError, Edtf
from domain.dates.reading import read_date
from tests.support.dates import outer_days


def printed_dates() -> Iterator[tuple[str, str]]:
    """Give what documents print, with the date that was recorded for it."""
    for sheet in founding_sheets():
        for row in sheet.rows:
            match row.act.occurred:
                # The printed date of a plan is the planned one.
                case Occurred(date=recorded, printed=printed) if (
                    printed and "planned_for" not in row.act.data
                ):
                    yield printed, recorded


def test_printed_dates_are_read_as_they_were_recorded_or_asked_about() -> None:
    """Of what the five documents print in Chinese, nothing is read as other days."""
    same: list[str] = []
    other: list[tuple[str, str]] = []
    for printed, recorded in printed_dates():
        try:
            read = read_date(printed)
        except DateError:
            continue
        first, last = outer_days(Edtf.parse(recorded))
        # A paper for a meeting is recorded as submitted by the end of the meeting.
        days = outer_days(read) if first else (None, outer_days(read)[1])
        if days == (first, last):
            same.append(printed)
        else:
            other.append((printed, read.text))

    assert other == []
    assert len(same) > 60
