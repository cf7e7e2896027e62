"""Positions of the log as people write them: ``#123``."""

LONGEST = len(f"#{2**53}")
"""No log is so long that a position has more digits."""


def read_position(text: str) -> int | None:
    """Read a position such as ``#123``; None for what is none."""
    is_one = text.startswith("#") and text[1:].isdecimal() and len(text) <= LONGEST
    return int(text[1:]) if is_one else None
