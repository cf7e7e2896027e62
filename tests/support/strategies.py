"""What Hypothesis draws from: dates in every form, in the years of the cooperation."""

from datetime import date

from hypothesis import strategies as st

from domain.dates.edtf import Edtf

_YEARS = st.integers(min_value=2000, max_value=2030)
_MONTHS = range(1, 13)
_GROUPS = range(33, 42)


def day_texts() -> st.SearchStrategy[str]:
    """Draw a single day."""
    return st.dates(date(2000, 1, 1), date(2030, 12, 31)).map(date.isoformat)


def month_texts() -> st.SearchStrategy[str]:
    """Draw a month."""
    return st.builds("{}-{:02}".format, _YEARS, st.sampled_from(_MONTHS))


def year_texts() -> st.SearchStrategy[str]:
    """Draw a year."""
    return _YEARS.map(str)


def group_texts() -> st.SearchStrategy[str]:
    """Draw a quarter, a third or a half of a year."""
    return st.builds("{}-{}".format, _YEARS, st.sampled_from(_GROUPS))


def unit_texts() -> st.SearchStrategy[str]:
    """Draw a day, a month, a part of a year, or a year."""
    return day_texts() | month_texts() | group_texts() | year_texts()


def pair_texts(template: str, units: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Draw two units that do not run backwards, set into ``template``."""
    in_order = st.tuples(units, units).map(
        lambda pair: sorted(pair, key=lambda text: Edtf.parse(text).first or date.min)
    )
    return in_order.map(lambda pair: template.format(*pair))


def edtf_texts() -> st.SearchStrategy[str]:
    """Draw a valid date of any form that the log takes."""
    one_sided = st.sampled_from(["{}", "[..{}]", "../{}", "[{}..]", "{}/.."])
    return (
        st.builds(str.format, one_sided, unit_texts())
        | pair_texts("{}/{}", unit_texts())
        | pair_texts("[{}..{}]", unit_texts())
    )


def edtf_dates() -> st.SearchStrategy[Edtf]:
    """Draw a date of any form, read."""
    return edtf_texts().map(Edtf.parse)
