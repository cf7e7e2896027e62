"""Serving the API and the pages, until somebody stops it."""

import gc
import socket
import sys
from collections.abc import Mapping
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from api.app import create_app
from api.cli.exit_codes import FAULT, CommandError
from api.cli.http_parser import BoundedProtocol
from api.cli.output_messages import say
from api.cli.session import Session
from api.http.middleware import LARGEST_BODY
from api.http.trusted_hosts import TrustedHosts, is_this_machine, names_in
from api.settings import Settings

SWITCH_SECONDS = 0.0001
"""How long one question's thread keeps the interpreter while another's waits for it."""

COLLECTED_AFTER = 2_000, 10, 200
"""Objects after which the collector looks at the young, and how often at the old."""

OPTIONS: Mapping[str, Any] = {
    "http": BoundedProtocol,
    "loop": "asyncio" if sys.platform == "win32" else "uvloop",
    # To build a line of a log that nobody keeps takes as long as reading a request.
    "access_log": False,
    "log_level": "warning",
    "ws_max_size": LARGEST_BODY,
}
"""How the server is set up: it reads HTTP in C, and waits in C where it can."""


def serve(session: Session, *, host: str | None, port: int | None) -> None:
    """Serve one ledger; a missing one is told before anything listens.

    Raises:
        CommandError: the ledger or a setting cannot be used, or somebody else listens.
    """
    settings = session.settings(host=host, port=port)
    with session.services():
        check_free(settings.host, settings.port)
        address = f"http://{settings.host}:{settings.port}"
        say(f"the matrix: {address}/   the GraphQL explorer: {address}/explorer")
    app = named(create_app(settings), settings)
    listen(app, host=settings.host, port=settings.port)


def named(app: ASGIApp, settings: Settings) -> ASGIApp:
    """Have a server answer to its own names.

    One that serves other machines too answers to all, unless names are set: which
    names those machines have for it, it cannot know.
    """
    names = names_in(settings.host_names or "")
    if not names and not is_this_machine(settings.host):
        return app
    return TrustedHosts(app, {settings.host.lower(), *names})


def check_free(host: str, port: int) -> None:
    """Look whether the server will be able to listen, before it says that it does.

    Raises:
        CommandError: it will not.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        message = (
            f"nothing can listen at {host}:{port}: {error.strerror or error}; "
            f"give another --port or --host, or stop what listens there"
        )
        raise CommandError(message, code=FAULT) from error


def listen(app: ASGIApp, *, host: str, port: int) -> None:
    """Answer requests until somebody stops it."""
    sys.setswitchinterval(SWITCH_SECONDS)
    # The collector holds up everybody. What was made so far stays, so it need not be
    # walked over again; and hardly anything that is made later goes round in circles.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED_AFTER)
    uvicorn.run(app, host=host, port=port, **OPTIONS)
