"""Reading dates as people write them, in the six languages of the United Nations.

Reading is the inverse of printing: what ``domain.dates.printing`` prints is read as the
same days. Only EDTF is recorded, so what was read is shown before it is recorded.
"""

from functools import lru_cache
from unicodedata import category, name

from domain.dates.edtf import DateError, Edtf
from domain.dates.printing import print_date

# Invisible marks, dashes and quotation marks.
_LOOK_ALIKE = ("Cf", "Pd", "Pi", "Pf")
_USUAL = "-\N{EN DASH}\N{EM DASH}"


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


def describe_reading(text: str, edtf: str) -> str:
    """Say what a text was read as, and name the signs in it that look like others."""
    words = print_date(Edtf.parse(edtf), "en")
    signs = dict.fromkeys(one for one in text if category(one) in _LOOK_ALIKE)
    named = [f"U+{ord(one):04X} {name(one)}" for one in signs if one not in _USUAL]
    besides = f"; it has the sign {', '.join(named)}" if named else ""
    return f'"{text}" was read as {edtf}, {words}{besides}'
