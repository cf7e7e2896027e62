"""Attacks on a server: what one costs it, and what somebody else notices of them."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep
from typing import NamedTuple

import orjson

from benchmarks.attacker import another, send
from benchmarks.graphql_load import ASKED_FROM, Served, asking, serving, worked
from benchmarks.report import Table
from benchmarks.workshop import Workshop, trial
from tests.attacks import ATTACKS
from tests.attacks.documents import INTROSPECTION

SMALL = {
    "query": '{ at { subject(reference: "joint-task-force") { name { words } } } }'
}
ASKS = 200
"""Small questions of the other client in each turn; one in a hundred is its p99."""

PAUSE = 0.004
COSTS = 5
"""How often an attack is sent to see what it costs."""

GOAL_MS, GOAL_BYTES, GOAL_RATIO = 50, 100_000, 2

TRIED = (
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
"""Those measured; the tests count what all of them take."""

TITLE = "Attacks"
HEAD = ("ms", "of the server", "bytes", "p99, quiet", "under attack", "ratio")
NOTE = f"""\
The founding history, on a server with one processor. An attack is sent over one
connection, again as soon as it was answered, each time so that no answer is kept. "Of
the server" is the median of its CPU time for one; the aim is at most {GOAL_MS}, and
{GOAL_BYTES:,} bytes. Somebody else asks a small question {ASKS} times in each round,
quiet and under attack in turn, from the attacker's processor but before it; the aim is
a ratio of at most {GOAL_RATIO}.
Introspection is no attack, but every tool asks for all of the schema."""


class _Found(NamedTuple):
    """What one attack did: milliseconds, bytes, and the other client's waits."""

    cost: float
    size: int
    quiet: float
    busy: float


def measure(workshop: Workshop) -> Table:
    """Serve the founding history, and attack it."""
    path = workshop.empty()
    with trial(path) as one:
        one.take(workshop.founding)
    python = Path(sys.executable)
    address = f"TRILOGUE_DATABASE=sqlite:///{path}"
    command = ["env", address, str(python.with_name("trilogue")), "serve", "--port"]
    tried: dict[str, dict[str, object]] = {
        name: {"query": ATTACKS[name].document, "variables": ATTACKS[name].variables}
        for name in TRIED
    }
    tried["introspection of all (no attack)"] = {"query": INTROSPECTION}
    with serving("ours", command) as server, asking():
        _waits(server)
        lines = [_line(name, _tried(workshop, server, a)) for name, a in tried.items()]
    return Table(TITLE, HEAD, tuple(lines), NOTE)


def _line(name: str, found: _Found) -> tuple[str, ...]:
    return (
        name,
        f"{found.cost:.1f}",
        f"{found.size:,}",
        f"{found.quiet:.1f}",
        f"{found.busy:.1f}",
        f"{found.busy / found.quiet:.2f}",
    )


def _tried(workshop: Workshop, server: Served, attack: dict[str, object]) -> _Found:
    cost, size = _cost(server, attack)
    quiet, busy = list[float](), list[float]()
    for _ in range(workshop.rounds):
        quiet += _waits(server)
        with _attacking(workshop, server, attack):
            busy += _waits(server)
    return _Found(cost, size, *(quantiles(one, n=100)[-1] for one in (quiet, busy)))


def _cost(server: Served, attack: dict[str, object]) -> tuple[float, int]:
    """Give the server's milliseconds for one attack, and the size of the answer."""
    connection = HTTPConnection("127.0.0.1", server.port)
    work, times = partial(send, connection), list[float]()
    for number in range(COSTS):
        before = worked(server.pid)
        answer = work(another(attack, -1 - number))
        times.append(1e3 * (worked(server.pid) - before))
    connection.close()
    return median(times), len(answer)


_numbers = count()


def _waits(server: Served) -> list[float]:
    """Ask a small question many times, and give the milliseconds that each took."""
    connection = HTTPConnection("127.0.0.1", server.port)
    times = []
    for number in (next(_numbers) for _ in range(ASKS)):
        body = another(dict(SMALL), number)
        began = perf_counter()
        send(connection, body)
        times.append(1e3 * (perf_counter() - began))
        sleep(PAUSE)
    connection.close()
    return times


@contextmanager
def _attacking(
    workshop: Workshop, server: Served, attack: dict[str, object]
) -> Iterator[None]:
    file = workshop.folder / "attack.json"
    file.write_bytes(orjson.dumps(attack))
    # Who takes the time has the same core, and must not wait for the attacker's work.
    command = ["taskset", "-c", ASKED_FROM, "nice", "-n", "19", sys.executable]
    command += ["-m", "benchmarks.attacker", str(server.port), str(file)]
    with subprocess.Popen(command) as process:  # noqa: S603 - ours
        sleep(0.3)
        try:
            yield
        finally:
            process.kill()
