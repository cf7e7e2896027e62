"""The command that serves the GraphQL API and the pages, in one process or several."""

import socket
import sqlite3
from contextlib import suppress
from functools import partial
from typing import Annotated

import typer
import uvicorn

from api.cli.exit_codes import FAULT, CommandError
from api.cli.output_messages import print_progress
from api.cli.session import mapped_errors
from api.container import open_services
from api.server.alone import ServerAlone
from api.server.supervisor import Supervisor
from api.server.worker import OPTIONS, build_worker
from api.settings import Settings
from store.health import WAL_RESET_ADVICE, has_wal_reset_bug

BACKLOG = 2048
"""Connections that may wait until a worker accepts them."""


def serve(
    ctx: typer.Context,
    host: Annotated[str | None, typer.Option(help="Where to listen.")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535)] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=64,
            help="Processes that answer, by default 1. Limits hold for each of them.",
        ),
    ] = None,
) -> None:
    """Serve the GraphQL API and the pages.

    Raises:
        CommandError: the ledger or a setting cannot be used, or the address is taken.
    """
    with ctx.obj.ledger_settings(host=host, port=port, workers=workers) as settings:
        with mapped_errors(), open_services(settings, clock=ctx.obj.clock):
            sockets = bind(settings.host, settings.port)
        if settings.workers == 1:
            _announce(settings)
            serve_alone(settings, sockets)
        else:
            _supervise(settings, sockets)


def bind(host: str, port: int) -> list[socket.socket]:
    """Listen at each address that a host has.

    Raises:
        CommandError: one of them cannot be listened at.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return [
            socket.create_server((address[0], port), family=family, backlog=BACKLOG)
            for family, *_, address in found
        ]
    except OSError as error:
        message = (
            f"nothing can listen at {host}:{port}: {error.strerror or error}; "
            f"give another --port or --host, or stop what listens there"
        )
        raise CommandError(message, code=FAULT) from error


def serve_alone(settings: Settings, sockets: list[socket.socket]) -> None:
    """Answer requests in this process."""
    with suppress(KeyboardInterrupt):
        ServerAlone(_config(settings), report=print_progress).run(sockets)


def _supervise(settings: Settings, sockets: list[socket.socket]) -> None:
    is_file = settings.database.startswith("sqlite")
    if is_file and has_wal_reset_bug(sqlite3.sqlite_version_info):
        print_progress(f"SQLite {sqlite3.sqlite_version} {WAL_RESET_ADVICE}")
    supervisor = Supervisor(
        _config(settings),
        sockets,
        when_ready=partial(_announce, settings),
        report=print_progress,
    )
    supervisor.run()
    if supervisor.has_failed:
        message = "no worker could start, so nothing is served"
        raise CommandError(message, code=FAULT)


def _config(settings: Settings) -> uvicorn.Config:
    build = partial(build_worker, settings)
    return uvicorn.Config(build, factory=True, workers=settings.workers, **OPTIONS)


def _announce(settings: Settings) -> None:
    address = f"http://{settings.host}:{settings.port}"
    print_progress(f"the matrix: {address}/   the GraphQL explorer: {address}/explorer")
