"""PostgreSQL's own programs: found in a version that fits, and run without secrets."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from store.errors import StoreError

PLACES = (
    "usr/lib/postgresql/*/bin",
    "usr/pgsql-*/bin",
    "opt/homebrew/opt/libpq/bin",
)
"""Where packages install these programs; not all of them are found by their names."""

VERSION = re.compile(r"\(PostgreSQL\) (\d+)")


class BackupFailedError(StoreError):
    """A copy of the ledger could not be made or read. The ledger is as it was."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(f"the backup could not be made or read: {reason}")
        self.reason = reason


class ProgramMissingError(StoreError):
    """A program of PostgreSQL's is not installed, or only in too old a version.

    Args:
        needed: the first major version that will do; 0 for any.
        found: the latest one that is installed; 0 for none.
    """

    def __init__(self, *, name: str, needed: int, found: int) -> None:
        there = f"only version {found} of it is" if found else "it is not"
        version = f"-{needed}" if needed else ""
        super().__init__(
            f"{name} is needed, of version {needed or 'any'} or later, and {there} "
            f"installed: on Debian, apt install postgresql-client{version}"
        )
        self.needed = needed
        self.found = found


def find_program(name: str, oldest: int, places: Sequence[str] = PLACES) -> str:
    """Find a program of PostgreSQL's of some version or a later one.

    Args:
        name: such as ``pg_dump``.
        oldest: the first major version that will do.
        places: where to look besides the search path of the shell.

    Raises:
        ProgramMissingError: it is not installed, or only older ones are.
    """
    found = {_version(program): program for program in _installed(name, places)}
    fitting = [one for one in found if one >= oldest]
    if not fitting:
        raise ProgramMissingError(name=name, needed=oldest, found=max(found, default=0))
    return found[min(fitting)]


def connection_options(engine: sa.Engine) -> tuple[str, Mapping[str, str]]:
    """Return how a program connects: options for all to see, and its environment."""
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415 - only where it is used

    _, options = engine.dialect.create_connect_args(engine.url)
    environment = dict(os.environ)
    options.pop("context", None)  # the driver's own
    if password := options.pop("password", None):
        environment["PGPASSWORD"] = str(password)
    return make_conninfo("", **options), environment


def run_program(
    arguments: Iterable[object], environment: Mapping[str, str] | None = None
) -> bytes:
    """Run a program, and return what it wrote to stdout.

    Raises:
        BackupFailedError: it failed; with the first line that it wrote to stderr.
    """
    try:
        done = subprocess.run(  # noqa: S603 - a program that was found, not given
            [*map(str, arguments)], capture_output=True, check=False, env=environment
        )
    except OSError as error:
        raise BackupFailedError(reason=str(error)) from error
    if done.returncode:
        first = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise BackupFailedError(reason=first or f"exit code {done.returncode}")
    return done.stdout


def server_version(connection: sa.Connection) -> int:
    """Return the major version of a server."""
    found: Any = connection.exec_driver_sql("SHOW server_version_num").scalar_one()
    return int(found) // 10_000


def _installed(name: str, places: Sequence[str]) -> Iterator[str]:
    if program := shutil.which(name):
        yield program
    for place in places:
        for folder in sorted(Path("/").glob(place)):
            if program := shutil.which(name, path=str(folder)):
                yield program


def _version(program: str) -> int:
    said = run_program([program, "--version"]).decode(errors="replace")
    found = VERSION.search(said)
    return int(found[1]) if found else 0
