"""Serving the API and the pages, until somebody stops it."""

import gc
import sys

import uvicorn
from starlette.types import ASGIApp

from api.app import create_app
from api.cli.session import Session
from api.cli.told import say
from api.guards import LARGEST_BODY

SWITCH_SECONDS = 0.0002
"""How long one question's thread keeps the interpreter while another's waits for it."""

COLLECTED_AFTER = 2_000, 10, 200
"""Objects after which the collector looks at the young, and how often at the old."""


def serve(session: Session, *, host: str | None, port: int | None) -> None:
    """Serve one ledger; a missing one is told before anything listens.

    Raises:
        CommandError: the ledger or a setting cannot be used.
    """
    settings = session.settings(host=host, port=port)
    with session.house():
        address = f"http://{settings.host}:{settings.port}"
        say(f"the matrix: {address}/   the GraphQL explorer: {address}/explorer")
    listen(create_app(settings), host=settings.host, port=settings.port)


def listen(app: ASGIApp, *, host: str, port: int) -> None:
    """Answer requests until somebody stops it."""
    sys.setswitchinterval(SWITCH_SECONDS)
    # The collector holds up everybody. What was made so far stays, so it need not be
    # walked over again; and hardly anything that is made later goes round in circles.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED_AFTER)
    uvicorn.Server(configured(app, host=host, port=port)).run()


def configured(app: ASGIApp, *, host: str, port: int) -> uvicorn.Config:
    """Set the server up: HTTP is read in C, and so is the event loop where it can be.

    Nothing is logged of a request that is answered, and building that line takes time.
    """
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        http="httptools",
        loop="asyncio" if sys.platform == "win32" else "uvloop",
        access_log=False,
        log_level="warning",
        server_header=False,
        ws_max_size=LARGEST_BODY,
    )
