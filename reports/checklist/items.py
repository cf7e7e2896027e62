"""One thing on the checklist: what it is, where, and what mends it."""

from typing import NamedTuple


class Item(NamedTuple):
    """Something to look at.

    Attributes:
        rule: its sort, such as ``section-missing``.
        sentence: what it is, in words.
        mend: what somebody can do about it.
        places: keys of paragraphs of the report.
        language: code of the language that it is about; empty for all.
        entries: positions in the log.
        settled: whether somebody decided that it be so.
    """

    rule: str
    sentence: str
    mend: str
    places: tuple[str, ...] = ()
    language: str = ""
    entries: tuple[int, ...] = ()
    settled: bool = False


def counted(number: int, one: str, many: str) -> str:
    """Say how many: ``1 entry has``, ``2 entries have``."""
    return f"1 {one}" if number == 1 else f"{number} {many}"
