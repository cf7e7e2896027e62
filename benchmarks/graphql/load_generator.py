"""The load generator ``wrk``: what it sends, and how many responses it gets."""

import re
import subprocess
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import orjson

from benchmarks.graphql.things import DOCUMENT
from benchmarks.servers import CLIENT_PROCESSOR, Server

CONNECTIONS = 8

_POST = """\
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = [==[{body}]==]
"""

_GET = """\
wrk.path = "/graphql?query={query}"
wrk.headers["If-None-Match"] = [==[{tag}]==]
"""


class Load(NamedTuple):
    """How a server did under load.

    Attributes:
        per_second: responses.
        has_failures: whether some of them had another status than 200 or 304.
    """

    per_second: float
    has_failures: bool


def write_post_script(folder: Path) -> Path:
    """Write the script of a request for all things."""
    path = folder / "post.lua"
    path.write_text(_POST.format(body=orjson.dumps({"query": DOCUMENT}).decode()))
    return path


def write_revalidation_script(folder: Path, server: Server) -> Path:
    """Write the script of a client that has the response and asks if it still holds."""
    query = quote(DOCUMENT)
    connection = HTTPConnection("127.0.0.1", server.port)
    connection.request("GET", f"/graphql?query={query}")
    response = connection.getresponse()
    response.read()
    path = folder / "get.lua"
    path.write_text(_GET.format(query=query, tag=response.headers["etag"]))
    return path


def run_load(
    server: Server, script: Path, seconds: int, connections: int = CONNECTIONS
) -> Load:
    """Send requests from the client's processor, and count the responses."""
    command = ["taskset", "-c", str(CLIENT_PROCESSOR), "wrk", "-t1"]
    command += [f"-c{connections}", f"-d{seconds}s", "-s", str(script), server.url]
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    found = re.search(r"Requests/sec:\s+([\d.]+)", run.stdout)
    if found is None:
        message = f"wrk printed no rate: {run.stdout}"
        raise ValueError(message)
    return Load(float(found[1]), "Non-2xx" in run.stdout)
