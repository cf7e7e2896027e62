"""``python -m benchmarks.graphql.attacker PORT CONNECTIONS FILE``: one request on end.

It prints a line once all its connections are accepted, and begins when it reads one.
"""

import sys
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from threading import Thread

import orjson


def send(connection: HTTPConnection, body: bytes) -> bytes:
    """Send a GraphQL request, and return the body of the response."""
    headers = {"content-type": "application/json"}
    connection.request("POST", "/graphql", body, headers)
    return connection.getresponse().read()


def uncached(request: dict[str, object], number: int) -> bytes:
    """Write a request so that no cache has its document or its response yet."""
    return orjson.dumps({**request, "query": f"{request['query']} #{number}"})


def open_connection(port: int) -> HTTPConnection:
    """Open a connection that a worker has accepted."""
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/health")
    connection.getresponse().read()
    # A new connection might be accepted by another worker.
    connection.auto_open = 0
    return connection


def attack(connection: HTTPConnection, request: dict[str, object], first: int) -> None:
    """Send a request again as soon as it is answered, until the process is killed."""
    for number in count(first, 1_000):
        send(connection, uncached(request, number))


def main(port: int, connections: int, file: Path) -> None:
    """Attack over several connections at the same time."""
    request = orjson.loads(file.read_bytes())
    opened = [open_connection(port) for _ in range(connections)]
    print("ready", flush=True)
    sys.stdin.readline()
    for first, connection in enumerate(opened):
        Thread(target=attack, args=(connection, request, first)).start()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
