"""A subject: its state at the moment, each value with the entry that set it."""

from api.web.page import Page
from api.web.reading import Reading
from api.web.refusals import UnknownThingError


def subject(reading: Reading) -> Page:
    """Show what is recorded of a subject.

    Raises:
        UnknownThingError: the record has no such subject.
    """
    reference = f"{reading.parts['family']}:{reading.parts['reference']}"
    at = reading.ask("subject", reference=reference)
    if at["subject"] is None:
        raise UnknownThingError(reference=reading.parts["reference"])
    return Page("subject.html", {"subject": at["subject"]}, subject=reference)
