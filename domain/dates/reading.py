"""Reading dates as people write them, in the six languages of the United Nations.

Reading is the inverse of printing: what ``domain.dates.printing`` prints is read as the
same days. Only EDTF is recorded, so what was read is shown before it is recorded.
"""

from functools import lru_cache

from domain.dates.edtf import DateError, Edtf


@lru_cache(maxsize=8192)
def read_date(text: str) -> Edtf:
    """Read a date: EDTF, or a phrase in one of the six languages.

    Raises:
        DateError: the text can mean several dates, or is doubtful, or cannot be
            read. It has the dates to choose from.
    """
    try:
        return Edtf.parse(text)
    except DateError:
        from domain.dates.reader import read_phrase  # noqa: PLC0415 - Babel is slow to load

        return read_phrase(text)
