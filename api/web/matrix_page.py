"""The first page: the matrix, from an operation that any client could send."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import HTMLResponse

from api.web.page_queries import query_page
from api.web.templating import NO_STORE, render

POSSIBLE = "possible"


class MatrixRequest(NamedTuple):
    """The values of the form. Empty texts mean today, now and what is certain."""

    as_of: str
    known_at: str
    certainty: str
    language: str


def matrix_page(request: Request, question: MatrixRequest) -> HTMLResponse:
    """Return the page."""
    answer = query_page(
        request,
        "first_page",
        question.language,
        asOf=question.as_of or None,
        knownAt=question.known_at or None,
        certainty=question.certainty.upper() or "CERTAIN",
        alsoPossible=question.certainty == POSSIBLE,
    )
    at, is_possible = answer.at, question.certainty == POSSIBLE
    page = render(
        "matrix.html",
        question.language,
        question=question,
        problems=answer.problems,
        answered=answer.answered,
        is_empty=bool(at) and not at["moment"]["position"],
        sections=_sections(at["matrix"] if at else ()),
        possible=at["timeline"]["possible"] if at and is_possible else (),
    )
    return HTMLResponse(page, 200 if at else 400, NO_STORE)


def _sections(rows: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """Group consecutive areas that have the same heading."""
    sections: list[dict[str, Any]] = []
    for row in rows:
        heading = row["heading"]
        if not sections or sections[-1]["heading"] != heading:
            sections.append({"heading": heading, "rows": []})
        sections[-1]["rows"].append({**row, "sources": _sources(row)})
    return sections


def _sources(row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """List the sources of the cells of a row, without duplicates."""
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    for cell in row["cells"]:
        for source in (cell["entry"] or {}).get("sources", ()):
            place = source["document"]["reference"], source["paragraph"]
            found.setdefault(place, {**source, "position": cell["entry"]["position"]})
    return list(found.values())
