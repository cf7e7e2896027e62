"""A server of several worker processes, which a test can stop and kill one by one."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from time import monotonic, sleep

import httpx

from tests.support.patience import PATIENCE_SECONDS

TRILOGUE = Path(sys.executable).with_name("trilogue")


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait until a condition holds.

    Raises:
        TimeoutError: it does not hold after all patience.
    """
    end = monotonic() + PATIENCE_SECONDS
    while not condition():
        if monotonic() > end:
            raise TimeoutError
        sleep(0.02)


class WorkerServer:
    """A supervisor with its workers.

    Args:
        process: the supervisor.
        port: where they listen.
    """

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process = process
        self.port = port
        self.address = f"http://127.0.0.1:{port}"

    def workers(self) -> list[int]:
        """Give the process ids of the workers, the oldest first."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return sorted(int(one) for one in children if _is_worker(int(one)))

    def wait_until_ready(self) -> None:
        """Wait until every worker answers."""
        wait_until(lambda: _answers(self.address))
        for worker in self.workers():
            with self.connect_to(worker):
                pass

    @contextmanager
    def only(self, worker: int) -> Iterator[None]:
        """Let one worker accept all connections: stop the others until the end."""
        others = [one for one in self.workers() if one != worker]
        for other in others:
            os.kill(other, signal.SIGSTOP)
            wait_until(partial(is_in_state, other, "T"))
        try:
            yield
        finally:
            for other in others:
                os.kill(other, signal.SIGCONT)

    @contextmanager
    def connect_to(self, worker: int) -> Iterator[httpx.Client]:
        """Open a connection that one of the workers accepts."""
        with self.client() as client:
            with self.only(worker):
                client.get("/health").raise_for_status()
            yield client

    def client(self) -> httpx.Client:
        """Open a connection that any worker may accept."""
        return httpx.Client(base_url=self.address, timeout=PATIENCE_SECONDS)


def _answers(address: str) -> bool:
    with suppress(httpx.HTTPError):
        return httpx.get(f"{address}/health", timeout=PATIENCE_SECONDS).is_success
    return False


def is_in_state(pid: int, states: str) -> bool:
    """Test whether a process is in one of some states: T is stopped, Z has ended."""
    stat = Path(f"/proc/{pid}/stat").read_text()
    return stat.rpartition(")")[2].split()[0] in states


def _is_worker(pid: int) -> bool:
    with suppress(FileNotFoundError, ProcessLookupError):
        return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False


@contextmanager
def serving(database: str, port: int, *, workers: int) -> Iterator[WorkerServer]:
    """Serve a ledger, and end the server at the end of the block."""
    command = [str(TRILOGUE), "serve", f"--port={port}", f"--workers={workers}"]
    environment = {**os.environ, "TRILOGUE_DATABASE": database}
    with subprocess.Popen(command, env=environment) as process:  # noqa: S603 - ours
        server = WorkerServer(process, port)
        try:
            server.wait_until_ready()
            yield server
        finally:
            process.send_signal(signal.SIGTERM)


def free_port() -> int:
    """Find a port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])
