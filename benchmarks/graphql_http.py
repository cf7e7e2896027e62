"""GraphQL servers side by side, asked for 1,000 objects of ten fields."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from shutil import which
from statistics import median
from typing import NamedTuple

import orjson

from api.graphql.engine import build_engine
from benchmarks.graphql_load import Served, load, posting, revalidating, serving
from benchmarks.graphql_things import COUNT, DOCUMENT, plain
from benchmarks.report import Table
from benchmarks.timing import spent
from benchmarks.workshop import Workshop
from graphql_engine.engine import GraphQLEngine
from graphql_engine.operation import GraphQLRequest

PEERS = Path(__file__).parent / "peers"
NODE = PEERS / "node_modules" / "graphql-yoga"
SECONDS, WARM_UP = 3, 2
"""How long each turn lasts, and the one before all that counts for nothing."""

TITLE = "GraphQL over HTTP"
HEAD = ("requests per second", "median", "lowest", "highest", "times stock", "goal")
NOTE = f"""\
One operation for {COUNT:,} objects of ten fields. Servers have one processor, the load
(`wrk`, 8 connections) the other, and all take turns in each round. Every server may
keep parsed and validated documents; only the last two lines may keep answers. Ours is
the product's application with all its bounds, served as the product serves it, its
schema replaced by that of the objects. The small query is read and checked against the
product's schema, in this process: its text for the first time, and again."""

STOCK = "Strawberry as it comes"
OURS = "ours, executed each time"
KEPT = "ours, from the cache"
STILL = "ours, still the same (304)"
GOALS = {OURS: 8, KEPT: 100, STILL: 100}

SMALL = 'query { at(asOf: "2021-03-31") { matrix { reference stage } } }'
SMALL_GOAL = 1
SMALL_TURNS = 200
FIRST_DAY = date(2021, 3, 31)


class _Turn(NamedTuple):
    """One line of the table: a server, and what it is sent."""

    name: str
    server: Served
    script: Path


def measure(workshop: Workshop) -> Table:
    """Run all servers, let each answer in turn, and compare the medians."""
    if which("wrk") is None or which("taskset") is None:
        missing = "`wrk` or `taskset` is not there: `benchmarks/peers/setup` tells how."
        return Table(TITLE, HEAD, tuple(_small()), f"{missing} {NOTE}")
    with ExitStack() as running:
        turns = list(_turns(workshop.folder, running))
        for one in turns:
            load(one.server, one.script, WARM_UP)
        speeds: dict[str, list[float]] = {one.name: [] for one in turns}
        for _ in range(workshop.rounds):
            for one in turns:
                speeds[one.name].append(_speed(one))
    lines = (*_lines(speeds), *_small())
    absent = "" if NODE.exists() else "graphql-yoga is not installed. "
    return Table(TITLE, HEAD, lines, f"{absent}{NOTE}")


def _turns(folder: Path, running: ExitStack) -> Iterator[_Turn]:
    script = posting(folder)
    servers = {
        name: running.enter_context(serving(name, command))
        for name, command in _commands(folder).items()
    }
    _check_same(list(servers.values()))
    for name, server in servers.items():
        yield _Turn(name, server, script)
    yield _Turn(STILL, servers[KEPT], revalidating(folder, servers[KEPT]))


def _commands(folder: Path) -> Mapping[str, Sequence[str]]:
    """Give the command of each server; a port is to be added."""
    things = folder / "things.json"
    things.write_bytes(orjson.dumps(plain()))
    python = [sys.executable, "-m", "benchmarks.graphql_server"]
    yoga = ["node", str(PEERS / "yoga.js"), str(things)]
    peers = {
        "graphql-yoga": [*yoga, "plain"],
        "graphql-yoga with its JIT": [*yoga, "jit"],
    }
    return {
        STOCK: [*python, "stock", str(folder)],
        "Strawberry, its caches, orjson": [*python, "cached", str(folder)],
        **(peers if NODE.exists() and which("node") else {}),
        OURS: [*python, "ours", str(folder)],
        KEPT: [*python, "kept", str(folder)],
    }


def _speed(turn: _Turn) -> float:
    found = load(turn.server, turn.script, SECONDS)
    if found.failed:
        message = f"{turn.name} failed some requests"
        raise ValueError(message)
    return found.per_second


def _lines(speeds: Mapping[str, Sequence[float]]) -> Iterator[tuple[str, ...]]:
    base = median(speeds[STOCK])
    for name, found in speeds.items():
        yield (
            name,
            f"{median(found):,.0f}",
            f"{min(found):,.0f}",
            f"{max(found):,.0f}",
            f"{median(found) / base:.1f}",
            f"at least {GOALS[name]}" if name in GOALS else "",
        )


def _small() -> Iterator[tuple[str, ...]]:
    """Time reading and checking a small query, in milliseconds."""
    first = [
        spent(partial(_prepare, engine, text)).cpu
        for engine, text in [(build_engine(), one) for one in _texts()]
    ]
    engine = build_engine()
    again = [spent(partial(_prepare, engine, SMALL)).cpu for _ in range(SMALL_TURNS)]
    for name, found in (
        ("ms to check a small query, first asked", first),
        # It is kept once it was asked a second time.
        ("ms to check it, asked again", again[2:]),
    ):
        ms = [one * 1e3 for one in found]
        shown = (f"{one(ms):.3f}" for one in (median, min, max))
        yield (name, *shown, "", f"at most {SMALL_GOAL}")


def _texts() -> Iterator[str]:
    """Write the small query with a day of its own each time."""
    for number in range(SMALL_TURNS):
        day = FIRST_DAY + timedelta(days=number)
        yield SMALL.replace(FIRST_DAY.isoformat(), day.isoformat())


def _prepare(engine: GraphQLEngine, text: str) -> None:
    assert not engine.prepare(GraphQLRequest(text)).errors


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
