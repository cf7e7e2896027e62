"""Our server beside ``datasette-graphql``, over HTTP, on the same files."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

from benchmarks.datasette.documents import document
from benchmarks.datasette.filters import asked_by_filters
from benchmarks.drawn import Drawn
from benchmarks.graphql import client
from benchmarks.graphql.client import GraphQLClient
from benchmarks.large import Ledger, ledgers
from benchmarks.questions import QUESTIONS
from benchmarks.report import Table
from benchmarks.servers import on_client_processor
from benchmarks.workshop import Workshop, trial

TITLE = "GraphQL beside datasette"

OVER_HTTP = 40
"""How often each question is asked of a server before the next has its turn."""

GOAL = 8
HEAD = (
    "ms, median",
    "entries",
    "ours",
    "first of a round",
    "by filters",
    "times ours",
    "of CPU time",
    "by SQL",
    "times ours",
    "of CPU time",
    "goal",
)
NOTE = f"""\
Both servers answer over HTTP from the same file, each on the same processor, one
request at a time, in rounds of {OVER_HTTP} queries each, after one round to warm
up; ours is `trilogue serve`. At the first query of a round the processor's cache
still holds the data of the other server. The client runs on the other processor,
and sends each request in one piece. Each query is about another moment, so that no
server has the answer in a cache. `datasette` 0.65 with `datasette-graphql` 2.2
reads the same rows of the projections in two ways, without its time limits. "By
filters" uses the arguments of its schema for each column to select the day and the
position; the client joins the tables itself, in one to four requests, and rows of
one day come in any order. "By SQL" is one request with SQL written by hand in the
argument `where`. It receives identifiers and returns values as the tables hold
them; ours looks up references and names, picks languages and prints dates. The goal
is for filters. CPU time is that of the servers' processes."""

MISSING = "`datasette` is not there: `benchmarks/peers/setup` installs it."


Ask = Callable[[str, Drawn], Any]
"""Asks a server one of the questions, by name."""


class _Side(NamedTuple):
    """A server, and how it is asked."""

    server: GraphQLClient
    ask: Ask


class _Taken(NamedTuple):
    """Seconds on the clock until the answer is there, and of the server's work."""

    wall: float
    cpu: float


def measure(workshop: Workshop, *, datasette: Path = client.DATASETTE) -> Table:
    """Ask both servers, of the small ledger and of the large one.

    Args:
        datasette: the program; nothing is measured if it is not installed.
    """
    if not datasette.exists():
        nothing = (("nothing was measured", *[""] * (len(HEAD) - 1)),)
        return Table(TITLE, HEAD, nothing, MISSING)
    lines: list[tuple[str, ...]] = []
    for ledger in ledgers(workshop):
        with _servers(ledger, workshop.folder) as sides:
            number = OVER_HTTP * workshop.rounds
            with on_client_processor():
                lines += [_line(name, ledger, number, sides) for name in QUESTIONS]
    return Table(TITLE, HEAD, tuple(lines), NOTE)


@contextmanager
def _servers(ledger: Ledger, folder: Path) -> Iterator[tuple[_Side, ...]]:
    with trial(ledger.path) as one:
        generation = one.reader.moment().tables.generation
    ours, theirs = (
        client.ours(ledger.path),
        client.datasette(ledger.path, folder),
    )
    with ours as mine, theirs as other:
        yield (
            _Side(mine, partial(_ask, mine)),
            _Side(other, partial(_by_filters, other, generation)),
            _Side(other, partial(_by_sql, other, generation)),
        )


def _ask(server: GraphQLClient, name: str, drawn: Drawn) -> Any:  # noqa: ANN401 - an answer in JSON
    question = QUESTIONS[name]
    return server(question.document, question.variables(drawn))


def _by_sql(server: GraphQLClient, generation: int, name: str, drawn: Drawn) -> Any:  # noqa: ANN401 - an answer in JSON
    return server(document(name, drawn, generation), {})


def _by_filters(
    server: GraphQLClient, generation: int, name: str, drawn: Drawn
) -> object:
    return asked_by_filters(lambda text: server(text, {}), name, drawn, generation)


def _line(
    name: str, ledger: Ledger, number: int, sides: Sequence[_Side]
) -> tuple[str, ...]:
    for each in ledger.warm_up:
        ours, _, theirs = (side.ask(name, each) for side in sides)
        _check_same(name, ours, theirs)
    _in_turns(name, ledger.drawn[number:][:OVER_HTTP], sides)
    taken = _in_turns(name, ledger.drawn[:number], sides)
    wall = [median(one.wall for one in some) for some in taken]
    cpu = [sum(one.cpu for one in some) for some in taken]
    compared = (
        cell
        for other in (1, 2)
        for cell in (
            f"{wall[other] * 1e3:.1f}",
            f"{wall[other] / wall[0]:.1f}",
            f"{cpu[other] / cpu[0]:.1f}",
        )
    )
    first = median(one.wall for one in taken[0][::OVER_HTTP])
    mine = (f"{ledger.size:,}", f"{wall[0] * 1e3:.1f}", f"{first * 1e3:.1f}")
    return (name, *mine, *compared, f"at least {GOAL}")


def _in_turns(
    name: str, asked: Sequence[Drawn], sides: Sequence[_Side]
) -> list[list[_Taken]]:
    """Ask a round of questions of one side, the same of the next, and so on."""
    taken: list[list[_Taken]] = [[] for _ in sides]
    for start in range(0, len(asked), OVER_HTTP):
        for found, side in zip(taken, sides, strict=True):
            side.server.connect()
            found += [_took(side, name, each) for each in asked[start:][:OVER_HTTP]]
    return taken


def _took(side: _Side, name: str, drawn: Drawn) -> _Taken:
    cpu, began = side.server.cpu(), perf_counter()
    side.ask(name, drawn)
    wall = perf_counter() - began
    return _Taken(wall, side.server.cpu() - cpu)


def _check_same(name: str, ours: Any, theirs: Any) -> None:  # noqa: ANN401 - answers in JSON
    """Hold both to as many rows, where ours shows each of theirs."""
    rows = QUESTIONS[name].rows(ours["at"])
    nodes = next(iter(theirs.values()))["nodes"]
    assert name == "coverage" or len(rows) == len(nodes), (name, len(rows), len(nodes))
