"""GraphQL servers side by side, each asked for 1,000 objects of ten fields."""

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
from benchmarks.graphql.load_generator import (
    run_load,
    write_post_script,
    write_revalidation_script,
)
from benchmarks.graphql.things import COUNT, DOCUMENT, plain
from benchmarks.report import Table
from benchmarks.servers import Server, start_server
from benchmarks.timing import spent
from benchmarks.workshop import Workshop
from graphql_engine.engine import GraphQLEngine
from graphql_engine.operation import GraphQLRequest

PEERS = Path(__file__).parents[1] / "peers"
NODE = PEERS / "node_modules" / "graphql-yoga"
SECONDS, WARM_UP_SECONDS = 3, 2
"""How long each server is under load in each round, and before all rounds."""

TITLE = "GraphQL over HTTP"
HEAD = ("requests per second", "median", "lowest", "highest", "times stock", "goal")
NOTE = f"""\
One operation for {COUNT:,} objects of ten fields. The servers have one processor, the
load (`wrk`, 8 connections) the other, and they take turns in each round. Every server
may keep parsed and validated documents; only the last two lines may keep responses.
Ours is the product's application with all its limits, served as the product serves
it, with the schema of the objects in place of its own. The small query is parsed and
checked against the product's schema, in this process: with a new text each time, and
with the same one."""

STOCK = "Strawberry as it comes"
EXECUTED = "ours, executed each time"
CACHED = "ours, from the cache"
NOT_MODIFIED = "ours, still the same (304)"
GOALS = {EXECUTED: 15, CACHED: 100, NOT_MODIFIED: 100}

SMALL = 'query { at(asOf: "2021-03-31") { matrix { reference stage } } }'
SMALL_GOAL_MS = 2
SMALL_REPEATS = 200
FIRST_DAY = date(2021, 3, 31)


class Measured(NamedTuple):
    """One line of the table: a server, and the script of what it is sent."""

    name: str
    server: Server
    script: Path


def has_load_generator() -> bool:
    """Test whether the programs that measure servers are installed."""
    return which("wrk") is not None and which("taskset") is not None


MISSING = "`wrk` or `taskset` is not installed: `benchmarks/peers/setup` says how."


def measure(workshop: Workshop) -> Table:
    """Run all servers, put each under load in turn, and compare the medians."""
    if not has_load_generator():
        return Table(TITLE, HEAD, tuple(_small_query()), f"{MISSING} {NOTE}")
    with ExitStack() as running:
        measured = list(_start(workshop.folder, running))
        for one in measured:
            run_load(one.server, one.script, WARM_UP_SECONDS)
        rates: dict[str, list[float]] = {one.name: [] for one in measured}
        for _ in range(workshop.rounds):
            for one in measured:
                rates[one.name].append(_rate(one))
    lines = (*_lines(rates), *_small_query())
    absent = "" if NODE.exists() else "graphql-yoga is not installed. "
    return Table(TITLE, HEAD, lines, f"{absent}{NOTE}")


def _start(folder: Path, running: ExitStack) -> Iterator[Measured]:
    script = write_post_script(folder)
    servers = {
        name: running.enter_context(start_server(name, command))
        for name, command in _commands(folder).items()
    }
    _check_same(list(servers.values()))
    for name, server in servers.items():
        yield Measured(name, server, script)
    cached = servers[CACHED]
    yield Measured(NOT_MODIFIED, cached, write_revalidation_script(folder, cached))


def _commands(folder: Path) -> Mapping[str, Sequence[str]]:
    """Return the command of each server, without its port."""
    things = folder / "things.json"
    things.write_bytes(orjson.dumps(plain()))
    python = [sys.executable, "-m", "benchmarks.graphql.server"]
    yoga = ["node", str(PEERS / "yoga.js"), str(things)]
    peers = {
        "graphql-yoga": [*yoga, "plain"],
        "graphql-yoga with its JIT": [*yoga, "jit"],
    }
    return {
        STOCK: [*python, "stock", str(folder)],
        "Strawberry, its caches, orjson": [*python, "cached", str(folder)],
        **(peers if NODE.exists() and which("node") else {}),
        EXECUTED: [*python, "ours", str(folder)],
        CACHED: [*python, "kept", str(folder)],
    }


def _rate(measured: Measured) -> float:
    load = run_load(measured.server, measured.script, SECONDS)
    if load.has_failures:
        message = f"{measured.name} failed some requests"
        raise ValueError(message)
    return load.per_second


def _lines(rates: Mapping[str, Sequence[float]]) -> Iterator[tuple[str, ...]]:
    base = median(rates[STOCK])
    for name, found in rates.items():
        yield (
            name,
            f"{median(found):,.0f}",
            f"{min(found):,.0f}",
            f"{max(found):,.0f}",
            f"{median(found) / base:.1f}",
            f"at least {GOALS[name]}" if name in GOALS else "",
        )


def _small_query() -> Iterator[tuple[str, ...]]:
    """Measure the processor time of parsing and checking a small query, in ms."""
    first = [
        spent(partial(_prepare, engine, text)).cpu
        for engine, text in [(build_engine(), one) for one in _small_texts()]
    ]
    engine = build_engine()
    again = [spent(partial(_prepare, engine, SMALL)).cpu for _ in range(SMALL_REPEATS)]
    for name, found in (
        ("ms to check a small query, the first time", first),
        # The cache takes a document in when it is sent for the second time.
        ("ms to check it again", again[2:]),
    ):
        milliseconds = [one * 1e3 for one in found]
        shown = (f"{of(milliseconds):.3f}" for of in (median, min, max))
        yield (name, *shown, "", f"at most {SMALL_GOAL_MS}")


def _small_texts() -> Iterator[str]:
    """Write the small query with another day each time."""
    for number in range(SMALL_REPEATS):
        day = FIRST_DAY + timedelta(days=number)
        yield SMALL.replace(FIRST_DAY.isoformat(), day.isoformat())


def _prepare(engine: GraphQLEngine, text: str) -> None:
    assert not engine.prepare(GraphQLRequest(text)).errors


def _check_same(servers: Sequence[Server]) -> None:
    """Check that all servers return the same data, before any is measured."""
    first, *others = (_response(one) for one in servers)
    assert all(one == first for one in others)


def _response(server: Server) -> object:
    connection = HTTPConnection("127.0.0.1", server.port)
    body = orjson.dumps({"query": DOCUMENT})
    headers = {"content-type": "application/json"}
    connection.request("POST", "/graphql", body, headers)
    return orjson.loads(connection.getresponse().read())
