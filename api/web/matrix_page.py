"""The first page: the matrix, by the same GraphQL operation that anyone can send."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from api.graphql.context import Context
from api.web.page_queries import ask
from api.web.templating import render

POSSIBLE = "possible"


class Question(NamedTuple):
    """What the form asks; empty texts mean the present, and what is certain."""

    as_of: str
    known_at: str
    certainty: str
    language: str


def matrix_page(context: Context, question: Question) -> tuple[int, str]:
    """Give the status and the page."""
    told = ask(
        context,
        "first_page",
        question.language,
        asOf=question.as_of or None,
        knownAt=question.known_at or None,
        certainty=question.certainty.upper() or "CERTAIN",
        alsoPossible=question.certainty == POSSIBLE,
    )
    if not told.at:
        return 400, _page(question, problems=told.problems)
    return 200, _page(
        question,
        answered=told.answered,
        is_empty=not told.at["moment"]["position"],
        sections=_sections(told.at["matrix"]),
        possible=told.at["timeline"]["possible"]
        if question.certainty == POSSIBLE
        else (),
    )


def _page(question: Question, **facts: Any) -> str:  # noqa: ANN401 - what the template names
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
    """Put areas that follow each other under one heading together."""
    sections: list[dict[str, Any]] = []
    for row in rows:
        heading = row["heading"]
        if not sections or sections[-1]["heading"] != heading:
            sections.append({"heading": heading, "rows": []})
        sections[-1]["rows"].append({**row, "sources": _sources(row)})
    return sections


def _sources(row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """List the places that the row's cells come from, each once."""
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    for cell in row["cells"]:
        for source in (cell["entry"] or {}).get("sources", ()):
            place = source["document"]["reference"], source["paragraph"]
            found.setdefault(place, {**source, "position": cell["entry"]["position"]})
    return list(found.values())
