"""Servers of one ledger, each asked over HTTP: ours, and datasette with its GraphQL."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import orjson

from benchmarks.graphql_load import Served, serving, worked

PEERS = Path(__file__).parent / "peers"
DATASETTE = PEERS / ".venv" / "bin" / "datasette"

LONGEST_SECONDS = 600

HEAD = (
    "POST {} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    "Content-Type: application/json\r\nContent-Length: {}\r\n\r\n"
)
"""Sent in one piece with the body, as browsers do."""

UNLIMITED = {
    "plugins": {
        "datasette-graphql": {
            "time_limit_ms": LONGEST_SECONDS * 1000,
            "num_queries_limit": 1_000,
        }
    }
}
"""It stops what takes a second unless told otherwise."""


class Asked:
    """A server that is asked over one connection.

    Args:
        pid: the server's process.
    """

    def __init__(self, connection: HTTPConnection, path: str, pid: int) -> None:
        self._connection = connection
        self._path = path
        self._pid = pid

    def __call__(self, document: str, variables: Mapping[str, str]) -> Any:  # noqa: ANN401 - an answer in JSON
        """Give an answer's data.

        Raises:
            ValueError: it has errors.
        """
        body = orjson.dumps({"query": document, "variables": variables})
        self._connection.send(HEAD.format(self._path, len(body)).encode() + body)
        response = HTTPResponse(self._connection.sock, method="POST")
        response.begin()
        answer = orjson.loads(response.read())
        if answer.get("errors") or "data" not in answer:
            message = f"{self._path} answered {str(answer)[:500]}"
            raise ValueError(message)
        return answer["data"]

    def connect(self) -> None:
        """Connect anew: a server hangs up on who has not asked for a while."""
        self._connection.close()
        self._connection.connect()

    def cpu(self) -> float:
        """Give the seconds that the server's threads have been working."""
        return worked(self._pid)


@contextmanager
def ours(ledger: Path) -> Iterator[Asked]:
    """Serve a ledger as the product does."""
    trilogue = Path(sys.executable).with_name("trilogue")
    command = ["env", f"TRILOGUE_DATABASE=sqlite:///{ledger}", str(trilogue), "serve"]
    with serving("ours", [*command, "--port"]) as served:
        yield from _asked(served, "/graphql")


@contextmanager
def datasette(ledger: Path, folder: Path) -> Iterator[Asked]:
    """Serve the same file by datasette."""
    metadata = folder / "metadata.json"
    metadata.write_bytes(orjson.dumps(UNLIMITED))
    command = [str(DATASETTE), "serve", str(ledger), "--metadata", str(metadata)]
    command += ["--setting", "sql_time_limit_ms", f"{LONGEST_SECONDS}000", "--port"]
    with serving("datasette", command) as served:
        yield from _asked(served, f"/graphql/{ledger.stem}")


def _asked(served: Served, path: str) -> Iterator[Asked]:
    connection = HTTPConnection("127.0.0.1", served.port, timeout=LONGEST_SECONDS)
    with closing(connection):
        yield Asked(connection, path, served.pid)
