"""Ledgers of earlier formats, for tests of upgrading."""

import sqlalchemy as sa

from store.formats import FORMAT_SETTING, note_format
from store.tables import artefact, ledger_format, ledger_settings, log_digest


def make_format_1(engine: sa.Engine, *, has_artefacts: bool = True) -> None:
    """Take from a ledger what format 1 did not have."""
    later = [log_digest, ledger_format]
    if not has_artefacts:
        later.append(artefact)
    chosen = ledger_settings.c.name == FORMAT_SETTING
    with engine.begin() as connection:
        for table in later:
            connection.exec_driver_sql(f"DROP TABLE {table.name}")
        connection.exec_driver_sql("DROP INDEX log_joins")
        connection.execute(sa.update(ledger_settings).where(chosen).values(value="1"))
    note_format(engine, 1)
