"""All joint reports."""

from api.web.page import Page
from api.web.reading import Reading


def reports(reading: Reading) -> Page:
    """List the reports."""
    at = reading.ask("reports", after=reading.value("after") or None)
    return Page("reports.html", {"reports": at["reports"]})
