"""The first page: the matrix, from an operation that any client could send."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from api.graphql.context import Context
from api.web.page_queries import query_page
from api.web.templating import render

POSSIBLE = "possible"


class MatrixRequest(NamedTuple):
    """The values of the form. Empty texts mean today, now and what is certain."""

    as_of: str
    known_at: str
    certainty: str
    language: str


def matrix_page(context: Context, question: MatrixRequest) -> tuple[int, str]:
    """Return the HTTP status and the page."""
    answer = query_page(
        context,
        "first_page",
        question.language,
        asOf=question.as_of or None,
        knownAt=question.known_at or None,
        certainty=question.certainty.upper() or "CERTAIN",
        alsoPossible=question.certainty == POSSIBLE,
    )
    if not answer.at:
        return 400, _page(question, problems=answer.problems)
    return 200, _page(
        question,
        answered=answer.answered,
        is_empty=not answer.at["moment"]["position"],
        sections=_sections(answer.at["matrix"]),
        possible=answer.at["timeline"]["possible"]
        if question.certainty == POSSIBLE
        else (),
    )


def _page(question: MatrixRequest, **facts: Any) -> str:  # noqa: ANN401 - what the template names
    given = {
        "problems": [],
        "answered": "",
        "is_empty": False,
        "sections": [],
        "possible": [],
    }
    return render(
        "matrix.html", question.language, question=question, **{**given, **facts}
    )


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
