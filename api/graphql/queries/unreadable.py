"""Entries that could not be read, so that nobody takes what is left for the whole."""

from api.graphql.loaders import Asked
from api.graphql.types.decorators import answer, says
from projections.projector.health import set_aside


@answer
class SetAside:
    """An entry that could not be read; the rest is answered as if it were not there."""

    position: int = says("Its number in the log.")
    reason: str = says("Why it cannot be read.")


def set_aside_of(asked: Asked) -> list[SetAside]:
    """List what was set aside, in the order of the log."""
    rows = asked.reader.rows(set_aside(asked.moment))
    return [SetAside(position=row.position, reason=row.reason) for row in rows]
