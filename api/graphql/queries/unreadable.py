"""Entries that could not be read, so that nobody takes what is left for the whole."""

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.query_pages import read_rows
from api.graphql.types.decorators import output_type, schema_field
from projections.query_definitions.definition import NoParameters
from projections.query_definitions.log import UNREADABLE


@output_type
class SetAside:
    """An entry that could not be read; the rest is answered as if it were not there."""

    position: int = schema_field("Its number in the log.")
    reason: str = schema_field("Why it cannot be read.")


def set_aside_of(loaders: RequestLoaders) -> list[SetAside]:
    """List what was set aside, in the order of the log."""
    rows = read_rows(loaders, UNREADABLE, NoParameters())
    return [SetAside(position=row.position, reason=row.reason) for row in rows]
