"""Asking as of any day, known at any position: the tables beside folding the log."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from random import Random
from typing import NamedTuple

from benchmarks.report import Table, spread
from benchmarks.shape import FRAMEWORK, named
from benchmarks.timing import Spent, Spread, spent, spread_of
from benchmarks.watched import ask_again, watch
from benchmarks.workshop import Trial, Workshop, by_hand, trial
from domain.references import Ref
from domain.state.fold import fold_state
from projections.moment import Moment
from projections.queries.matrix import read_matrix
from projections.queries.subjects import read_state
from projections.queries.timelines.timeline import read_timeline
from projections.reader import Reader

QUESTIONS = 100
"""How often each question is asked in each round."""

FOLDS = 1
"""How often the log is folded in each round: it takes long."""

GOAL = 0.001
FIRST, LAST = date(2021, 3, 31).toordinal(), date(2026, 12, 31).toordinal()
"""Days on which the matrix has all of its rows."""

NOTE = """\
Days and positions are drawn at random, and so is the copy of the founding history
that is queried. "Answered" is the whole time from a query to its answer. Then the
statements of the query are run once more with the driver alone, and their rows
fetched: "in the database". Both include resolving the moment."""


class Asked(NamedTuple):
    """A question at a random moment."""

    day: date
    position: int
    copy: int
    subject: str


class Times(NamedTuple):
    """Seconds in the database, and until the answer is there."""

    database: Spent
    answered: Spent


Question = Callable[[Reader, Moment, Asked], object]

ASKING: dict[str, Question] = {
    "matrix": lambda reader, moment, asked: read_matrix(
        reader, moment, named(FRAMEWORK, asked.copy)
    ),
    "subject": lambda reader, moment, asked: read_state(reader, moment, asked.subject),
    "timeline of a subject": lambda reader, moment, asked: read_timeline(
        reader, moment, scope=asked.subject
    ),
    "timeline of all": lambda reader, moment, _: read_timeline(reader, moment),
}
GOALS = {"matrix": GOAL, "subject": GOAL}


def measure(workshop: Workshop) -> Table:
    """Measure questions over a big ledger, and the same by folding its log."""
    chance = Random(2026)  # noqa: S311 - measured, not secret
    with trial(workshop.projected) as one:
        asked = list(_draw(workshop, one, chance))
        found = [
            row
            for name, question in ASKING.items()
            for row in _spreads(name, _times(one, question, asked))
        ]
        found += _folded(one, asked[: FOLDS * workshop.rounds + 1])
    return spread(f"Asking, {workshop.entries:,} entries", found, NOTE)


def _draw(workshop: Workshop, one: Trial, chance: Random) -> list[Asked]:
    size = workshop.rows_per_copy
    last = one.log.reader.head().position
    subjects = [
        str(row.act.subject) for sheet in workshop.founding for row in sheet.rows
    ]
    asked = []
    for _ in range(QUESTIONS * workshop.rounds):
        position = chance.randint(size, last)
        copy = chance.randrange(position // size)
        day = date.fromordinal(chance.randint(FIRST, LAST))
        asked.append(Asked(day, position, copy, named(chance.choice(subjects), copy)))
    return asked


def _times(one: Trial, question: Question, asked: Sequence[Asked]) -> list[Times]:
    watched = watch(one.engine)
    by = by_hand(one.path)
    _answer(one, question, asked[0])
    times = []
    for each in asked:
        watched.statements = []
        answered = spent(partial(_answer, one, question, each))
        database = spent(partial(ask_again, by, watched.statements))
        times.append(Times(database, answered))
    by.close()
    return times


def _answer(one: Trial, question: Question, asked: Asked) -> None:
    moment = one.reader.moment(asked.day, asked.position)
    question(one.reader, moment, asked)


def _spreads(name: str, times: Sequence[Times]) -> list[Spread]:
    return [
        spread_of(
            f"{name}, in the database", [t.database for t in times], GOALS.get(name)
        ),
        spread_of(f"{name}, answered", [t.answered for t in times]),
    ]


def _folded(one: Trial, asked: Sequence[Asked]) -> list[Spread]:
    return [
        spread_of("subject, by folding its entries", _fold_times(one, asked, _subject)),
        spread_of("matrix, by folding the log", _fold_times(one, asked, _framework)),
    ]


def _fold_times(
    one: Trial, asked: Sequence[Asked], fold: Callable[[Trial, Asked], object]
) -> list[Spent]:
    return [spent(partial(fold, one, each)) for each in asked]


def _subject(one: Trial, asked: Asked) -> object:
    subject_id = Ref.parse(asked.subject).subject_id
    entries = one.log.load([subject_id])[subject_id].entries
    return fold_state(entries, day=asked.day.toordinal(), position=asked.position)


def _framework(one: Trial, asked: Asked) -> object:
    """Fold areas, roles and bodies of the whole log: nothing says where they are."""
    entries = one.log.entries_after(0, asked.position)
    wanted = [e for e in entries if e.subject.family in ("area", "role", "body")]
    wanted.sort(key=lambda entry: entry.subject)
    day, position = asked.day.toordinal(), asked.position
    return [
        fold_state(list(some), day=day, position=position)
        for _, some in groupby(wanted, key=lambda entry: entry.subject)
    ]
