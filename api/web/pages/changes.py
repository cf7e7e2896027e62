"""The log, newest first: what was recorded, corrected and withdrawn."""

from api.web.page import Page
from api.web.reading import Reading


def changes(reading: Reading) -> Page:
    """List the lines of the log."""
    at = reading.run(reading.operation("changes", **reading.paging()))
    return Page("changes.html", {"changes": at["changes"]})
