"""Dates in sentences of the report, read back."""

from hypothesis import given
from hypothesis import strategies as st

from domain.dates.edtf import Edtf
from domain.dates.reading import read_date
from domain.texts import LANGUAGES
from reports.language.dates import when
from tests.support.dates import outer_days
from tests.support.strategies import edtf_dates


@given(edtf=edtf_dates(), language=st.sampled_from(LANGUAGES))
def test_a_date_in_a_sentence_is_read(edtf: Edtf, language: str) -> None:
    """A date as a report's sentence says it is read as the same days and words."""
    said = when(edtf, language)

    read = read_date(said)

    assert outer_days(read) == outer_days(edtf)
    assert when(read, language) == said
