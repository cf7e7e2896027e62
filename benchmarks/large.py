"""A large ledger beside a small one: questions must not slow as the record grows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

from api.graphql.context import Context
from api.graphql.http.answering import answer
from api.graphql.http.cache import Answers
from api.graphql.http.posing import Posed
from api.house import House, furnish
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

NOTE = """\
Generated ledgers of the founding history's shape: one entry in ten comes late, a
quarter of them are corrections. Days and positions are drawn at random, and so is the
copy of the history that is asked about; each question is asked once, so that nothing
is kept. "In the database": the statements that the reader ran, run once more by the
driver alone, their rows fetched. "By the reader": from a question to its answer in
Python. "By GraphQL": from the request's body to the answer's, without HTTP. "By
folding": the log replayed for the one question; a timeline of all would take what the
matrix takes. Resolving the moment is part of each but the last. The files are in the
system's memory before anything is measured."""


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
    house: House


def ledgers(workshop: Workshop) -> list[Ledger]:
    """Give the small ledger and the large one."""
    small = min(SMALL, workshop.large)
    return [Ledger(workshop, size) for size in (small, workshop.large)]


def measure(workshop: Workshop) -> Table:
    """Measure both ledgers, and lay the results side by side."""
    both = ledgers(workshop)
    small, large = ([*_spreads(one)] for one in both)
    sizes = [f"{one.size:,}" for one in both]
    head = (
        "ms",
        *(f"median of {size}" for size in sizes),
        "grows by",
        f"95 of 100 of {sizes[1]}",
        "of CPU time",
        "goal",
    )
    lines = tuple(_line(*pair) for pair in zip(small, large, strict=True))
    title = f"Asking {sizes[1]} entries as {sizes[0]}"
    return Table(title, head, lines, NOTE)


def _line(small: Spread, large: Spread) -> tuple[str, ...]:
    goal = f"at most {large.goal * 1e3:.0f}, and {GROWTH}" if large.goal else ""
    return (
        large.name,
        f"{small.median * 1e3:.3f}",
        f"{large.median * 1e3:.3f}",
        f"{large.median / small.median:.2f}",
        f"{large.p95 * 1e3:.3f}",
        f"{large.cpu_p95 * 1e3:.3f}",
        goal,
    )


def _spreads(ledger: Ledger) -> Iterator[Spread]:
    with _open(ledger.path) as asked:
        for name, question in QUESTIONS.items():
            yield from _asked(name, question, asked, ledger)
        for name, fold in FOLDS.items():
            times = _folded(partial(fold, asked.one), ledger.drawn)
            yield spread_of(f"{name}, by folding", times)


@contextmanager
def _open(path: Path) -> Iterator[_Asked]:
    address = f"sqlite:///{path}"
    engine = open_engine(address)
    house = furnish(engine, Settings(database=address))
    with trial(path) as one:
        yield _Asked(one, watch(one.engine), house)
    engine.dispose()


def _asked(
    name: str, question: Question, asked: _Asked, ledger: Ledger
) -> Iterator[Spread]:
    by = by_hand(ledger.path)
    database, read, answered = [], [], []
    for each in (*ledger.warm_up, *ledger.drawn):
        asked.watched.statements = []
        read.append(spent(partial(_read, asked.one, question, each)))
        database.append(spent(partial(ask_again, by, asked.watched.statements)))
        answered.append(spent(partial(_answer, asked.house, question, each)))
    by.close()
    ways: Mapping[str, Sequence[Spent]] = {
        DATABASE: database,
        "by the reader": read,
        "by GraphQL": answered,
    }
    for way, times in ways.items():
        goal = LONGEST if way == DATABASE else None
        yield spread_of(f"{name}, {way}", times[WARM_UP:], goal)


def _read(one: Trial, question: Question, drawn: Drawn) -> None:
    moment = one.reader.moment(drawn.day, drawn.position)
    question.read(one.reader, moment, drawn)


def _answer(house: House, question: Question, drawn: Drawn) -> None:
    posed = Posed(question.document, question.variables(drawn), None, "")
    done = answer(Answers(), Context(house), posed, "POST")
    assert b'"errors"' not in done.body, done.body


def _folded(fold: Callable[[Drawn], object], drawn: Sequence[Drawn]) -> list[Spent]:
    found: list[Spent] = []
    for each in drawn:
        found.append(spent(partial(fold, each)))
        if sum(one.wall for one in found) > FOLDING_SECONDS:
            break
    return found
