"""Opening a ledger: its address, its settings, and the checks before it is used."""

import logging
import os
from collections.abc import Iterable
from pathlib import Path
from threading import Lock

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor

from store.database.address import location, parse_address
from store.database.database_faults import convert_errors, first_line
from store.database.dialects import DIALECTS, Dialect
from store.database.nul_characters import allow_nul_in_queries
from store.database.read_only import (
    forbid_recording,
    read_only_connector,
    why_read_only,
)
from store.database.read_pool import ReadPool
from store.database.statement_log import log_statements_of
from store.database.transactions import (
    BEGIN,
    READ_POOL,
    WAL,
    WRITE_LOCK,
    autocommit_connection,
    begin_with_retry,
    dialect_of,
    wait_seconds,
)
from store.errors import (
    AddressError,
    DurabilityError,
    LedgerDamagedError,
    LedgerFormatError,
    LedgerMissingError,
    LedgerUnavailableError,
    LedgerUnreadableError,
    LedgerUnwritableError,
    NotALedgerError,
    ScratchNeededError,
)
from store.formats import FIRST, LATEST, note_format
from store.tables import ledger_settings

KNOWN_FORMATS = tuple(map(str, range(FIRST, LATEST + 1)))

logger = logging.getLogger("trilogue.database")


def open_engine(address: str, *, create: bool = False) -> sa.Engine:
    """Open the ledger at an address, with every setting made and checked.

    Args:
        address: a URL of SQLAlchemy's, such as ``sqlite:///trilogue.db``.
        create: accept an empty place too; ``formats.create_log`` then makes the ledger.

    Raises:
        StoreError: its class says what is wrong with the address, the ledger or its
            settings. Nothing was changed.
    """
    url = parse_address(address)
    place = location(url)
    reason = ""
    if url.get_backend_name() == "sqlite":
        reason = _check_file(Path(place), create=create)
    if not reason:
        try:
            return _open(url, create=create)
        except LedgerUnwritableError as error:
            # What refuses to write may be more than permissions.
            if create:
                raise
            reason = error.reason
    try:
        return _open(url, create=False, read_only=reason)
    except LedgerUnwritableError as error:
        missing = "its last entries are in a log beside the file"
        raise ScratchNeededError(place=place, reason=missing) from error


def _open(url: sa.URL, *, create: bool, read_only: str = "") -> sa.Engine:
    place = location(url)
    engine = _make_engine(url, read_only=read_only)
    try:
        _check_encoding(engine, place=place)
        _check_is_ledger(engine, place=place, create=create)
        if not read_only:
            _configure(engine)
    except LedgerDamagedError as error:
        engine.dispose()
        if "not a database" in error.reason:
            reason = "it is not a database"
            raise NotALedgerError(place=place, reason=reason) from error
        raise
    except sa.exc.DBAPIError as error:
        engine.dispose()
        raise LedgerUnavailableError(reason=first_line(error.orig or error)) from None
    except BaseException:
        engine.dispose()
        raise
    logger.info("opened %s", place)
    return engine


def settings_of(engine: sa.Engine) -> dict[str, str]:
    """Read the settings with which the ledger was created."""
    statement = sa.select(ledger_settings.c.name, ledger_settings.c.value)
    with engine.connect() as connection:
        return {row.name: row.value for row in connection.execute(statement)}


def check_durable(connection: DBAPIConnection, dialect: Dialect) -> None:
    """Read back the settings of a connection that durability needs.

    Raises:
        DurabilityError: a setting has another value; do not use the connection.
    """
    cursor = connection.cursor()
    for setting, found in read_settings(cursor, dialect.durable).items():
        _check_setting(setting, found, dialect.durable[setting])
    cursor.close()


def read_settings(cursor: DBAPICursor, settings: Iterable[str]) -> dict[str, str]:
    """Run statements that each read one setting of a connection."""
    found: dict[str, str] = {}
    for setting in settings:
        cursor.execute(setting)
        ((value,),) = cursor.fetchall()
        found[setting] = str(value)
    return found


def _check_file(path: Path, *, create: bool) -> str:
    """Check that a file can be used; return why it can only be read, or nothing."""
    try:
        is_there = path.exists()
    except PermissionError as error:  # of a folder on the way
        raise LedgerUnreadableError(place=str(path)) from error
    if not is_there:
        if not create:
            raise LedgerMissingError(place=str(path))
        if not path.parent.is_dir():
            reason = f"there is no folder {path.parent}"
            raise LedgerUnwritableError(place=str(path), reason=reason)
        return ""
    if not path.is_file():
        raise NotALedgerError(place=str(path), reason="it is not a file")
    if not os.access(path, os.R_OK):
        raise LedgerUnreadableError(place=str(path))
    reason = why_read_only(path)
    if reason and create:
        raise LedgerUnwritableError(place=str(path), reason=reason)
    return reason


def _make_engine(url: sa.URL, *, read_only: str) -> sa.Engine:
    dialect = DIALECTS[url.get_backend_name()]
    options = dict(dialect.engine_options)
    if read_only:
        options = {"creator": read_only_connector(Path(str(url.database)))}
    try:
        engine = sa.create_engine(
            url,
            execution_options={WRITE_LOCK: Lock()},
            # Errors are logged, and among the values may be names of persons.
            hide_parameters=True,
            **options,
        )
    except ModuleNotFoundError as error:
        reason = f"{error.name} is not installed (pip install 'trilogue[postgresql]')"
        raise AddressError(address=location(url), reason=reason) from error
    except sa.exc.ArgumentError:
        # The original error is dropped, because it may contain the password.
        raise AddressError(reason="its host or port cannot be read") from None

    convert_errors(engine)
    if url.get_backend_name() == "postgresql":
        from store.database.postgresql_connection import limit_waiting  # noqa: PLC0415 - it loads the driver

        limit_waiting(engine)
    if read_only:
        forbid_recording(engine, read_only, tables=True)
    log_statements_of(engine)
    if dialect.checkpoint:
        # SQLite keeps its log beside the file itself, not beside a link to it.
        wal = f"{Path(str(url.database)).resolve()}-wal"
        engine.update_execution_options(**{WAL: wal})
    if dialect.pools_reads:
        engine.update_execution_options(**{READ_POOL: ReadPool(engine)})
    if not dialect.accepts_nul:
        allow_nul_in_queries(engine)

    _prepare_connections(engine)
    return engine


def _prepare_connections(engine: sa.Engine) -> None:
    dialect = dialect_of(engine)

    @sa.event.listens_for(engine, "connect")
    def _(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        for statement in dialect.on_connect:
            cursor.execute(statement)
        cursor.close()
        check_durable(connection, dialect)
        # PostgreSQL's driver began a transaction for these statements.
        connection.rollback()

    @sa.event.listens_for(engine, "begin")
    def _(connection: sa.Connection) -> None:
        statements = connection.get_execution_options().get(BEGIN, dialect.begin)
        cursor = connection.connection.cursor()
        begin_with_retry(cursor, statements, seconds=wait_seconds(engine))


def _check_encoding(engine: sa.Engine, *, place: str) -> None:
    if statement := dialect_of(engine).encoding:
        with engine.connect() as connection:
            found = connection.exec_driver_sql(statement).scalar_one()
        if found != "UTF8":
            reason = f"its database keeps texts in {found}, and UTF8 is needed"
            raise AddressError(address=place, reason=reason)


def _check_is_ledger(engine: sa.Engine, *, place: str, create: bool) -> None:
    with engine.connect() as connection:
        tables = sa.inspect(connection).get_table_names()
        if ledger_settings.name in tables:
            version = ledger_settings.c.name == "format_version"
            found = connection.scalar(sa.select(ledger_settings.c.value).where(version))
            if not found:
                reason = "its settings name no format"
                raise NotALedgerError(place=place, reason=reason)
            if found not in KNOWN_FORMATS:
                raise LedgerFormatError(
                    place=place, found=found, known=KNOWN_FORMATS[-1]
                )
            note_format(engine, int(found))
        elif tables:
            raise NotALedgerError(place=place, reason="it holds other tables")
        elif not create:
            raise LedgerMissingError(place=place)


def _configure(engine: sa.Engine) -> None:
    with autocommit_connection(engine) as connection:
        for statement, wanted in dialect_of(engine).on_open.items():
            _check_setting(
                statement, str(connection.exec_driver_sql(statement).scalar()), wanted
            )


def _check_setting(setting: str, found: str, wanted: tuple[str, ...]) -> None:
    if found not in wanted:
        raise DurabilityError(setting=setting, wanted=" or ".join(wanted), found=found)
