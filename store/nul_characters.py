"""What has a zero in it: no text of a ledger has, and PostgreSQL refuses to look.

It cannot keep the sign in a text, and refuses statements with such a value. A ledger's
texts have the next sign no more than this one, so whoever looks for that instead finds
as little, and stands in the same place of every order.
"""

import sqlalchemy as sa

ZERO, NEXT = "\x00", "\x01"


def look_for_zeros(engine: sa.Engine) -> None:
    """Let values with a zero be looked for; one that is to be kept is still refused."""

    @sa.event.listens_for(engine, "before_cursor_execute", retval=True)
    def _(
        _connection: sa.Connection,
        _cursor: object,
        statement: str,
        values: object,
        *_: object,
    ) -> tuple[str, object]:
        is_read = statement.startswith(("SELECT", "WITH"))
        return statement, _without_zeros(values) if is_read else values


def _without_zeros(value: object) -> object:
    match value:
        case str():
            return value.replace(ZERO, NEXT)
        case tuple() | list():
            return type(value)([_without_zeros(one) for one in value])
        case _:
            return value
