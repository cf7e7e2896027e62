"""Dates: the days that each form can mean."""

from datetime import date

import pytest
from hypothesis import given

from domain.dates.edtf import Edtf
from tests.support.strategies import edtf_dates, edtf_texts

# As printed, by the five source documents of the founding history.
OF_THE_SOURCES = """
../2018 2005 2006-06-26 2007-03-26 2007-10-24 2008 2008-04 2008-04-01
2008-04-01/2008-04-03 2008-04-03 2008-10-06/2008-10-10 2008/.. 2008/2010 2009-04 2012
2012-05 2012-06-20/2012-06-22 2013-02-06/2013-02-07 2013-02-18/2013-02-22 2014
2014-03/2015-02 2014-11-03/2014-11-07 2014-11-26/2014-11-28 2015-01-19/2015-01-21
2015-02-18/2015-02-20 2015-03-02/2015-03-06 2015-03-17/2015-03-20
2015-03-24/2015-03-27 2015-03/2015-04 2015-04 2015-04-07/2015-04-10
2015-04-14/2015-04-17 2015-04-20 2015-05-04/2015-05-15 2015-06-11/2015-06-12
2015-06-14/2015-06-19 2015-07-01/2015-07-02 2015-09-07/2015-09-11 2015-09-24
2015-09-28/2015-10-02 2015-10-05 2015-10-05/2015-10-08 2015-10-26/2015-10-29 2016
2016-01-18/2016-01-19 2016-01-20/2016-01-22 2016-02-02/2016-02-04
2016-02-03/2016-02-04 2016-02-09/2016-02-12 2016-03-10/2016-03-15 2018-07 2018-08
2018-08-28 2018-08-28/2018-12 2018-09/2018-11 2018-40 2019 2019-03 2019-04
2019-04/2019-05 2019-11 2019-11-25/2019-11-29 2020 2020-08 2020-12 2021-02 2021-03
2021-07 2021-07-05 2021-11 2021-11-01/2021-11-05 2021/2022 2022-02 2022-06 2022-33
2022-40 2022/.. 2024/2025 2025-06-20 [..2013-02] [..2021-07-05] [..2021-07] [..2021-11]
[2007-03-26..] [2008-04-01..2008-04-03] [2008-10-06..2008-10-10]
[2013-02-18..2013-02-22] [2014-11-03..2014-11-07] [2016-03-10..2016-03-15]
[2018-07..2018-08] [2019-11-25..2019-11-29] [2019-11..2020-12]
[2021-11-01..2021-11-05]
"""


def day(text: str | None) -> date | None:
    """Read an expected day."""
    return None if text is None else date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018-08-28", "2018-08-28", "2018-08-28"),
        ("2018-07", "2018-07-01", "2018-07-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2018", "2018-01-01", "2018-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("2022-33", "2022-01-01", "2022-03-31"),
        ("2022-34", "2022-04-01", "2022-06-30"),
        ("2022-35", "2022-07-01", "2022-09-30"),
        ("2022-36", "2022-10-01", "2022-12-31"),
        ("2022-37", "2022-01-01", "2022-04-30"),
        ("2022-38", "2022-05-01", "2022-08-31"),
        ("2022-39", "2022-09-01", "2022-12-31"),
        ("2018-40", "2018-01-01", "2018-06-30"),
        ("2018-41", "2018-07-01", "2018-12-31"),
        ("[2019-11-25..2019-11-29]", "2019-11-25", "2019-11-29"),
        ("[2019-11..2020-12]", "2019-11-01", "2020-12-31"),
        ("[2019-11..2020]", "2019-11-01", "2020-12-31"),
        ("[..2021-07-05]", None, "2021-07-05"),
        ("../2018", None, "2018-12-31"),
        ("../2018-40", None, "2018-06-30"),
        ("[2007-03-26..]", "2007-03-26", None),
    ],
)
def test_moment_lies_between_its_possible_days(
    text: str, first: str | None, last: str | None
) -> None:
    """One moment: the days it can have been on, and nothing about an end."""
    moment = Edtf.parse(text)

    assert (moment.first, moment.last) == (day(first), day(last))
    assert (moment.end_first, moment.end_last) == (None, None)
    assert not moment.is_span


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "2019-11-25/2019-11-29",
            ("2019-11-25", "2019-11-25"),
            ("2019-11-29", "2019-11-29"),
        ),
        (
            "2018-09/2018-11",
            ("2018-09-01", "2018-09-30"),
            ("2018-11-01", "2018-11-30"),
        ),
        (
            "2018-08-28/2018-12",
            ("2018-08-28", "2018-08-28"),
            ("2018-12-01", "2018-12-31"),
        ),
        (
            "2018-33/2018-41",
            ("2018-01-01", "2018-03-31"),
            ("2018-07-01", "2018-12-31"),
        ),
        ("2018/2018-03", ("2018-01-01", "2018-03-31"), ("2018-03-01", "2018-03-31")),
        ("2018-11/2018", ("2018-11-01", "2018-11-30"), ("2018-11-01", "2018-12-31")),
        ("2008-04/..", ("2008-04-01", "2008-04-30"), (None, None)),
    ],
)
def test_span_bounds_its_start_and_its_end(
    text: str,
    start: tuple[str, str],
    end: tuple[str | None, str | None],
) -> None:
    """Something that lasted: it began by its end, and ended after its start."""
    span = Edtf.parse(text)

    assert (span.first, span.last) == (day(start[0]), day(start[1]))
    assert (span.end_first, span.end_last) == (day(end[0]), day(end[1]))
    assert span.is_span


@given(edtf_texts())
def test_text_is_kept_as_written(text: str) -> None:
    """A date is never rewritten."""
    read = Edtf.parse(text)

    assert read.text == text
    assert Edtf.parse(read.text) == read


@given(edtf_dates())
def test_bounds_are_in_order(read: Edtf) -> None:
    """The first possible day is never after the last, of a start as of an end."""
    start = (read.first or date.min, read.last or date.max)
    end = (read.end_first or start[0], read.end_last or date.max)

    assert start[0] <= start[1]
    assert start[0] <= end[0] <= end[1]
    assert start[1] <= end[1] or not read.is_span


def test_every_date_of_the_sources_is_read() -> None:
    """No date of the five documents needs a form that the log lacks."""
    texts = OF_THE_SOURCES.split()

    dates = [Edtf.parse(text) for text in texts]

    assert [date.text for date in dates] == texts
    assert all(date.first or date.last for date in dates)


def test_only_a_single_known_day_is_a_day() -> None:
    """A meeting of two days is not a day, nor is a month."""
    texts = ["2018-08-28", "2018-08", "2018-08-28/2018-08-28", "[..2018-08-28]"]

    assert [Edtf.parse(text).is_day for text in texts] == [True, False, False, False]


def test_only_a_span_without_an_end_is_open() -> None:
    """Going on since April is open; at some time since April is one moment."""
    texts = ["2008-04/..", "[2008-04..]", "2008-04/2009", "../2008"]

    assert [Edtf.parse(text).is_open for text in texts] == [True, False, False, False]


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("2019-11-25/2019-11-29", "2019-11-24", False),
        ("2019-11-25/2019-11-29", "2019-11-25", True),
        ("2019-11-25/2019-11-29", "2019-11-29", True),
        ("2019-11-25/2019-11-29", "2019-11-30", False),
        ("2018-09/2018-11", "2018-09-29", False),
        ("2018-09/2018-11", "2018-09-30", True),
        ("2018-09/2018-11", "2018-11-30", True),
        ("2018-09/2018-11", "2018-12-01", False),
        ("2008-04/..", "2008-04-29", False),
        ("2008-04/..", "2024-02-29", True),
        ("2008-04-01", "2008-04-01", False),
        ("[2008-04-01..2008-04-03]", "2008-04-02", False),
        ("[2008-04-01..]", "2008-04-02", False),
    ],
)
def test_span_is_in_progress_from_its_certain_start_to_its_last_day(
    text: str,
    asked: str,
    expected: bool,  # noqa: FBT001 -- an expected answer, not a switch
) -> None:
    """A meeting goes on through its last day; a moment does not go on at all."""
    read = Edtf.parse(text)

    in_progress = read.in_progress(date.fromisoformat(asked))

    assert in_progress is expected
