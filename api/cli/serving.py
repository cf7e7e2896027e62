"""Serving the API and the pages, until somebody stops it."""

import uvicorn

from api.app import create_app
from api.cli.session import Session
from api.cli.told import say


def serve(session: Session, *, host: str | None, port: int | None) -> None:
    """Serve one ledger; a missing one is told before anything listens.

    Raises:
        CommandError: the ledger or a setting cannot be used.
    """
    settings = session.settings(host=host, port=port)
    with session.house():
        address = f"http://{settings.host}:{settings.port}"
        say(f"the matrix: {address}/   the GraphQL explorer: {address}/explorer")
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
    )
