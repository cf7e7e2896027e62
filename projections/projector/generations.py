"""Generations of tables: made, dropped, and exchanged while queries are answered."""

import re

import sqlalchemy as sa

from projections.projector.tables import state, tables, version
from projections.projector.view import View
from projections.projector.views import VIEWS
from store.database.transactions import dialect_of, write_transaction

_TABLE_NAME = re.compile(r"[a-z_]+_([0-9]+)")


def state_name(views: tuple[View, ...], generation: int | None = None) -> str:
    """Return the name under which the state of tables is kept.

    The version of the tables is a part of it: a program with other views finds no such
    name, and makes tables of its own.

    Args:
        generation: of tables that are being filled; by default those that are read.
    """
    name = f"answers {version(views)}"
    return name if generation is None else f"{name} {generation}"


def create_tables(
    engine: sa.Engine, generation: int | None = None, views: tuple[View, ...] = VIEWS
) -> None:
    """Create the tables of a generation, with nothing read, unless they exist.

    Args:
        generation: by default the one that is read; a new one if there is none.
    """
    name = state_name(views, generation)
    if _exists(engine, name):
        return
    with write_transaction(engine) as connection:
        for statement in dialect_of(engine).before_creating:
            connection.exec_driver_sql(statement)
        state.metadata.create_all(connection)
        if connection.scalar(_generation_of(name)) is None:
            number = generation or max(_generations(connection)) + 1
            tables(number, views).metadata.create_all(connection)
            first = {"name": name, "generation": number, "position": 0}
            connection.execute(sa.insert(state), [first])


def _exists(engine: sa.Engine, name: str) -> bool:
    if not sa.inspect(engine).has_table(state.name):
        return False
    with engine.connect() as connection:
        return connection.scalar(_generation_of(name)) is not None


def _generation_of(name: str) -> sa.Select[int]:
    return sa.select(state.c.generation).where(state.c.name == name)


def has_tables(engine: sa.Engine, views: tuple[View, ...] = VIEWS) -> bool:
    """Return whether there are tables that queries can read."""
    return _exists(engine, state_name(views))


def start_generation(
    engine: sa.Engine, views: tuple[View, ...] = VIEWS
) -> tuple[int, int]:
    """Return the generation that queries read, and the one to fill.

    The latter is the one that another rebuild began, or a new one. All others are
    dropped.
    """
    with write_transaction(engine) as connection:
        for statement in dialect_of(engine).before_creating:
            connection.exec_driver_sql(statement)
        read = connection.scalar(_generation_of(state_name(views))) or 1
        new = read + 1
        name = state_name(views, new)
        if connection.scalar(_generation_of(name)) is None:
            _drop_all_but(connection, read)
            tables(new, views).metadata.create_all(connection)
            first = {"name": name, "generation": new, "position": 0}
            connection.execute(sa.insert(state), [first])
    return read, new


def _drop_all_but(connection: sa.Connection, kept: int) -> None:
    for generation in _generations(connection) - {kept, 0}:
        for name in _tables_of(connection, generation):
            sa.Table(name, sa.MetaData()).drop(connection)
    connection.execute(sa.delete(state).where(state.c.generation != kept))


def swap_generations(
    engine: sa.Engine,
    old: int,
    new: int,
    views: tuple[View, ...] = VIEWS,
    *,
    log_end: int,
) -> bool:
    """Let queries read the new generation, if it has read as far as the old one.

    Args:
        log_end: the last position of the log. The old generation may have read further
            if the log has become shorter; the new one cannot.

    Returns:
        Whether it had; if not, it has to catch up first.
    """
    unread = state.alias("unread")
    reached = (
        sa.select(unread.c.position)
        .where(unread.c.name == state_name(views, new))
        .scalar_subquery()
    )
    swap = (
        sa.update(state)
        .where(state.c.name == state_name(views))
        .where(state.c.generation == old)
        .where(sa.or_(state.c.position <= reached, reached >= log_end))
        .values(generation=new, position=reached)
    )
    swapped = sa.delete(state).where(state.c.name == state_name(views, new))
    with write_transaction(engine) as connection:
        if not connection.execute(swap).rowcount:
            return False
        connection.execute(swapped)
    return True


def _generations(connection: sa.Connection) -> set[int]:
    """Return the numbers of the generations that have tables, and 0."""
    names = sa.inspect(connection).get_table_names()
    found = (_TABLE_NAME.fullmatch(name) for name in names)
    return {0} | {int(match[1]) for match in found if match}


def _tables_of(connection: sa.Connection, generation: int) -> list[str]:
    names = sa.inspect(connection).get_table_names()
    return [name for name in names if name.endswith(f"_{generation}")]
