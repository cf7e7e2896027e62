"""Refused dates: what was understood, and what is advised instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates.edtf import DateError, Edtf
from domain.dates.suggestions import suggest


@pytest.mark.parametrize(
    ("text", "understood", "advice"),
    [
        ("2015-02-29", "2015 has no 29 February", "2015-02-28"),
        ("2021-04-31", "2021 has no 31 April", "2021-04 if the day is not known"),
        ("../2015-02-29", "2015 has no 29 February", "2015-02-28"),
        ("2018-11/2018-09", "ends before it begins", "the earlier date first"),
        ("[2018-11..2018-09]", "ends before it begins", "the earlier date first"),
        ("2018-13", "month 13 of 2018", "01 to 12"),
        ("2018-09/2018-13", "month 13 of 2018", "01 to 12"),
        ("2018-33-05", "month 33 of 2018", "without a day 33 to 36"),
        ("2018-21", "seasons depend on the hemisphere", "[2018-03..2018-05]"),
        ("2018-32", "seasons depend on the hemisphere", "the months"),
        ("2018-07~", "~ says about or perhaps", "about in the printed words"),
        ("2018?", "? says about or perhaps", "[2018-06..2018-08]"),
        ("%2018", "% says about or perhaps", "[2018-06..2018-08]"),
        ("201X", "leaves digits open", "write [2010..2019]"),
        ("20uu", "leaves digits open", "write [2000..2099]"),
        ("2018-XX", "leaves digits open", "write 2018"),
        ("2018-07-XX", "leaves digits open", "write 2018-07"),
        ("2018-1X", "leaves digits open", "[2010..2019]"),
        ("2018-09/", "its end is missing", "2018-09/.."),
        ("/2018-09", "its start is missing", "../2018-09"),
        ("../..", "open on both sides", "leave the date out"),
        ("[..]", "open on both sides", "leave the date out"),
        ("[2018]", "takes no brackets", "write 2018"),
        ("[2018..2019", "its form is not known", "[2018-09..2018-11]"),
        ("[2018..20190", "its form is not known", "[2018-09..2018-11]"),
        ("2018..2019", "one unknown moment", "2018/2019"),
        ("[2018/2019]", "one unknown moment", "[2018..2019]"),
        ("2018-2019", "one unknown moment", "2018/2019"),
        ("{2018,2019}", "lists several dates", "an entry for each date"),
        ("2018-07-05T10:00", "time of day", "the day alone"),
        ("10:30", "time of day", "the day alone"),
        ("0000", "no year 0", "0001 to 9999"),
        ("0000-05", "no year 0", "0001 to 9999"),
        ("10000", "its form is not known", "2018-07"),
        ("early 2018", "it has words", "2018-40"),
        ("tomorrow", "its form is not known", "2018-07"),
        ("\uff12\uff10\uff11\uff18", "its form is not known", "2018"),
        ("2018-07\n2018", "its form is not known", "2018"),
        ("", "nothing is written", "leave the date out"),
        ("  ", "nothing is written", "leave the date out"),
    ],
)
def test_refusal_says_what_was_understood_and_what_to_write(
    text: str, understood: str, advice: str
) -> None:
    """A refused date comes back with its reason and with what would be right."""
    with pytest.raises(DateError) as refused:
        Edtf.parse(text)

    assert understood in refused.value.reason
    assert advice in refused.value.reason
    assert refused.value.text == text
    assert str(refused.value).endswith(refused.value.reason)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (" 2018-07", "2018-07"),
        ("2018-07\n", "2018-07"),
        ("[2018-07 .. 2018-08]", "[2018-07..2018-08]"),
        ("July 2018", "2018-07"),
        ("Sept. 2018", "2018-09"),
        ("5 July 2021", "2021-07-05"),
        ("1st May 2021", "2021-05-01"),
        ("July 5, 2021", "2021-07-05"),
        ("2018年", "2018"),
        ("2018年7月", "2018-07"),
        ("2021年7月5日", "2021-07-05"),
        ("2021 年 7 月 5 日", "2021-07-05"),
        ("2018-7", "2018-07"),
        ("2018/07", "2018-07"),
        ("2021.7.5", "2021-07-05"),
        ("20210705", "2021-07-05"),
        ("Q1 2022", "2022-33"),
        ("2022-Q4", "2022-36"),
        ("25/7/2021", "2021-07-25"),
    ],
)
def test_refusal_writes_out_the_date_that_was_meant(text: str, meant: str) -> None:
    """A date in another writing is not taken, but its right form is offered."""
    with pytest.raises(DateError) as refused:
        Edtf.parse(text)

    assert refused.value.reason.endswith(f"; write {meant}")
    assert Edtf.parse(meant).text == meant


def test_refusal_does_not_guess_which_number_is_the_month() -> None:
    """Both readings of 5/7/2021 are offered, in words."""
    with pytest.raises(DateError, match="2021-07-05 for 5 July 2021") as refused:
        Edtf.parse("5/7/2021")

    assert "2021-05-07 for 7 May 2021" in str(refused.value)


@given(st.text() | st.text("[]0123489X~/. -", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever is typed gives a date as written or one refusal, never a fault."""
    try:
        kept = Edtf.parse(text).text
    except DateError as refusal:
        kept = refusal.text

    assert kept == text


def test_long_text_is_quoted_in_part() -> None:
    """A page pasted into a date field does not come back whole."""
    with pytest.raises(DateError) as refused:
        Edtf.parse("x" * 10_000)

    assert "too long for a date" in refused.value.reason
    assert "x" * 50 not in str(refused.value)


@pytest.mark.parametrize(
    ("number", "name", "short"),
    [
        ("01", "January", "Jan"),
        ("02", "February", "Feb"),
        ("03", "March", "Mar"),
        ("04", "April", "Apr"),
        ("05", "May", "May"),
        ("06", "June", "Jun"),
        ("07", "July", "Jul"),
        ("08", "August", "Aug"),
        ("09", "September", "Sept"),
        ("10", "October", "Oct"),
        ("11", "November", "Nov"),
        ("12", "December", "Dec"),
    ],
)
def test_every_month_is_understood_by_its_name(
    number: str, name: str, short: str
) -> None:
    """Written out or shortened, with or without a point."""
    for written in (name, name.lower(), short, f"{short}."):
        assert suggest(f"{written} 2018") == [f"2018-{number}"]
        assert suggest(f"5 {written} 2018") == [f"2018-{number}-05"]
