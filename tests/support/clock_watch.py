"""Watching whether code reads the clock of the machine."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

READ_CLOCK = {
    "ctime",
    "gmtime",
    "localtime",
    "now",
    "time",
    "time_ns",
    "today",
    "utcnow",
}
"""Names of the functions of ``time`` and ``datetime`` that do so."""


@contextmanager
def clock_readings() -> Iterator[list[str]]:
    """Note each function that reads the clock in a block, whoever calls it."""
    found: list[str] = []

    def note(_frame: FrameType, event: str, function: object) -> None:
        name = getattr(function, "__qualname__", "")
        if event == "c_call" and name.rpartition(".")[2] in READ_CLOCK:
            found.append(name)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield found
    finally:
        sys.setprofile(before)
