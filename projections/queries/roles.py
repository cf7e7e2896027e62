"""Roles: what the log says of who holds them."""

from projections.queries.values import SubjectValues

ROLE_STATES = ("named", "unnamed", "vacant", "abolished", "not stated")
"""What the log says of a role's holder; ``unnamed`` is held by someone not named."""


def role_state(values: SubjectValues) -> str:
    """Return what the log says of a role's holder."""
    standing = values.value("standing")
    if standing == "held":
        return "named" if values.value("holder") else "unnamed"
    return standing if standing in ("vacant", "abolished") else "not stated"
