"""A server that is told to end finishes its requests and ends all subscriptions."""

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from functools import partial
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from api.server.supervisor import END_SECONDS
from api.server.worker import OPTIONS
from store.engine import open_engine
from store.formats import create_log
from tests.support.patience import PATIENCE_SECONDS
from tests.support.worker_server import WorkerServer, free_port, serving, wait_until

pytest_plugins = ("tests.support.ledgers",)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM"),
]

FORM = 'mutation {{ bodyFormed(entry: {{subject: "{}"}}) {{ __typename }} }}'
FOLLOW = "subscription { entries(after: 0) { position } }"
EVENTS = {"accept": "text/event-stream"}
PROTOCOL = Subprotocol("graphql-transport-ws")
RESTARTS = 1012
MOST_SECONDS = 5


@pytest.fixture(params=[1, 2])
def server(address: str, request: pytest.FixtureRequest) -> Iterator[WorkerServer]:
    """Serve a ledger of one entry, by one process and by a supervisor with two."""
    engine = open_engine(address, create=True)
    create_log(engine)
    engine.dispose()
    with serving(address, free_port(), workers=request.param) as found:
        with found.client() as client:
            client.post("/graphql", json={"query": FORM.format("a")}).raise_for_status()
        yield found


def follow(server: WorkerServer, open_until: ExitStack) -> Iterator[str]:
    """Open a stream of events; give its lines after the first event."""
    client = open_until.enter_context(server.client())
    stream = client.stream("POST", "/graphql", json={"query": FOLLOW}, headers=EVENTS)
    lines = open_until.enter_context(stream).iter_lines()
    assert next(lines) == "event: next"
    return lines


def subscribe(server: WorkerServer, open_until: ExitStack) -> ClientConnection:
    """Open a WebSocket, and receive the first result."""
    found = connect(f"ws://127.0.0.1:{server.port}/graphql", subprotocols=[PROTOCOL])
    connection = open_until.enter_context(found)
    connection.send('{"type": "connection_init"}')
    payload = {"query": FOLLOW}
    message = {"type": "subscribe", "id": "1", "payload": payload}
    connection.send(json.dumps(message))
    types = [json.loads(connection.recv(PATIENCE_SECONDS))["type"] for _ in range(2)]
    assert types == ["connection_ack", "next"]
    return connection


def begin_request(server: WorkerServer, body: bytes) -> socket.socket:
    """Send the headers of a request, and wait until the server asks for its body."""
    found = socket.create_connection(("127.0.0.1", server.port), PATIENCE_SECONDS)
    found.sendall(
        b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
        b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
    )
    assert found.recv(1000).startswith(b"HTTP/1.1 100 ")
    return found


def is_refused(port: int) -> bool:
    """Test whether nobody accepts connections any more."""
    with suppress(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port)).close()
        return False
    return True


def closing_code(connection: ClientConnection) -> int | None:
    """Return the code with which the server closes a WebSocket."""
    with pytest.raises(ConnectionClosed) as closed:
        connection.recv(PATIENCE_SECONDS)
    return closed.value.rcvd.code if closed.value.rcvd else None


def test_everything_ends_in_order(server: WorkerServer) -> None:
    """Streams end, so that clients connect again; what has begun is finished."""
    body = json.dumps({"query": FORM.format("b")}).encode()
    with ExitStack() as open_until:
        streams = [follow(server, open_until) for _ in range(3)]
        sockets = [subscribe(server, open_until) for _ in range(3)]
        request = open_until.enter_context(begin_request(server, body))

        server.process.send_signal(signal.SIGTERM)
        wait_until(partial(is_refused, server.port))
        request.sendall(body)

        response = request.makefile("rb").read()
        left = [[*lines] for lines in streams]
        codes = [closing_code(one) for one in sockets]
    assert response.startswith(b"HTTP/1.1 200 ")
    assert b'"Recorded"' in response
    assert not any("event: complete" in lines for lines in left)
    assert codes == [RESTARTS] * 3
    assert server.process.wait(PATIENCE_SECONDS) in {0, -signal.SIGTERM}


def test_process_ends_although_its_application_does_not() -> None:
    """A thread may wait for a database for longer than anybody waits for the end."""
    command = [sys.executable, "-m", "tests.support.stuck_server"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - ours
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGTERM)

        printed = process.stdout.read()
        code = process.wait(PATIENCE_SECONDS)

    assert (code, printed) == (1, "the server does not end, so it is stopped\n")


def test_stopping_takes_less_than_five_seconds() -> None:
    """A request that takes longer is cancelled, and a worker that hangs is killed."""
    longest: Any = OPTIONS["timeout_graceful_shutdown"]

    assert longest < END_SECONDS < MOST_SECONDS
