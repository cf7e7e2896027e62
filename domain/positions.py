"""Positions of the log as people write them: ``#123``."""

LONGEST = len(f"#{2**53}")
"""A longer text is no position: no log has so many entries."""


def read_position(text: str) -> int | None:
    """Read a position such as ``#123``; None if the text is no position."""
    is_one = text.startswith("#") and text[1:].isdecimal() and len(text) <= LONGEST
    return int(text[1:]) if is_one else None
