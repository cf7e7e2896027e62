"""Asks and follows the server with gql, over HTTP and over a WebSocket."""
# ruff: noqa: INP001 - a script on its own, in no package

import os

from gql import Client, gql
from gql.transport.requests import RequestsHTTPTransport
from gql.transport.websockets import WebsocketsTransport

ADDRESS = f"{os.environ['TRILOGUE_ADDRESS']}/graphql"

QUESTION = gql('{ at(asOf: "2021-07-05") { moment { asOf } matrix { stage } } }')
LINES = gql("subscription { entries(after: 0) { position } }")


def check(done: object, wanted: object) -> None:
    """Hold an answer to what it should be.

    Raises:
        SystemExit: it is another.
    """
    if done != wanted:
        message = f"gql got {done!r}, not {wanted!r}"
        raise SystemExit(message)


def asked(transport: RequestsHTTPTransport | WebsocketsTransport) -> tuple[str, int]:
    """Give the day and the number of areas of an answer."""
    at = Client(transport=transport).execute(QUESTION)["at"]
    return at["moment"]["asOf"], len(at["matrix"])


def main() -> None:
    """Ask over both, and follow the log."""
    socket = WebsocketsTransport(
        url=ADDRESS.replace("http", "ws", 1),
        subprotocols=[WebsocketsTransport.GRAPHQLWS_SUBPROTOCOL],
    )
    check(asked(RequestsHTTPTransport(url=ADDRESS)), ("2021-07-05", 13))
    check(asked(socket), ("2021-07-05", 13))
    lines = Client(transport=socket).subscribe(LINES)
    heard = [next(lines)["entries"]["position"] for _ in range(3)]
    check(heard, [1, 2, 3])
    lines.close()


if __name__ == "__main__":
    main()
