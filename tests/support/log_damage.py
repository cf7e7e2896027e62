"""Damage to a log in tests: what a disk, or somebody with the file, does to it."""

import sqlalchemy as sa

from store.tables import log

GUARDED = ("log", "log_digest")


def damage(engine: sa.Engine, statement: str, **values: object) -> None:
    """Change tables past their guards."""
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            for table in GUARDED:
                for name in ("update", "delete"):
                    drop = f"DROP TRIGGER IF EXISTS {table}_refuses_{name}"
                    connection.exec_driver_sql(drop)
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        connection.execute(sa.text(statement), values)


def change_row(engine: sa.Engine, position: int, column: str) -> None:
    """Change one character of a column."""
    where = log.c.position == position
    with engine.connect() as connection:
        found = connection.scalar(sa.select(log.c[column]).where(where))
    is_text = isinstance(found, str)
    value = bytearray(found.encode() if isinstance(found, str) else found or b"")
    value[-3] ^= 1
    changed = bytes(value).decode() if is_text else bytes(value)
    statement = f"UPDATE log SET {column} = :value WHERE position = :at"  # noqa: S608 - our own name
    damage(engine, statement, value=changed, at=position)
