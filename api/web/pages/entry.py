"""An entry of the log: what it says, its sources, who recorded it, and when."""

from api.web.page import Page
from api.web.reading import Reading
from api.web.refusals import UnknownThingError


def entry(reading: Reading) -> Page:
    """Show an entry.

    Raises:
        UnknownThingError: the log has no such entry.
    """
    position = reading.parts["position"]
    at = reading.ask("entry", position=position)
    if at["entry"] is None:
        raise UnknownThingError(reference=f"#{position}")
    return Page("entry.html", {"entry": at["entry"]})
