"""Our reading of dates against two other implementations, where they are right.

``edtf`` takes days that do not exist and spans that run backwards, has no quarters
in a span and wants equal precisions in a set; ``undate`` has no sets, no parts of a
year, and no span within one day. What they cannot read is left out here.
"""

from datetime import date
from time import struct_time

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st
from undate import Undate, UndateInterval  # type: ignore[import-untyped]  # no stubs

from domain.dates.edtf import Edtf
from tests.support.strategies import (
    day_texts,
    group_texts,
    month_texts,
    pair_texts,
    year_texts,
)

pytestmark = pytest.mark.slow


_PLAIN = day_texts() | month_texts() | year_texts()
_LIKE_PAIRS = st.one_of(
    *(pair_texts("[{}..{}]", units) for units in (day_texts(), month_texts()))
)


def as_day(oracle: struct_time | float) -> date | None:
    """Take the day that ``edtf`` gives; it says an infinity for no bound."""
    return None if isinstance(oracle, float) else date(*oracle[:3])


def last_of_all(read: Edtf) -> date | None:
    """Give the last day the whole can touch, which is all that ``edtf`` knows."""
    return read.end_last if read.is_span else read.last


def has_two_units(text: str) -> bool:
    """Tell a span from one within a single unit."""
    start, end = text.split("/")
    return start != end


@settings(max_examples=60, deadline=None)
@given(_PLAIN | group_texts() | pair_texts("{}/{}", _PLAIN) | _LIKE_PAIRS)
def test_bounds_agree_with_edtf(text: str) -> None:
    """Another reader of EDTF finds the same first and last day."""
    oracle = parse_edtf(text)

    read = Edtf.parse(text)

    assert read.first == as_day(oracle.lower_strict())
    assert last_of_all(read) == as_day(oracle.upper_strict())


@settings(max_examples=40, deadline=None)
@given(
    st.builds(str.format, st.sampled_from(["../{}", "[..{}]"]), _PLAIN)
    | st.builds(str.format, st.sampled_from(["{}/..", "[{}..]"]), _PLAIN)
)
def test_open_sides_agree_with_edtf(text: str) -> None:
    """Another reader of EDTF finds no bound where we find none."""
    oracle = parse_edtf(text)

    read = Edtf.parse(text)

    assert read.first == as_day(oracle.lower_strict())
    assert last_of_all(read) == as_day(oracle.upper_strict())


@settings(max_examples=60, deadline=None)
@given(_PLAIN)
def test_bounds_agree_with_undate(text: str) -> None:
    """A third reader finds the same first and last day of a day, month or year."""
    oracle = Undate.parse(text, "EDTF")

    read = Edtf.parse(text)

    assert str(read.first) == str(oracle.earliest)
    assert str(read.last) == str(oracle.latest)


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        pair_texts("{}/{}", day_texts()),
        pair_texts("{}/{}", month_texts()),
        pair_texts("{}/{}", year_texts()),
    ).filter(has_two_units)
)
def test_ends_of_spans_agree_with_undate(text: str) -> None:
    """A third reader finds the same first day of a start and last day of an end."""
    oracle = Undate.parse(text, "EDTF")

    read = Edtf.parse(text)

    assert isinstance(oracle, UndateInterval)
    assert str(read.first) == str(oracle.earliest.earliest)
    assert str(read.end_last) == str(oracle.latest.latest)
