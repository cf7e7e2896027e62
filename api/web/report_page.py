"""The pages of reports: all of them, and where one stands, with its files."""

from collections.abc import Mapping
from types import MappingProxyType

from api.graphql.context import Context
from api.web.page_queries import ask
from api.web.templating import render

FORMS: Mapping[str, str] = MappingProxyType(
    {
        "docx": "Word",
        "pdf": "PDF",
        "html": "HTML",
        "md": "Markdown",
        "xml": "Akoma Ntoso",
    }
)
"""What follows the dot in addresses of files -> how people call the format."""


def report_page(context: Context, name: str, language: str) -> tuple[int, str]:
    """Give the status and the page of one report."""
    told = ask(context, "report_page", language, name=name)
    page = render(
        "report.html",
        language,
        name=name,
        forms=FORMS,
        report=told.at.get("report"),
        answered=told.answered,
        problems=told.problems,
    )
    return (200 if told.at else 404), page


def reports_page(
    context: Context, language: str, after: str | None = None
) -> tuple[int, str]:
    """Give the status and the page of all reports."""
    told = ask(context, "reports_page", language, after=after)
    page = render(
        "reports.html",
        language,
        reports=told.at.get("reports"),
        answered=told.answered,
        problems=told.problems,
    )
    return (200 if told.at else 400), page
