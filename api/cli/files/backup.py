"""The command that copies a ledger while others use it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import sqlalchemy as sa
import typer

from api.cli.encoding import STDIN
from api.cli.exit_codes import CommandError
from api.cli.files.atomic_file import draft_of
from api.cli.output_messages import print_progress
from api.cli.session import Session, mapped_errors
from store.copies.backup import Copied, back_up
from store.database.address import location
from store.engine import open_engine

ONLY_MINE = 0o600
"""Only the owner of a backup may read it: it contains names of persons."""

RESTORE = {
    "sqlite": (
        "to restore: stop what uses the ledger, put a copy of this file in its place, "
        "delete the files beside it that end in -wal and -shm"
    ),
    "postgresql": (
        "to restore: createdb -E UTF8 NAME, then pg_restore --no-owner "
        "--exit-on-error -d NAME {file}"
    ),
}


def backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")],
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file that is there.")
    ] = False,
) -> None:
    """Copy the ledger, with names and files, while others record in it.

    Raises:
        CommandError: the file is there already, or the copy could not be made. In both
            cases the file is as it was.
    """
    _check_free(file, force=force)
    with mapped_errors(), _opened(ctx.obj) as engine:
        if file.exists() and _is_same(file, location(engine.url)):
            message = f"{file} is the ledger itself; name another file"
            raise CommandError(message)
        with draft_of(file) as draft:
            draft.touch(mode=ONLY_MINE)
            copied = back_up(engine, draft)
            _flush(draft)
        how = RESTORE[engine.dialect.name].format(file=file)
    sys.stdout.write(f"{_told(copied, file)}\n")
    print_progress(f"{how}, then run `trilogue doctor`")
    print_progress(f"to examine the copy: trilogue doctor {file}")


@contextmanager
def _opened(session: Session) -> Iterator[sa.Engine]:
    engine = open_engine(session.settings().database)
    try:
        yield engine
    finally:
        engine.dispose()


def _check_free(file: Path, *, force: bool) -> None:
    message = ""
    if str(file) == STDIN:
        message = "a backup cannot be written to stdout; name a file"
    elif not file.parent.is_dir():
        message = f"there is no folder {file.parent}"
    elif file.exists() and not file.is_file():
        message = f"{file} is not a file"
    elif file.exists() and not force:
        message = f"{file} is there already; name another file, or give --force"
    if message:
        raise CommandError(message)


def _is_same(file: Path, place: str) -> bool:
    return Path(place).exists() and file.samefile(place)


def _flush(file: Path) -> None:
    """Have the file on the disk before it gets its name."""
    with file.open("rb") as written:
        os.fsync(written.fileno())


def _told(copied: Copied, file: Path) -> str:
    upto = "no position"
    if copied.position:
        upto = f"position {copied.position} recorded at {copied.recorded_at}"
    size = file.stat().st_size / 1_000_000
    return (
        f"backed up {copied.entries} entries, up to {upto}; personal values "
        f"{copied.personal}, files {copied.artefacts}; {size:.1f} MB in {file}"
    )
