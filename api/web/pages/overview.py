"""The first page: what this is, and where cooperation stands."""

from api.web.page import Page
from api.web.pages.matrix import sections_of
from api.web.reading import Reading


def overview(reading: Reading) -> Page:
    """Show the areas of cooperation at a glance, and what is where."""
    at = reading.ask("overview")
    return Page("overview.html", {"sections": sections_of(at["matrix"] or ())})
