"""Generated ledgers are what they are said to be, and servers are asked the same."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa

from benchmarks.__main__ import measure
from benchmarks.datasette.documents import document
from benchmarks.datasette.filters import asked_by_filters
from benchmarks.drawn import Draw, Drawn
from benchmarks.folding import FOLDS
from benchmarks.generated import BATCH, Generated
from benchmarks.making import generated
from benchmarks.questions import QUESTIONS
from benchmarks.shape import founding
from benchmarks.workshop import Trial, Workshop, trial
from projections.queries.timelines.timeline import read_timeline

pytestmark = pytest.mark.slow

PART = re.compile(r'(\w+)\([^"]*where: "([^"]*)"\)')
"""A table that datasette is asked for, and the condition."""

ALIAS = re.compile(r"(\w+)(?:: \w+)?\(first")
"""The name under which a table's rows are given."""

ENTRIES = 7_000
"""A first batch, and a little of the next, in which the late ones come."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with one generated ledger."""
    folder = tmp_path_factory.mktemp("generated")
    generated(folder, ENTRIES)
    return folder


@pytest.fixture
def one(kept: Path) -> Iterator[Trial]:
    """Open the generated ledger."""
    with trial(generated(kept, ENTRIES)) as opened:
        yield opened


@pytest.fixture
def drawn(one: Trial) -> Drawn:
    """Draw one question."""
    return Draw(one, Random(7)).many(1)[0]  # noqa: S311 - an example, not secret


def test_generated_ledger_has_as_many_entries_as_wanted(one: Trial) -> None:
    """And a quarter of them correct earlier ones."""
    kinds = Counter(entry.content.kind for entry in one.log.entries_after(0, ENTRIES))

    assert one.log.reader.head().position == ENTRIES
    assert kinds["entry.corrected"] == pytest.approx(ENTRIES / 4, rel=0.02)
    assert one.reader.moment().position == ENTRIES


def test_corrections_change_what_was_said(one: Trial) -> None:
    """In many ways: dates, words, and lists of names."""
    entries = one.log.entries_after(0, ENTRIES)
    fields = Counter(name for entry in entries for name in entry.content.changes)

    assert {"occurred", "title", "text", "name"} <= fields.keys()
    assert len(fields) > 10


def test_some_entries_come_late() -> None:
    """A tenth of a copy of the history is recorded with later batches."""
    size = sum(len(sheet.rows) for sheet in founding())

    first = next(Generated(founding(), 10 * BATCH * size).batches())

    assert len(first.records) == pytest.approx(0.9 * BATCH * size, rel=0.05)


def test_generated_ledger_is_the_same_each_time() -> None:
    """What is measured today can be measured again."""
    made = [list(Generated(founding(), ENTRIES).batches()) for _ in range(2)]

    assert made[0] == made[1]


def test_kept_ledger_is_not_made_again(kept: Path) -> None:
    """It takes a quarter of an hour when it is large."""
    path = generated(kept, ENTRIES)
    made_at = path.stat().st_ctime_ns

    again = generated(kept, ENTRIES)

    assert again == path
    assert path.stat().st_ctime_ns == made_at


def test_what_is_drawn_is_known_by_then(one: Trial) -> None:
    """A question that nothing can be said to would be quick to answer."""
    drawn = Draw(one, Random(1)).many(20)  # noqa: S311 - an example, not secret

    for each in drawn:
        moment = one.reader.moment(each.day, each.position)
        for question in QUESTIONS.values():
            question.read(one.reader, moment, each)
    assert len({each.position for each in drawn}) > 10


@pytest.mark.parametrize("name", FOLDS)
def test_folding_finds_something(one: Trial, drawn: Drawn, name: str) -> None:
    """Less work would be no comparison."""
    assert FOLDS[name](one, drawn)


@pytest.mark.parametrize("name", QUESTIONS)
def test_datasette_is_asked_of_the_same_moment(drawn: Drawn, name: str) -> None:
    """Whatever it is asked for is bounded by the position of the log."""
    parts = PART.findall(document(name, drawn, 1))

    assert len(parts) > 2
    assert all(str(drawn.position) in where for _, where in parts)


@pytest.mark.parametrize(("name", "scope"), [("an area", True), ("all", False)])
def test_datasette_gives_the_same_rows(
    one: Trial, drawn: Drawn, name: str, *, scope: bool
) -> None:
    """Of a timeline's page, the entries that ours gives."""
    [(table, where), *_] = PART.findall(document(f"timeline of {name}", drawn, 1))

    found = sorted(entry for (entry,) in _rows(one, "entry", table, where))

    moment = one.reader.moment(drawn.day, drawn.position)
    page = read_timeline(one.reader, moment, scope=drawn.area if scope else None)
    assert found
    assert found == sorted(line.entry.position for line in page.lines)


@pytest.mark.parametrize("name", QUESTIONS)
def test_datasette_can_run_what_it_is_asked(
    one: Trial, drawn: Drawn, name: str
) -> None:
    """Each piece of SQL finds rows of its table."""
    parts = PART.findall(document(name, drawn, 1))

    counts = [len(_rows(one, "1", *part)) for part in parts]

    assert counts[0] > 0
    assert sum(map(bool, counts)) > 1


def _rows(one: Trial, what: str, table: str, where: str) -> Sequence[sa.Row[Any]]:
    statement = sa.select(sa.text(what)).select_from(sa.text(table))
    with one.engine.connect() as connection:
        return connection.execute(statement.where(sa.text(where))).all()


@pytest.mark.parametrize("name", QUESTIONS)
def test_filters_say_as_of_and_known_at(drawn: Drawn, name: str) -> None:
    """They are asked step by step, and stop where nothing was found."""
    asked: list[str] = []

    def nothing(text: str) -> dict[str, dict[str, list[object]]]:
        asked.append(text)
        return {one: {"nodes": []} for one in ALIAS.findall(text)}

    asked_by_filters(nothing, name, drawn, 1)

    assert asked
    assert str(drawn.position) in asked[0]
    assert str(drawn.day.toordinal()) in asked[0]


def test_page_says_that_datasette_is_not_there(kept: Path) -> None:
    """A machine without it measures all the rest."""
    workshop = Workshop(kept, 600, 1, ENTRIES, kept)

    from benchmarks.datasette import beside  # noqa: PLC0415 - builds the schema

    table = beside.measure(workshop, datasette=kept / "datasette")

    assert "peers/setup" in table.note
    assert {len(line) for line in table.lines} == {len(table.head)}


def test_page_says_that_wrk_is_not_there(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The small query is checked all the same."""
    monkeypatch.setenv("PATH", "")

    table = measure("http", Workshop(kept, 600, 1, ENTRIES, kept))

    assert "wrk" in table.note
    assert len(table.lines) == 2
    assert {len(line) for line in table.lines} == {len(table.head)}
