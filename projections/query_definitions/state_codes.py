"""The codes that a state field can have: what kinds of entry set it to."""

from domain.kinds import KINDS


def state_codes(family: str, field: str) -> tuple[str, ...]:
    """List the codes that kinds of a family set a field to, in the kinds' order."""
    found = (
        kind.sets[field]
        for kind in KINDS.values()
        if kind.family == family and field in kind.sets
    )
    return tuple(dict.fromkeys(found))
