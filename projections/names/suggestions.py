"""Known references that read like one that is not known."""

from difflib import get_close_matches

from domain.references import Ref, normalise_reference
from projections.names.selects import select_all_names
from projections.reader import Reader

MAX_SUGGESTIONS = 3


def find_similar_references(reader: Reader, ref: Ref) -> list[str]:
    """Give known references of a family that read like one, best first."""
    rows = reader.rows(select_all_names(reader.moment(), ref.family))
    known = {normalise_reference(row.reference): str(row.reference) for row in rows}
    found = get_close_matches(
        normalise_reference(ref.reference), known, n=MAX_SUGGESTIONS
    )
    return [known[one] for one in found]
