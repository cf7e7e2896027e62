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

import sqlalchemy as sa
import typer

import data
from api.cli.exit_codes import FAULT, CommandError
from api.cli.import_files import read_all, take
from api.cli.output_messages import print_imported, print_progress
from api.cli.session import Session, mapped_errors
from api.container import Services, build_services
from api.importing.sheets import Sheet
from api.settings import Settings
from store.engine import create_log, open_engine, settings_of
from store.errors import (
    LedgerMissingError,
    LedgerUnavailableError,
    LedgerUnwritableError,
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
            make_ledger(ctx.obj, settings, empty=empty)
        elif not if_missing:
            message = f"there is a ledger at {place} already; nothing was changed"
            raise CommandError(message)
        else:
            _complete(ctx.obj)


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
    if engine.url.get_backend_name() == "sqlite":
        return str(engine.url.database)
    return sa.make_url(settings.database).render_as_string()


def make_ledger(session: Session, settings: Settings, *, empty: bool) -> None:
    """Make a ledger."""
    url = sa.make_url(settings.database)
    if url.get_backend_name() != "sqlite":
        _fill(session, settings, empty=empty)
        print_progress(f"made {url.render_as_string()}")
        return
    with _beside(Path(str(url.database))) as unfinished:
        draft = url.set(database=str(unfinished)).render_as_string(hide_password=False)
        _fill(session, settings.model_copy(update={"database": draft}), empty=empty)
    print_progress(f"made {url.database}")


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """Yield a path in a temporary folder, and move the file made there to `place`."""
    was_there = place.exists()
    try:
        with TemporaryDirectory(prefix=f".{place.name}-", dir=place.parent) as folder:
            draft = Path(folder) / place.name
            yield draft
            _put(draft, place, over=was_there)
    except OSError as error:
        raise LedgerUnwritableError(
            place=str(place), reason=error.strerror or str(error)
        ) from error


def _put(draft: Path, place: Path, *, over: bool) -> None:
    """Move the draft to its place, unless somebody made a ledger there meanwhile.

    Args:
        over: whether a file without tables was there from the start.
    """
    if draft.with_name(f"{draft.name}-wal").exists():
        message = "the database kept a part of the ledger apart; try again"
        raise LedgerUnavailableError(reason=message)
    if over:
        draft.replace(place)
        return
    try:
        os.link(draft, place)
    except FileExistsError as error:
        message = f"somebody made {place} meanwhile; it was left as it is"
        raise CommandError(message, code=FAULT) from error


def _fill(session: Session, settings: Settings, *, empty: bool) -> None:
    engine = open_engine(settings.database, create=True)
    try:
        history = LEFT_OUT if empty else AWAITED
        made_with = {"time_zone": settings.time_zone, "entities": settings.entities}
        create_log(engine, {**made_with, HISTORY: history})
        services = build_services(engine, settings, clock=session.clock)
        if not empty:
            _load(services)
    finally:
        engine.dispose()


def _complete(session: Session) -> None:
    """Load the founding history that an interrupted `init` left out."""
    with session.services() as services:
        awaited = settings_of(services.engine).get(HISTORY) == AWAITED
        if awaited and not services.log.reader.head().position:
            _load(services)


def _load(services: Services) -> None:
    done = take(services, founding_sheets(), confirmed=True)
    print_imported(services, done, dry_run=False)
