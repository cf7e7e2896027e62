"""The calendar of meetings."""

from api.web.page import Listing, Page
from api.web.reading import Reading
from projections.query_definitions.calendar import CALENDAR, CalendarParameters


def calendar(reading: Reading) -> Page:
    """List the meetings by their first possible day."""
    operation = reading.operation("calendar", **reading.paging())
    at = reading.run(operation)
    listing = Listing(CALENDAR, CalendarParameters(), operation)
    return Page("calendar.html", {"calendar": at["calendar"]}, listing=listing)
