"""A joint report: its editions, their files, and the checklist."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from api.web.page import Page
from api.web.reading import Reading
from api.web.refusals import InvalidRequestError, UnknownThingError

FORMS: Mapping[str, str] = MappingProxyType(
    {
        "docx": "Word",
        "pdf": "PDF",
        "html": "HTML",
        "md": "Markdown",
        "xml": "Akoma Ntoso",
    }
)
"""Suffix in the address of a file -> name of the format."""


def report(reading: Reading) -> Page:
    """Show the state of a report and links to its files.

    Raises:
        UnknownThingError: the record has no such report.
    """
    name = reading.parts["reference"]
    found = reading.ask("report", name=name)["report"]
    if found is None:
        raise UnknownThingError(reference=name)
    checklist: Sequence[Mapping[str, object]] = ()
    unchecked: Sequence[str] = ()
    try:
        # By itself: a report whose period nobody gave has no checklist, but a page.
        checked = reading.ask("report_checklist", name=name)["report"]
        checklist = (checked or {}).get("checklist", [])
    except InvalidRequestError as error:
        unchecked = error.problems
    facts = {
        "name": name,
        "forms": FORMS,
        "report": found,
        "checklist": checklist,
        "unchecked": unchecked,
    }
    return Page("report.html", facts)
