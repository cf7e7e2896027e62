"""Cells of tables that a spreadsheet opens: a text is never taken for a formula."""

import re

STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""

NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def guarded(text: str) -> str:
    """Set an apostrophe before what a spreadsheet would run; a number stays one."""
    if text.startswith(STARTS) and not NUMBER.fullmatch(text):
        return f"'{text}"
    return text
