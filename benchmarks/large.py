"""A large ledger beside a small one: questions must not slow as the record grows."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

import orjson

from api.container import Services, build_services
from api.graphql.context import Context
from api.graphql.execution import ENGINE
from api.settings import Settings
from benchmarks.drawn import Draw, Drawn
from benchmarks.folding import FOLDS
from benchmarks.making import generated
from benchmarks.questions import QUESTIONS, Question
from benchmarks.report import Table
from benchmarks.timing import Spent, Spread, spent, spread_of
from benchmarks.watched import Watch, ask_again, watch
from benchmarks.workshop import Trial, Workshop, by_hand, trial
from store.engine import open_engine

SMALL = 10_000
"""Entries of the ledger that the large one is held against."""

QUESTIONS_EACH = 100
"""How often each question is asked in each round, after some to warm up."""

WARM_UP = 3
FOLDING_SECONDS = 3.0
"""Folding goes on so long, and is done once at the least."""

LONGEST, GROWTH = 0.001, 1.5
"""Goals: seconds in the database for 95 of 100, and how much the median may grow."""

DATABASE = "in the database"
WAYS = (DATABASE, "by the reader", "by GraphQL")

NOTE = """\
Generated ledgers of the founding history's shape: one entry in ten is recorded
late, and a quarter of them are corrections. Days and positions are drawn at random,
and so is the copy of the history that is queried; each query is sent once, so that
no cache helps. "In the database": the statements of the reader, run once more by
the driver alone, with their rows fetched. "By the reader": from a query to its
answer in Python. "By GraphQL": from the body of the request to that of the
response, without HTTP. "By folding": the log is replayed for the one query; a
timeline of all would take as long as the matrix. All but the last include resolving
the moment. The files are in the system's memory before anything is measured."""


class Ledger:
    """A generated ledger, and what is asked of it."""

    def __init__(self, workshop: Workshop, entries: int) -> None:
        self.path = generated(workshop.kept, entries)
        _warm(self.path)
        with trial(self.path) as one:
            draw = Draw(one, Random(2026))  # noqa: S311 - measured, not secret
            self.warm_up = draw.many(WARM_UP)
            self.drawn = draw.many(QUESTIONS_EACH * workshop.rounds)
            self.size = one.log.reader.head().position


def _warm(path: Path) -> None:
    """Have the system read a file: what is measured is no disk."""
    with path.open("rb") as file:
        while file.read(1 << 24):
            pass


class _Asked(NamedTuple):
    """All through which one ledger is asked in this process."""

    one: Trial
    watched: Watch
    services: Services
    by: sqlite3.Connection


class _Taken(NamedTuple):
    """What one question took, in each of the ways."""

    database: Spent
    read: Spent
    answered: Spent


def ledgers(workshop: Workshop) -> list[Ledger]:
    """Give the small ledger and the large one."""
    small = min(SMALL, workshop.large)
    return [Ledger(workshop, size) for size in (small, workshop.large)]


def measure(workshop: Workshop) -> Table:
    """Ask both ledgers in turns, and lay the results side by side."""
    both = ledgers(workshop)
    sizes = [f"{one.size:,}" for one in both]
    head = (
        "ms",
        *(f"median of {size}" for size in sizes),
        "grows by",
        "of CPU time",
        f"95 of 100 of {sizes[1]}",
        "of CPU time",
        "goal",
    )
    lines = tuple(_line(small, large) for small, large in _spreads(both))
    title = f"Asking {sizes[1]} entries as {sizes[0]}"
    return Table(title, head, lines, NOTE)


def _line(small: Spread, large: Spread) -> tuple[str, ...]:
    goal = f"at most {large.goal * 1e3:.0f}, and {GROWTH}" if large.goal else ""
    return (
        large.name,
        f"{small.median * 1e3:.3f}",
        f"{large.median * 1e3:.3f}",
        f"{large.median / small.median:.2f}",
        f"{large.cpu_median / small.cpu_median:.2f}",
        f"{large.p95 * 1e3:.3f}",
        f"{large.cpu_p95 * 1e3:.3f}",
        goal,
    )


def _spreads(both: Sequence[Ledger]) -> Iterator[tuple[Spread, Spread]]:
    with ExitStack() as opened:
        asked = [opened.enter_context(_open(one.path)) for one in both]
        pairs = list(zip(asked, both, strict=True))
        for name, question in QUESTIONS.items():
            small, large = _in_turns(name, question, pairs)
            yield from zip(small, large, strict=True)
        for name, fold in FOLDS.items():
            folded = [
                _folded(partial(fold, one.one), each.drawn) for one, each in pairs
            ]
            of_small, of_large = (spread_of(f"{name}, by folding", f) for f in folded)
            yield of_small, of_large


@contextmanager
def _open(path: Path) -> Iterator[_Asked]:
    address = f"sqlite:///{path}"
    engine = open_engine(address)
    services = build_services(engine, Settings(database=address))
    with trial(path) as one, closing(by_hand(path)) as by:
        yield _Asked(one, watch(one.engine), services, by)
    engine.dispose()


def _in_turns(
    name: str, question: Question, pairs: Sequence[tuple[_Asked, Ledger]]
) -> list[list[Spread]]:
    """Ask each ledger once, then each once more ...; a spread for each way."""
    taken: list[list[_Taken]] = [[] for _ in pairs]
    questions = zip(*([*one.warm_up, *one.drawn] for _, one in pairs), strict=True)
    for turn in questions:
        for found, (asked, _), each in zip(taken, pairs, turn, strict=True):
            found.append(_ask(question, asked, each))
    return [
        [
            spread_of(f"{name}, {way}", times, LONGEST if way == DATABASE else None)
            for way, times in zip(WAYS, zip(*found[WARM_UP:], strict=True), strict=True)
        ]
        for found in taken
    ]


def _ask(question: Question, asked: _Asked, each: Drawn) -> _Taken:
    asked.watched.statements = []
    read = spent(partial(_read, asked.one, question, each))
    statements = asked.watched.statements
    return _Taken(
        spent(partial(ask_again, asked.by, statements)),
        read,
        spent(partial(_answer, asked.services, question, each)),
    )


def _read(one: Trial, question: Question, drawn: Drawn) -> None:
    moment = one.reader.moment(drawn.day, drawn.position)
    question.read(one.reader, moment, drawn)


def _answer(services: Services, question: Question, drawn: Drawn) -> None:
    context = Context(services)
    result = ENGINE.execute_sync(question.document, question.variables(drawn), context)
    assert not result.errors, result.errors
    orjson.dumps({"data": result.data})
    context.close()


def _folded(fold: Callable[[Drawn], object], drawn: Sequence[Drawn]) -> list[Spent]:
    found: list[Spent] = []
    for each in drawn:
        found.append(spent(partial(fold, each)))
        if sum(one.wall for one in found) > FOLDING_SECONDS:
            break
    return found
