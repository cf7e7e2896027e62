"""Comparing dates by the days that they can mean."""

from datetime import date

from domain.dates.edtf import Edtf


def outer_days(edtf: Edtf) -> tuple[date | None, date | None]:
    """Return the first and the last day on which any of it can lie."""
    is_closed = edtf.is_span and not edtf.is_open
    return edtf.first, edtf.end_last if is_closed else edtf.last
