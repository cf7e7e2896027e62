"""Cells of tables that a spreadsheet opens: a text is never taken for a formula."""

import re

STARTS = (*"=+-@", *"\uff1d\uff0b\uff0d\uff20", *"\t\r\n")
"""What a spreadsheet takes for the beginning of a formula.

The second four are the wide forms of the first: those set to Chinese run them too.
"""

NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def guarded(text: str) -> str:
    """Set an apostrophe before what a spreadsheet would run; a number stays one."""
    if text.startswith(STARTS) and not NUMBER.fullmatch(text):
        return f"'{text}"
    return text
