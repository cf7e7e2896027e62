"""A PostgreSQL server of the tests' own: on a socket in a folder, gone afterwards."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg import sql

numbers = count(1)

OWNER = "postgres"
"""PostgreSQL refuses to run as root; its package brings this account."""

ORDER = (
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=icu",
    "--icu-locale=en-US",
)
"""Words in the order of a language, as most servers have it, whatever machine it is."""


@contextmanager
def running_server(folder: Path) -> Iterator[str]:
    """Start a server on an empty cluster, and stop it at the end.

    Yields:
        the address of the server, with ``{database}`` for the name of a database.
    """
    if os.geteuid() == 0:
        shutil.chown(folder, OWNER)
    account = "-A", "trust", "-U", "trilogue"
    _run("initdb", "-D", folder / "data", *account, *ORDER, "--no-sync")
    start_server(folder)
    try:
        yield f"postgresql://trilogue@/{{database}}?host={folder}"
    finally:
        stop_server(folder)


def start_server(folder: Path) -> None:
    """Start the server of a folder."""
    options = f"-c listen_addresses='' -c unix_socket_directories={folder}"
    data = folder / "data"
    _run("pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", options, "start")


def stop_server(folder: Path) -> None:
    """Stop the server of a folder; connections to it break."""
    _run("pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop")


def made_database(server: str, options: LiteralString = "") -> str:
    """Make an empty database on a server; give its address."""
    name = f"ledger_{next(numbers)}"
    with psycopg.connect(server.format(database="postgres"), autocommit=True) as opened:
        made = sql.SQL("CREATE DATABASE {} {}")
        said = made.format(sql.Identifier(name), sql.SQL(options))
        opened.execute(said)
    return server.format(database=name)


def _run(program: str, *arguments: object) -> None:
    command = [_find(program), *map(str, arguments)]
    if os.geteuid() == 0:
        command = ["runuser", "-u", OWNER, "--", *command]
    # The server keeps the pipes of whoever started it: it gets none.
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")  # noqa: S603 - programs of the package


def _find(program: str) -> str:
    packaged = Path("/usr/lib/postgresql").glob(f"*/bin/{program}")
    found = shutil.which(program) or max(map(str, packaged), default=None)
    if found is None:
        message = f"{program} is not installed: these tests need PostgreSQL's server"
        raise FileNotFoundError(message)
    return found
