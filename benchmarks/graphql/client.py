"""Clients of servers of one ledger: ours, and datasette with its GraphQL plugin."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import orjson

from benchmarks.servers import Server, cpu_seconds, start_server

PEERS = Path(__file__).parents[1] / "peers"
DATASETTE = PEERS / ".venv" / "bin" / "datasette"

LONGEST_SECONDS = 600

HEAD = (
    "POST {} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    "Content-Type: application/json\r\nContent-Length: {}\r\n\r\n"
)
"""The head of a request, sent in one piece with its body, as browsers do."""

UNLIMITED = {
    "plugins": {
        "datasette-graphql": {
            "time_limit_ms": LONGEST_SECONDS * 1000,
            "num_queries_limit": 1_000,
        }
    }
}
"""By default it stops queries after a second."""


class GraphQLClient:
    """Sends requests to one server over one connection.

    Args:
        path: of the GraphQL endpoint.
        pid: the server's process.
    """

    def __init__(self, connection: HTTPConnection, path: str, pid: int) -> None:
        self._connection = connection
        self._path = path
        self._pid = pid

    def __call__(self, document: str, variables: Mapping[str, str]) -> Any:  # noqa: ANN401 - an answer in JSON
        """Send an operation, and return the data of the response.

        Raises:
            ValueError: the response has errors.
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
        """Connect again: servers close connections that are not used for a while."""
        self._connection.close()
        self._connection.connect()

    def cpu(self) -> float:
        """Return the processor time that the server has used, in seconds."""
        return cpu_seconds(self._pid)


@contextmanager
def ours(ledger: Path) -> Iterator[GraphQLClient]:
    """Serve a ledger as the product does; return a client."""
    trilogue = Path(sys.executable).with_name("trilogue")
    command = ["env", f"TRILOGUE_DATABASE=sqlite:///{ledger}", str(trilogue), "serve"]
    with start_server("ours", [*command, "--port"]) as server:
        yield from _client(server, "/graphql")


@contextmanager
def datasette(ledger: Path, folder: Path) -> Iterator[GraphQLClient]:
    """Serve the same file by datasette; return a client."""
    metadata = folder / "metadata.json"
    metadata.write_bytes(orjson.dumps(UNLIMITED))
    command = [str(DATASETTE), "serve", str(ledger), "--metadata", str(metadata)]
    command += ["--setting", "sql_time_limit_ms", f"{LONGEST_SECONDS}000", "--port"]
    with start_server("datasette", command) as server:
        yield from _client(server, f"/graphql/{ledger.stem}")


def _client(server: Server, path: str) -> Iterator[GraphQLClient]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=LONGEST_SECONDS)
    with closing(connection):
        yield GraphQLClient(connection, path, server.pid)
