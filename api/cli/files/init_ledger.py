"""The command that makes a ledger, so that an interruption leaves no partial one.

A file of SQLite is filled in a folder beside its place and then moved there in one
step. On a server the tables are made in one transaction and the founding history is
recorded in another; the ledger notes that the history is missing, and
``init --if-missing`` adds it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

import data
from api.cli.exit_codes import FAULT, CommandError
from api.cli.files.import_files import read_all, take
from api.cli.output_messages import print_imported, print_progress
from api.cli.session import Session, mapped_errors
from api.container import Services, build_services
from api.importing.importer import Imported
from api.importing.sheets import Sheet
from api.settings import Settings
from store.database.address import location, parse_address
from store.engine import open_engine, settings_of
from store.errors import (
    LedgerMissingError,
    LedgerUnavailableError,
    LedgerUnwritableError,
)
from store.formats import create_log


class MadeMeanwhileError(CommandError):
    """Another process made a ledger at the same place; it was left as it is."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"another process made {place} meanwhile; it was left as it is", code=FAULT
        )


HISTORY = "founding_history"
AWAITED = "awaited"
LEFT_OUT = "left out"


def init(
    ctx: typer.Context,
    *,
    empty: Annotated[
        bool, typer.Option("--empty", help="Without the founding history.")
    ] = False,
    if_missing: Annotated[
        bool,
        typer.Option("--if-missing", help="Leave a ledger that is there as it is."),
    ] = False,
    entities: Annotated[
        str | None, typer.Option(help="For whom entries are recorded, with commas.")
    ] = None,
) -> None:
    """Make a ledger and load the founding history.

    Raises:
        CommandError: there is a ledger already, or none can be made.
    """
    settings = ctx.obj.settings()
    if entities:
        settings = settings.model_copy(update={"entities": entities})
    with mapped_errors():
        place = place_of_ledger(settings)
        if place is None:
            _make_or_leave(ctx.obj, settings, empty=empty, if_missing=if_missing)
        elif not if_missing:
            message = f"there is a ledger at {place} already; nothing was changed"
            raise CommandError(message)
        else:
            _complete(ctx.obj)


def _make_or_leave(
    session: Session, settings: Settings, *, empty: bool, if_missing: bool
) -> None:
    try:
        make_ledger(session, settings, empty=empty)
    except MadeMeanwhileError as error:
        if not if_missing:
            raise
        print_progress(str(error))


def founding_sheets() -> list[Sheet]:
    """Read the sheets of the founding history, in the order of their names."""
    return read_all(sorted(Path(data.__path__[0]).glob("*.yaml")))


def place_of_ledger(settings: Settings) -> str | None:
    """Return where the ledger is; None if there is none yet."""
    try:
        engine = open_engine(settings.database)
    except LedgerMissingError:
        return None
    engine.dispose()
    return location(engine.url)


def make_ledger(session: Session, settings: Settings, *, empty: bool) -> None:
    """Make a ledger, and say what was recorded once it is in its place.

    Raises:
        MadeMeanwhileError: another process was faster.
    """
    url = parse_address(settings.database)
    if url.get_backend_name() != "sqlite":
        done = _fill(session, settings, empty=empty)
    else:
        with _beside(Path(str(url.database))) as unfinished:
            draft = f"sqlite:///{unfinished}"
            there = settings.model_copy(update={"database": draft})
            done = _fill(session, there, empty=empty)
    print_progress(f"made {location(url)}")
    if done:
        with session.services() as services:
            print_imported(services, done, dry_run=False)


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """Yield a path in a temporary folder, and move the file made there to `place`."""
    before = place.stat() if place.exists() else None
    try:
        with TemporaryDirectory(prefix=f".{place.name}-", dir=place.parent) as folder:
            draft = Path(folder) / place.name
            yield draft
            _put(draft, place, before)
    except OSError as error:
        raise LedgerUnwritableError(
            place=str(place), reason=error.strerror or str(error)
        ) from error


def _put(draft: Path, place: Path, before: os.stat_result | None) -> None:
    """Move the draft to its place, unless somebody made a ledger there meanwhile.

    Args:
        before: a file without tables that was there from the start.
    """
    if draft.with_name(f"{draft.name}-wal").exists():
        message = "the database kept a part of the ledger apart; try again"
        raise LedgerUnavailableError(reason=message)
    try:
        if before:
            _set_aside(place, draft.with_name("before"), before)
        os.link(draft, place)
    except (FileExistsError, FileNotFoundError) as error:
        raise MadeMeanwhileError(place) from error


def _set_aside(place: Path, aside: Path, before: os.stat_result) -> None:
    """Move a file away, and back again if it is not the one from before.

    Raises:
        FileNotFoundError, FileExistsError: another process changed it meanwhile.
    """
    place.rename(aside)
    now = aside.stat()
    if (now.st_ino, now.st_size) != (before.st_ino, before.st_size):
        os.link(aside, place)
        raise FileExistsError


def _fill(session: Session, settings: Settings, *, empty: bool) -> Imported | None:
    engine = open_engine(settings.database, create=True)
    try:
        history = LEFT_OUT if empty else AWAITED
        made_with = {"time_zone": settings.time_zone, "entities": settings.entities}
        create_log(engine, {**made_with, HISTORY: history})
        services = build_services(engine, settings, clock=session.clock)
        return None if empty else _load(services)
    finally:
        engine.dispose()


def _complete(session: Session) -> None:
    """Load the founding history that an interrupted `init` left out."""
    with session.services() as services:
        awaited = settings_of(services.engine).get(HISTORY) == AWAITED
        if awaited and not services.log.reader.head().position:
            print_imported(services, _load(services), dry_run=False)


def _load(services: Services) -> Imported:
    return take(services, founding_sheets(), confirmed=True)
