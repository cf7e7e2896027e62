"""Query the server and follow its log with gql, over HTTP and a WebSocket."""
# ruff: noqa: INP001 - a script outside of packages

import os

from gql import Client, gql
from gql.transport.requests import RequestsHTTPTransport
from gql.transport.websockets import WebsocketsTransport

ADDRESS = f"{os.environ['TRILOGUE_ADDRESS']}/graphql"

QUERY = gql('{ at(asOf: "2021-07-05") { moment { asOf } matrix { id } } }')
SUBSCRIPTION = gql("subscription { entries(after: 0) { position } }")


def check(actual: object, expected: object) -> None:
    """Compare an answer with the expected one.

    Raises:
        SystemExit: they differ.
    """
    if actual != expected:
        message = f"gql got {actual!r}, not {expected!r}"
        raise SystemExit(message)


def query(transport: RequestsHTTPTransport | WebsocketsTransport) -> tuple[str, int]:
    """Return the day and the number of areas of the answer.

    The client reads the schema first, and validates the query.
    """
    client = Client(transport=transport, fetch_schema_from_transport=True)
    at = client.execute(QUERY)["at"]
    return at["moment"]["asOf"], len(at["matrix"])


def main() -> None:
    """Query over both transports, and follow the log."""
    # The whole schema is larger than the messages that this client accepts there.
    socket = WebsocketsTransport(
        url=f"{ADDRESS.replace('http', 'ws', 1)}/read",
        subprotocols=[WebsocketsTransport.GRAPHQLWS_SUBPROTOCOL],
    )
    check(query(RequestsHTTPTransport(url=ADDRESS)), ("2021-07-05", 13))
    check(query(socket), ("2021-07-05", 13))
    entries = Client(transport=socket).subscribe(SUBSCRIPTION)
    positions = [next(entries)["entries"]["position"] for _ in range(3)]
    check(positions, [1, 2, 3])
    entries.close()


if __name__ == "__main__":
    main()
