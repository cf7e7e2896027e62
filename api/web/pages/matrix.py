"""The matrix of areas, working groups and lead officers of decision MC-3/11."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.web.page import Listing, Page
from api.web.reading import Reading
from projections.query_definitions.matrix import MATRIX, MatrixParameters

POSSIBLE = "possible"


def matrix(reading: Reading) -> Page:
    """Show the matrix, on request also with what may have happened by the day."""
    is_possible = reading.value("certainty") == POSSIBLE
    certainty = "POSSIBLE" if is_possible else "CERTAIN"
    operation = reading.operation(
        "matrix", certainty=certainty, alsoPossible=is_possible
    )
    at = reading.run(operation)
    facts = {
        "sections": sections_of(at["matrix"] or ()),
        "is_possible": is_possible,
        "possible": at["timeline"]["possible"] if is_possible else (),
    }
    listing = Listing(MATRIX, MatrixParameters(), operation)
    return Page("matrix.html", facts, listing=listing)


def sections_of(rows: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """Group consecutive areas that have the same heading.

    Returns:
        heading and rows of each section.
    """
    sections: list[dict[str, Any]] = []
    for row in rows:
        heading = row["heading"]
        if not sections or sections[-1]["heading"] != heading:
            sections.append({"heading": heading, "rows": []})
        sections[-1]["rows"].append(row)
    return sections
