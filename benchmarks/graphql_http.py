"""``python -m benchmarks.graphql_http``: GraphQL servers side by side.

Each is asked for 1,000 objects of ten fields, uncached; servers have one core, the load
has another, and they take turns within one run. ``benchmarks/peers/setup`` first.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import orjson

from benchmarks.graphql_load import Served, load, serving, write_script
from benchmarks.graphql_things import COUNT, DOCUMENT, plain
from benchmarks.report import Table, as_text, machine

PEERS = Path(__file__).parent / "peers"
WARM_UP = 2
HEAD = ("requests per second", "median", "lowest", "highest", "times stock")
NOTE = f"""\
One operation for {COUNT:,} objects of ten fields, executed at each request; nothing is
kept but parsed and validated documents. The server has one processor, the load another;
8 connections; medians of rounds in which all take turns."""

OURS = "ours: plans, caches, orjson"
STOCK = "Strawberry as it comes"


def commands(things: Path) -> Mapping[str, Sequence[str]]:
    """Give the command of each server; a port is to be added."""
    ours = [sys.executable, "-m", "benchmarks.graphql_server"]
    yoga = ["node", str(PEERS / "yoga.js"), str(things)]
    return {
        STOCK: [*ours, "stock"],
        "Strawberry, its caches, orjson": [*ours, "cached"],
        "graphql-yoga": [*yoga, "plain"],
        "graphql-yoga with its JIT": [*yoga, "jit"],
        OURS: [*ours, "planned"],
    }


def measure(rounds: int, seconds: int) -> Table:
    """Run all servers, let each answer in turn, and compare the medians."""
    with TemporaryDirectory(prefix="benchmarks-") as name, ExitStack() as running:
        folder = Path(name)
        things = folder / "things.json"
        things.write_bytes(orjson.dumps(plain()))
        script = write_script(folder)
        servers = [
            running.enter_context(serving(*one)) for one in commands(things).items()
        ]
        _check_same(servers)
        for one in servers:
            load(one, script, WARM_UP)
        turns = [[load(one, script, seconds) for one in servers] for _ in range(rounds)]
    if any(one.failed for turn in turns for one in turn):
        message = "some requests failed"
        raise ValueError(message)
    speeds = {
        one.name: [turn[at].per_second for turn in turns]
        for at, one in enumerate(servers)
    }
    return _table(speeds)


def _table(speeds: Mapping[str, Sequence[float]]) -> Table:
    base = median(speeds[STOCK])
    lines = tuple(
        (
            name,
            f"{median(found):.0f}",
            f"{min(found):.0f}",
            f"{max(found):.0f}",
            f"{median(found) / base:.1f}",
        )
        for name, found in speeds.items()
    )
    return Table("GraphQL over HTTP", HEAD, lines, NOTE)


def _check_same(servers: Sequence[Served]) -> None:
    """Hold all servers to the same answer before any is measured."""
    first, *others = (_answer(one) for one in servers)
    assert all(one == first for one in others)


def _answer(served: Served) -> object:
    connection = HTTPConnection("127.0.0.1", served.port)
    body = orjson.dumps({"query": DOCUMENT})
    headers = {"content-type": "application/json"}
    connection.request("POST", "/graphql", body, headers)
    return orjson.loads(connection.getresponse().read())


def main(arguments: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=4, help="of each turn")
    asked = parser.parse_args(arguments)
    print(f"{machine()}\n")
    print(as_text(measure(asked.rounds, asked.seconds)))


if __name__ == "__main__":
    main(sys.argv[1:])
