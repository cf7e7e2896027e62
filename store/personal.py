"""Personal values: kept apart from the log, so that they can be erased."""

from collections.abc import Collection, Iterable
from uuid import UUID

import sqlalchemy as sa

from domain.personal import PersonalValue
from store.database.read_only import check_recording_allowed
from store.database.statements import PreparedStatement, in_list
from store.database.transactions import (
    autocommit_connection,
    dialect_of,
    driver_connection,
    long_statements,
    write_transaction,
)
from store.tables import personal


def personal_values(
    engine: sa.Engine, event_ids: Iterable[UUID]
) -> list[PersonalValue]:
    """Read what was not erased of the personal values, by event id and field."""
    wanted = [event_id.hex for event_id in event_ids]
    columns = [personal.c[name] for name in PersonalValue._fields]
    statement = (
        sa.select(*columns)
        .where(in_list(personal.c.event_id, "wanted", engine.dialect.name))
        .order_by(personal.c.event_id, personal.c.field)
    )
    with driver_connection(engine) as connection:
        cursor = connection.cursor()
        rows = PreparedStatement(statement, engine).rows(cursor, wanted=wanted)
    return [PersonalValue(UUID(event), *value) for event, *value in rows]


def erase(engine: sa.Engine, event_id: UUID, fields: Collection[str] = ()) -> int:
    """Erase the personal values of an entry, of all fields or some; return how many.

    The bytes of the entry in the log stay as they are. The database overwrites the
    values in its own files; copies and backups keep theirs.
    """
    check_recording_allowed(engine)
    dialect = dialect_of(engine)
    statement = sa.delete(personal).where(personal.c.event_id == event_id.hex)
    if fields:
        statement = statement.where(personal.c.field.in_(fields))
    with write_transaction(engine) as connection:
        for preparation in dialect.before_erasing:
            connection.exec_driver_sql(preparation)
        erased = connection.execute(statement).rowcount
    overwrite_erased(engine)
    return erased


def overwrite_erased(engine: sa.Engine) -> bool:
    """Remove erased values from the database's own files.

    Returns:
        False if somebody reads the ledger as it was before: SQLite keeps the values in
        its write-ahead log until they end, and this is called again.
    """
    is_done = True
    with autocommit_connection(engine) as connection, long_statements(engine):
        for cleaning in dialect_of(engine).after_erasing:
            result = connection.exec_driver_sql(cleaning)
            if result.returns_rows:
                is_busy, *_ = result.one()
                is_done = not is_busy
    return is_done
