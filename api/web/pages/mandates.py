"""What the secretariats were asked to do, and what was done."""

from api.web.page import Listing, Page
from api.web.reading import Reading
from projections.query_definitions.mandates import MANDATES, MandateParameters

MANDATES_AT_ONCE = 10


def mandates(reading: Reading) -> Page:
    """List the mandates with their paragraphs, and the state of each."""
    operation = reading.operation("mandates", **reading.paging(MANDATES_AT_ONCE))
    at = reading.run(operation)
    listing = Listing(MANDATES, MandateParameters(), operation)
    return Page("mandates.html", {"mandates": at["mandates"]}, listing=listing)
