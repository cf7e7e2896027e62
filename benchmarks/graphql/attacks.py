"""Attacks on a server: what each costs it, and how long another client then waits."""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from itertools import count
from statistics import median, quantiles
from time import perf_counter, sleep
from typing import NamedTuple

import orjson

from benchmarks.graphql.attacker import open_connection, send, uncached
from benchmarks.report import Table
from benchmarks.servers import (
    CLIENT_PROCESSOR,
    SERVER_PROCESSOR,
    cpu_seconds,
    on_client_processor,
    pin,
)
from benchmarks.workshop import Workshop, trial
from tests.attacks import ATTACKS
from tests.attacks.documents import INTROSPECTION
from tests.support.worker_server import WorkerServer, free_port, serving

Request = dict[str, object]

SMALL: Request = {
    "query": '{ at { subject(reference: "joint-task-force") { name { words } } } }'
}
REQUESTS = 200
"""Small requests of the other client in each round; one in a hundred is its p99."""

PAUSE_SECONDS = 0.004
COST_REQUESTS = 5
"""How often an attack is sent to measure its cost."""

CONNECTIONS = (1, 8)
COST_GOAL_MS, COST_GOAL_BYTES = 50, 100_000
SAME_GOAL_MS, OTHER_GOAL_MS = 100, 50

MEASURED = (
    "aliases",
    "comment of nearly 1 MB",
    "fragments, doubled as often as is allowed",
    "fragments in one place, as many as are allowed",
    "fields, unknown",
    "fields, repeated as often as is allowed",
    "directives, unknown",
    "braces",
    "brackets",
    "introspection, circular",
    "introspection, circular as far as the library lets it",
    "lists in lists: sources",
    "breadth: every question, two levels",
    "matrix at as many moments as are allowed",
    "timeline, as often as is allowed",
    "subjects, as often as is allowed",
    "text of as many words as are allowed",
    "kinds that are numbers",
    "members of a body, 4,000 of them",
)
"""The attacks that are measured; tests count what all attacks cost."""

QUIET = "no attack"
TITLE = "Attacks"
HEAD = (
    "ms",
    "of the server",
    "bytes",
    "same worker, 1",
    "same worker, 8",
    "other worker, 1",
    "other worker, 8",
)
NOTE = f"""\
The founding history, served by `trilogue serve --workers 2`. One worker is attacked
over 1 or 8 connections; each sends the attack again as soon as it is answered, with a
document that is in no cache. "Of the server" is the median of the processor time of
one attack; the goal is at most {COST_GOAL_MS}, and {COST_GOAL_BYTES:,} bytes. Another
client sends a small query {REQUESTS} times in each round, with pauses, to the
attacked worker or to the other one. Its p99 is shown. The goals with 8 connections
are at most {SAME_GOAL_MS} on the same worker and {OTHER_GOAL_MS} on the other one.
The attacked worker has one processor; the other worker, the client and the attacker
(with the lowest priority) share the other processor. Introspection is no attack, but
every tool asks for the whole schema."""


class Waits(NamedTuple):
    """Where the other client waited, and during which attack.

    Attributes:
        is_same: whether the worker that it asked was the attacked one.
        connections: of the attacker.
    """

    is_same: bool
    connections: int


COLUMNS = [Waits(is_same, many) for is_same in (True, False) for many in CONNECTIONS]


class Bench(NamedTuple):
    """A server with two workers, one of which is attacked."""

    workshop: Workshop
    server: WorkerServer
    attacked: int
    other: int

    def connect(self, worker: int) -> HTTPConnection:
        """Open a connection that a worker has accepted."""
        with self.server.only(worker):
            return open_connection(self.server.port)


def measure(workshop: Workshop) -> Table:
    """Serve the founding history, and attack it."""
    attacks: dict[str, Request] = {
        name: {"query": ATTACKS[name].document, "variables": ATTACKS[name].variables}
        for name in MEASURED
    }
    attacks["introspection of all (no attack)"] = {"query": INTROSPECTION}
    with _bench(workshop) as bench, on_client_processor():
        lines = [_quiet_line(_quiet(bench, bench.attacked), _quiet(bench, bench.other))]
        lines += [_line(bench, name, attack) for name, attack in attacks.items()]
    return Table(TITLE, HEAD, tuple(lines), NOTE)


@contextmanager
def _bench(workshop: Workshop) -> Iterator[Bench]:
    path = workshop.empty()
    with trial(path) as one:
        one.take(workshop.founding)
    with serving(f"sqlite:///{path}", free_port(), workers=2) as server:
        attacked, other = server.workers()
        pin(attacked, SERVER_PROCESSOR)
        pin(other, CLIENT_PROCESSOR)
        yield Bench(workshop, server, attacked, other)


def _quiet(bench: Bench, worker: int) -> list[float]:
    _wait(bench, worker)  # the first requests of a worker take longer
    return [one for _ in range(bench.workshop.rounds) for one in _wait(bench, worker)]


def _quiet_line(attacked: Sequence[float], other: Sequence[float]) -> tuple[str, ...]:
    same, elsewhere = (f"{_p99(waits):.1f}" for waits in (attacked, other))
    return (QUIET, "", "", same, same, elsewhere, elsewhere)


def _line(bench: Bench, name: str, attack: Request) -> tuple[str, ...]:
    milliseconds, size = _cost(bench, attack)
    waits = _waits(bench, attack)
    p99s = (f"{_p99(waits[column]):.1f}" for column in COLUMNS)
    return (name, f"{milliseconds:.1f}", f"{size:,}", *p99s)


def _cost(bench: Bench, attack: Request) -> tuple[float, int]:
    """Return the processor time of one attack in ms, and the size of the response."""
    connection, times, response = bench.connect(bench.attacked), list[float](), b""
    for number in range(COST_REQUESTS):
        before = cpu_seconds(bench.attacked)
        response = send(connection, uncached(attack, -1 - number))
        times.append(1e3 * (cpu_seconds(bench.attacked) - before))
    connection.close()
    return median(times), len(response)


def _waits(bench: Bench, attack: Request) -> Mapping[Waits, list[float]]:
    found: dict[Waits, list[float]] = {column: [] for column in COLUMNS}
    for _ in range(bench.workshop.rounds):
        for many in CONNECTIONS:
            with _attacking(bench, attack, many):
                found[Waits(is_same=True, connections=many)] += _wait(
                    bench, bench.attacked
                )
                found[Waits(is_same=False, connections=many)] += _wait(
                    bench, bench.other
                )
    return found


@contextmanager
def _attacking(bench: Bench, attack: Request, connections: int) -> Iterator[None]:
    file = bench.workshop.folder / "attack.json"
    file.write_bytes(orjson.dumps(attack))
    # The client that measures shares the processor, and must not wait for the attacker.
    command = ["nice", "-n", "19", sys.executable, "-m", "benchmarks.graphql.attacker"]
    command += [str(bench.server.port), str(connections), str(file)]
    with ExitStack() as running:
        process = running.enter_context(
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - ours
        )
        running.callback(process.kill)
        assert process.stdin
        assert process.stdout
        with bench.server.only(bench.attacked):
            process.stdout.readline()
        process.stdin.write(b"\n")
        process.stdin.flush()
        sleep(0.3)
        yield
        assert process.poll() is None, "the attacker lost a connection"


_numbers = count()


def _wait(bench: Bench, worker: int) -> list[float]:
    """Send small requests to a worker; return the milliseconds that each took."""
    connection, times = bench.connect(worker), list[float]()
    for number in (next(_numbers) for _ in range(REQUESTS)):
        body = uncached(SMALL, number)
        began = perf_counter()
        send(connection, body)
        times.append(1e3 * (perf_counter() - began))
        sleep(PAUSE_SECONDS)
    connection.close()
    return times


def _p99(times: Sequence[float]) -> float:
    return quantiles(times, n=100)[-1]
