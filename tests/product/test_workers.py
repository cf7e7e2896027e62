"""Several worker processes serve one ledger as one server does."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from random import Random
from threading import Event
from time import sleep
from typing import Any

import httpx
import pytest

from store.cooperation_log import open_log
from store.engine import open_engine
from store.formats import create_log
from store.health import INTACT, integrity
from tests.support.patience import PATIENCE_SECONDS
from tests.support.worker_server import (
    TRILOGUE,
    WorkerServer,
    free_port,
    is_in_state,
    serving,
    wait_until,
)

pytest_plugins = ("tests.support.ledgers",)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
]

FORM = """mutation ($key: String!) {
    bodyFormed(key: $key, confirm: true, entry: {subject: $key}) { __typename }
}"""
POSITION = "{ at { moment { position } } }"
WORKERS, CLIENTS, KILLS = 2, 4, 6
FOLLOW = "subscription { entries(after: 0) { position } }"


@pytest.fixture
def ledger(address: str) -> str:
    """Make an empty ledger; give its address."""
    engine = open_engine(address, create=True)
    create_log(engine)
    engine.dispose()
    return address


@pytest.fixture
def server(ledger: str) -> Iterator[WorkerServer]:
    """Serve the ledger by two workers."""
    with serving(ledger, free_port(), workers=2) as found:
        yield found


def form(client: httpx.Client, subject: str) -> None:
    """Record that a body was formed."""
    answer = sent(client, subject)
    assert answer["data"]["bodyFormed"]["__typename"] == "Recorded"


def sent(client: httpx.Client, subject: str) -> dict[str, Any]:
    """Send the mutation, with the subject as its key; return the answer."""
    request = {"query": FORM, "variables": {"key": subject}}
    answer: dict[str, Any] = client.post("/graphql", json=request).json()
    return answer


def position(client: httpx.Client) -> int:
    """Ask where the log ends."""
    answer = client.post("/graphql", json={"query": POSITION})
    return int(answer.json()["data"]["at"]["moment"]["position"])


def test_every_worker_sees_what_another_one_recorded(server: WorkerServer) -> None:
    """Whoever records reads it at once, and so does everybody else."""
    one, two = server.workers()
    with server.connect_to(one) as first, server.connect_to(two) as second:
        seen = []
        for number in range(6):
            form((first, second)[number % 2], f"group-{number}")
            seen.append((position(first), position(second)))

    assert seen == [(n, n) for n in range(1, 7)]


def test_worker_goes_on_where_the_one_that_projected_died(server: WorkerServer) -> None:
    """Answers go on when the process that filled the tables is gone."""
    one, two = server.workers()
    with server.connect_to(two) as second:
        with server.connect_to(one) as first:
            form(first, "group")
        os.kill(one, signal.SIGKILL)
        form(second, "other-group")

        assert position(second) == 2


def test_reader_hears_of_what_another_worker_recorded(server: WorkerServer) -> None:
    """Whoever follows the log need not know which worker recorded."""
    one, two = server.workers()
    with ExitStack() as connections:
        following = connections.enter_context(server.connect_to(one))
        recording = connections.enter_context(server.connect_to(two))
        form(recording, "group")
        events = connections.enter_context(
            following.stream(
                "POST",
                "/graphql",
                json={"query": FOLLOW},
                headers={"accept": "text/event-stream"},
            )
        )
        lines = (line for line in events.iter_lines() if line.startswith("data: "))
        first = next(lines)
        form(recording, "other-group")
        second = next(lines)

    heard = [json.loads(line.removeprefix("data: ")) for line in (first, second)]
    assert heard == [{"data": {"entries": {"position": n}}} for n in (1, 2)]


def test_etag_holds_for_every_worker_and_after_a_restart(ledger: str) -> None:
    """A client that has an answer is not sent it again by another process."""
    port = free_port()
    with serving(ledger, port, workers=2) as server:
        with server.client() as client:
            tag = get(client, "").headers["etag"]
        statuses = [status(server, worker, tag) for worker in server.workers()]
    with serving(ledger, port, workers=1) as server, server.client() as client:
        statuses.append(get(client, tag).status_code)

    assert statuses == [304, 304, 304]


def status(server: WorkerServer, worker: int, tag: str) -> int:
    """Ask one worker whether an answer is still the same; give the status."""
    with server.connect_to(worker) as client:
        return get(client, tag).status_code


def get(client: httpx.Client, tag: str) -> httpx.Response:
    """Ask by a link for an answer that the client may have already."""
    headers = {"if-none-match": tag}
    return client.get("/graphql", params={"query": POSITION}, headers=headers)


def test_worker_that_is_killed_is_replaced(server: WorkerServer) -> None:
    """The others go on answering, and soon there are as many as before."""
    killed, other = server.workers()

    os.kill(killed, signal.SIGKILL)
    with server.client() as client:
        answered = client.get("/health").status_code
    wait_until(lambda: len({*server.workers()} - {killed}) == len((killed, other)))

    assert answered == 200
    assert other in server.workers()


def test_workers_are_replaced_on_request(server: WorkerServer) -> None:
    """SIGHUP starts a successor for each worker, which then ends."""
    before = server.workers()

    server.process.send_signal(signal.SIGHUP)
    wait_until(lambda: not {*before} & {*server.workers()})

    with server.client() as client:
        assert client.get("/health").status_code == 200
    assert len(server.workers()) == len(before)


def test_workers_end_with_the_supervisor(server: WorkerServer) -> None:
    """A supervisor that is killed leaves no process at the port."""
    workers = server.workers()

    server.process.kill()

    for worker in workers:
        wait_until(partial(has_ended, worker))


def test_all_end_when_the_supervisor_is_told_to(server: WorkerServer) -> None:
    """One signal ends the server, and says that nothing went wrong."""
    workers = server.workers()

    server.process.send_signal(signal.SIGTERM)

    assert server.process.wait(PATIENCE_SECONDS) == 0
    assert not [pid for pid in workers if not has_ended(pid)]


def has_ended(pid: int) -> bool:
    """Test whether a process has ended."""
    try:
        return is_in_state(pid, "Z")
    except (FileNotFoundError, ProcessLookupError):
        return True


def test_missing_ledger_is_told_before_anything_is_served(tmp_path: Path) -> None:
    """No worker is started for it."""
    environment = {**os.environ, "TRILOGUE_DATABASE": f"sqlite:///{tmp_path}/none.db"}

    run = subprocess.run(  # noqa: S603 - ours
        [TRILOGUE, "serve", "--workers=2"],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )

    assert run.returncode == 1
    assert run.stderr.startswith("no ledger at")
    assert run.stderr.count("\n") == 1


def test_killed_workers_lose_nothing(server: WorkerServer, ledger: str) -> None:
    """Clients that send again until they are answered find each entry once."""
    chance = Random(2026)  # noqa: S311 - drawn for a test
    ended = Event()
    with ThreadPoolExecutor(CLIENTS) as clients:
        recording = [clients.submit(record, server, n, ended) for n in range(CLIENTS)]
        try:
            for _ in range(KILLS):
                wait_until(lambda: len(server.workers()) == WORKERS)
                sleep(3 * chance.random())
                os.kill(chance.choice(server.workers()), signal.SIGKILL)
        finally:
            ended.set()
        acknowledged = [key for one in recording for key in one.result()]

    engine = open_engine(ledger)
    entries = open_log(engine).entries_after(0, 1_000_000)
    whole = integrity(engine) if engine.dialect.name == "sqlite" else INTACT
    engine.dispose()
    found = Counter(entry.subject.reference for entry in entries)
    assert len(acknowledged) > KILLS
    assert {*acknowledged} <= {*found}
    assert {*found.values()} == {1}
    assert len(entries) - len(acknowledged) <= CLIENTS
    assert [entry.position for entry in entries] == [*range(1, len(entries) + 1)]
    assert whole == INTACT


def record(server: WorkerServer, number: int, ended: Event) -> list[str]:
    """Record entries until the end, each sent again until it is acknowledged."""
    acknowledged: list[str] = []
    while not ended.is_set():
        key = f"group-{number}-{len(acknowledged)}"
        with suppress(httpx.HTTPError, ValueError), server.client() as client:
            if sent(client, key).get("data"):
                acknowledged.append(key)
    return acknowledged
