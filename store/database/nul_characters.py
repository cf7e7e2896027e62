"""NUL characters in queries, which PostgreSQL rejects as parameters.

No stored text contains one, nor the character after it (U+0001). So a query for a
text with U+0001 in place of NUL finds the same: nothing, at the same place in every
order.
"""

import sqlalchemy as sa

NUL, NEXT = "\x00", "\x01"


def allow_nul_in_queries(engine: sa.Engine) -> None:
    """Replace NUL in the parameters of queries; writing one is still an error."""

    @sa.event.listens_for(engine, "before_cursor_execute", retval=True)
    def _(
        _connection: sa.Connection,
        _cursor: object,
        statement: str,
        values: object,
        *_: object,
    ) -> tuple[str, object]:
        is_read = statement.startswith(("SELECT", "WITH"))
        return statement, _without_nul(values) if is_read else values


def _without_nul(value: object) -> object:
    match value:
        case str():
            return value.replace(NUL, NEXT)
        case tuple() | list():
            return type(value)([_without_nul(one) for one in value])
        case _:
            return value
