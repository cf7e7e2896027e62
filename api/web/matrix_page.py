"""The first page: the matrix, by the same GraphQL operation that anyone can send."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from api.graphql.context import Context
from api.graphql.schema import schema
from api.web.rendering import render
from api.wording.moments import answered

OPERATION = (Path(__file__).parent / "operations" / "first_page.graphql").read_text(
    encoding="utf-8"
)


POSSIBLE = "possible"


class Question(NamedTuple):
    """What the form asks; empty texts mean the present, and what is certain."""

    as_of: str
    known_at: str
    certainty: str
    language: str


def matrix_page(context: Context, question: Question) -> tuple[int, str]:
    """Give the status and the page."""
    variables = {
        "asOf": question.as_of or None,
        "knownAt": question.known_at or None,
        "certainty": question.certainty.upper() or "CERTAIN",
        "alsoPossible": question.certainty == POSSIBLE,
        "language": question.language.upper(),
    }
    result = schema.execute_sync(
        OPERATION, variable_values=variables, context_value=context
    )
    if result.errors or result.data is None:
        problems = [_plain(error.message) for error in result.errors or ()]
        return 400, _page(question, problems=problems)
    at = result.data["at"]
    answered = _answered(context, at["moment"], question.language)
    rows = at["matrix"]
    return 200, _page(
        question,
        answered=answered,
        is_empty=not at["moment"]["position"],
        sections=_sections(rows),
        possible=at["timeline"]["possible"] if question.certainty == POSSIBLE else (),
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


def _plain(message: str) -> str:
    """Leave out what the library puts before our sentence on a variable."""
    _, found, sentence = message.partition("' has invalid value: ")
    return sentence if found else message


def _answered(context: Context, moment: Mapping[str, Any], language: str) -> str:
    known_at = moment["knownAt"]
    return answered(
        date.fromisoformat(moment["asOf"]),
        moment["position"],
        datetime.fromisoformat(known_at) if known_at else None,
        language=language,
        zone=context.house.zone.key,
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
