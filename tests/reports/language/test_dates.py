"""Dates in running text, in English and Chinese: never more precise than written."""

import pytest

from domain.dates.edtf import Edtf
from reports.language.dates import when

TOLD = {
    "2018-08-28": ("on 28 August 2018", "2018年8月28日"),
    "2018-07": ("in July 2018", "2018年7月"),
    "2019": ("in 2019", "2019年"),
    "2022-33": ("in the first quarter of 2022", "2022年第一季度"),
    "2022-36": ("in the fourth quarter of 2022", "2022年第四季度"),
    "2022-37": ("in the first four months of 2022", "2022年前四个月"),
    "2022-39": ("in the last four months of 2022", "2022年最后四个月"),
    "2022-40": ("in the first half of 2022", "2022年上半年"),
    "2022-41": ("in the second half of 2022", "2022年下半年"),
    "2019-11-25/2019-11-29": (
        "from 25 to 29 November 2019",
        "2019年11月25日至29日",
    ),
    "2019-11-25/2019-12-02": (
        "from 25 November to 2 December 2019",
        "2019年11月25日至12月2日",
    ),
    "2018-12-28/2019-01-03": (
        "from 28 December 2018 to 3 January 2019",
        "2018年12月28日至2019年1月3日",
    ),
    "2018-09/2018-11": (
        "from September to November 2018",
        "2018年9月至11月期间",
    ),
    "2018-11/2019-02": (
        "from November 2018 to February 2019",
        "2018年11月至2019年2月期间",
    ),
    "2018/2020": ("from 2018 to 2020", "2018年至2020年期间"),
    "2019-01/2019-12": ("throughout 2019", "2019年全年"),
    "[2019-11-25..2019-11-29]": (
        "between 25 and 29 November 2019",
        "2019年11月25日至29日之间",
    ),
    "[2018-07..2018-08]": ("between July and August 2018", "2018年7月至8月之间"),
    "[2019-01..2019-12]": ("in 2019", "2019年"),
    "[..2019-11-29]": ("by 29 November 2019", "至迟于2019年11月29日"),
    "[..2018-07]": ("by the end of July 2018", "至迟于2018年7月底"),
    "../2019": ("by the end of 2019", "至迟于2019年底"),
    "[2007-03-26..]": ("on or after 26 March 2007", "2007年3月26日或之后"),
    "[2021..]": ("in or after 2021", "2021年或之后"),
    "2008-04/..": ("from April 2008 onwards", "自2008年4月起"),
    "2018-08-28/2018-12": (
        "from 28 August 2018 to December 2018",
        "2018年8月28日至2018年12月",
    ),
}


@pytest.mark.parametrize(("written", "told"), TOLD.items())
def test_a_date_is_told_as_precisely_as_it_was_written(
    written: str, told: tuple[str, str]
) -> None:
    """A month has no day, a quarter no month, a span both its ends."""
    date = Edtf.parse(written)

    assert (when(date, "en"), when(date, "zh")) == told


def test_whole_months_given_by_their_days_are_told_as_months() -> None:
    """From the first day of a month to the last of another is those months."""
    date = Edtf.parse("[2018-07-01..2018-09-30]")

    assert when(date, "en") == "between July and September 2018"


def test_one_whole_month_given_by_its_days_is_told_as_that_month() -> None:
    """Thirty days of April are April."""
    date = Edtf.parse("[2008-04-01..2008-04-30]")

    assert when(date, "en") == "in April 2008"
    assert when(date, "zh") == "2008年4月"


def test_a_meeting_of_whole_months_keeps_its_days() -> None:
    """A span states the day on which it began; only what is within is simplified."""
    date = Edtf.parse("2008-04-01/2008-04-30")

    assert when(date, "en") == "from 1 to 30 April 2008"
