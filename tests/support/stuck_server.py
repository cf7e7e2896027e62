"""``python -m tests.support.stuck_server``: a server that never closes its application.

It prints a line once it is ready.
"""

import sys
from threading import Event

import uvicorn
from starlette.types import Receive, Scope, Send

from api.server.alone import ServerAlone


def report(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def never_closing(_scope: Scope, receive: Receive, send: Send) -> None:
    """Start, and wait for ever when the server ends."""
    await receive()
    await send({"type": "lifespan.startup.complete"})
    report("ready")
    await receive()
    Event().wait()


if __name__ == "__main__":
    config = uvicorn.Config(never_closing, port=0, lifespan="on", log_level="warning")
    ServerAlone(config, report=report).run()
