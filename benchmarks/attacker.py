"""``python -m benchmarks.attacker PORT FILE``: send one request over and over."""

import sys
from http.client import HTTPConnection
from itertools import count
from pathlib import Path

import orjson


def send(connection: HTTPConnection, body: bytes) -> bytes:
    """Send a question, and wait for its answer."""
    headers = {"content-type": "application/json"}
    connection.request("POST", "/graphql", body, headers)
    return connection.getresponse().read()


def another(asked: dict[str, object], number: int) -> bytes:
    """Write a question so that no answer to it is kept yet."""
    return orjson.dumps({**asked, "query": f"{asked['query']} #{number}"})


def main(port: int, file: Path) -> None:
    """Attack until somebody ends this program."""
    asked = orjson.loads(file.read_bytes())
    connection = HTTPConnection("127.0.0.1", port)
    for number in count():
        send(connection, another(asked, number))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
