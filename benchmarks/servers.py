"""Server processes, each pinned to one processor while another one sends requests."""

import os
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

from tests.support.worker_server import free_port

SERVER_PROCESSOR, CLIENT_PROCESSOR = 0, 1
START_SECONDS = 180.0


class Server(NamedTuple):
    """A server that runs."""

    name: str
    port: int
    pid: int = 0

    @property
    def url(self) -> str:
        """The address of its GraphQL endpoint."""
        return f"http://127.0.0.1:{self.port}/graphql"


@contextmanager
def start_server(name: str, command: Sequence[str]) -> Iterator[Server]:
    """Run a server on its processor; the command gets the port as last argument."""
    server = Server(name, free_port())
    pinned = ["taskset", "-c", str(SERVER_PROCESSOR), *command, str(server.port)]
    # Servers complain when the load generator closes its connections.
    silent = subprocess.DEVNULL
    with subprocess.Popen(pinned, stdout=silent, stderr=silent) as process:  # noqa: S603 - ours
        try:
            wait_for_port(server)
            yield server._replace(pid=process.pid)
        finally:
            process.terminate()


def wait_for_port(server: Server) -> None:
    """Wait until a server accepts connections.

    Raises:
        TimeoutError: it does not.
    """
    end = monotonic() + START_SECONDS
    while monotonic() < end:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", server.port)) == 0:
                return
        sleep(0.1)
    message = f"{server.name} does not listen"
    raise TimeoutError(message)


@contextmanager
def on_client_processor() -> Iterator[None]:
    """Keep this process off the server's processor while it sends and measures."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {CLIENT_PROCESSOR})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def pin(pid: int, processor: int) -> None:
    """Let all threads of a process run on one processor only."""
    for task in Path(f"/proc/{pid}/task").iterdir():
        os.sched_setaffinity(int(task.name), {processor})


def cpu_seconds(pid: int) -> float:
    """Return the processor time that the threads of a process have used."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(one.read_text().split()[0]) for one in tasks) / 1e9
