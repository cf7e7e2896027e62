"""The pages of reports: the list, and the state and files of one report."""

from collections.abc import Mapping
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import HTMLResponse

from api.web.page_queries import query_page
from api.web.templating import NO_STORE, render

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


def report_page(request: Request, name: str, language: str) -> HTMLResponse:
    """Return the page of one report."""
    answer = query_page(request, "report_page", language, name=name)
    # By itself: a report whose period nobody gave has no checklist, but has a page.
    checked = query_page(request, "report_checklist", language, name=name)
    page = render(
        "report.html",
        language,
        name=name,
        forms=FORMS,
        report=answer.at.get("report"),
        checklist=(checked.at.get("report") or {}).get("checklist", []),
        unchecked=checked.problems,
        answered=answer.answered,
        problems=answer.problems,
    )
    return HTMLResponse(page, 200 if answer.at else 404, NO_STORE)


def reports_page(
    request: Request, language: str, after: str | None = None
) -> HTMLResponse:
    """Return the page of all reports."""
    answer = query_page(request, "reports_page", language, after=after)
    page = render(
        "reports.html",
        language,
        reports=answer.at.get("reports"),
        answered=answer.answered,
        problems=answer.problems,
    )
    return HTMLResponse(page, 200 if answer.at else 400, NO_STORE)
