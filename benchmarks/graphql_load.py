"""Servers pinned to one core, and the load that another core puts on them."""

import os
import re
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple
from urllib.parse import quote

import orjson

from benchmarks.graphql_things import DOCUMENT

SERVED_ON, ASKED_FROM = "0", "1"
CONNECTIONS = 8
PATIENCE = 180.0

_POST = """\
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = [==[{body}]==]
"""

_GET = """\
wrk.path = "/graphql?query={query}"
wrk.headers["If-None-Match"] = [==[{tag}]==]
"""


class Served(NamedTuple):
    """A server that runs."""

    name: str
    port: int
    pid: int = 0

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}/graphql"


class Load(NamedTuple):
    """What a server did under load."""

    per_second: float
    failed: bool


@contextmanager
def asking() -> Iterator[None]:
    """Keep this process off the servers' core while it asks and takes the time."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {int(ASKED_FROM)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def serving(name: str, command: Sequence[str]) -> Iterator[Served]:
    """Run a server on its core; the command gets its port as the last argument."""
    served = Served(name, free_port())
    pinned = ["taskset", "-c", SERVED_ON, *command, str(served.port)]
    # What a server says of the load's end, when connections are cut, is no news.
    silent = subprocess.DEVNULL
    with subprocess.Popen(pinned, stdout=silent, stderr=silent) as process:  # noqa: S603 - ours
        try:
            _await_port(served)
            yield served._replace(pid=process.pid)
        finally:
            process.terminate()


def worked(pid: int) -> float:
    """Give the seconds for which a process's threads have worked."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(one.read_text().split()[0]) for one in tasks) / 1e9


def _await_port(served: Served) -> None:
    end = monotonic() + PATIENCE
    while monotonic() < end:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", served.port)) == 0:
                return
        sleep(0.1)
    message = f"{served.name} does not listen"
    raise TimeoutError(message)


def posting(folder: Path) -> Path:
    """Write what ``wrk`` sends: a request for all things."""
    path = folder / "post.lua"
    path.write_text(_POST.format(body=orjson.dumps({"query": DOCUMENT}).decode()))
    return path


def revalidating(folder: Path, served: Served) -> Path:
    """Write a request of who has the answer, and asks whether it still holds."""
    query = quote(DOCUMENT)
    connection = HTTPConnection("127.0.0.1", served.port)
    connection.request("GET", f"/graphql?query={query}")
    answer = connection.getresponse()
    answer.read()
    path = folder / "get.lua"
    path.write_text(_GET.format(query=query, tag=answer.headers["etag"]))
    return path


def load(served: Served, script: Path, seconds: int) -> Load:
    """Ask over and over, and count the answers."""
    command = ["taskset", "-c", ASKED_FROM, "wrk", "-t1", f"-c{CONNECTIONS}"]
    command += [f"-d{seconds}s", "-s", str(script), served.url]
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    found = re.search(r"Requests/sec:\s+([\d.]+)", run.stdout)
    if found is None:
        message = f"wrk said nothing of its speed: {run.stdout}"
        raise ValueError(message)
    return Load(float(found[1]), "Non-2xx" in run.stdout)
