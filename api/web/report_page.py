"""The page of a report: where it stands, and its files, by one GraphQL operation."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from api.graphql.context import Context
from api.graphql.schema import schema
from api.web.rendering import render
from api.wording.moments import answered

OPERATION = (Path(__file__).parent / "operations" / "report_page.graphql").read_text(
    encoding="utf-8"
)
FORMS = ("docx", "pdf", "html", "md", "xml")
"""What follows the dot in addresses of files."""


def report_page(context: Context, name: str, language: str) -> tuple[int, str]:
    """Give the status and the page."""
    variables = {"name": name, "language": language.upper()}
    result = schema.execute_sync(
        OPERATION, variable_values=variables, context_value=context
    )
    problems = [error.message for error in result.errors or ()]
    at = (result.data or {}).get("at") or {}
    facts: dict[str, Any] = {"problems": problems, "report": None, "answered": ""}
    if not problems:
        moment = at["moment"]
        facts["report"] = at["report"]
        facts["answered"] = answered(
            date.fromisoformat(moment["asOf"]),
            moment["position"],
            datetime.fromisoformat(moment["knownAt"]),
            language=language,
            zone=context.house.zone.key,
        )
    page = render("report.html", language, name=name, forms=FORMS, **facts)
    return (404 if problems else 200), page
