"""The server of `serve` without workers: one process that ends in time."""

import os
from collections.abc import Callable
from socket import socket
from threading import Timer

import uvicorn

from api.server.supervisor import END_SECONDS

EXIT_CODE = 1


class ServerAlone(uvicorn.Server):
    """uvicorn's server, except that the process is gone `END_SECONDS` after a signal.

    A thread may wait for a database for longer. Nothing that was acknowledged is lost,
    and what waits was not recorded.

    Args:
        report: takes a line for the administrator: the process did not end by itself.
    """

    def __init__(self, config: uvicorn.Config, report: Callable[[str], None]) -> None:
        super().__init__(config)
        self._report = report

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        """Finish requests and close the application, or end the process."""
        timer = Timer(END_SECONDS, self._exit)
        timer.daemon = True
        timer.start()
        await super().shutdown(sockets)
        timer.cancel()

    def _exit(self) -> None:
        self._report("the server does not end, so it is stopped")
        os._exit(EXIT_CODE)
