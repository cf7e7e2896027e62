"""The benchmarks run, and what they compare is the same work."""

import sqlite3
from collections.abc import Iterator

import pytest

from benchmarks.__main__ import BENCHMARKS, PAGE, main, measure
from benchmarks.by_hand import COMPARED, HandProjector
from benchmarks.projecting import rows
from benchmarks.report import Table, as_page, as_section, as_text
from benchmarks.shape import founding, shaped
from benchmarks.watched import scans, watch
from benchmarks.workshop import Workshop, by_hand, trial
from projections.queries.matrix import read_matrix
from projections.queries.subjects import read_state

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Give a workshop whose big ledger is a small one."""
    folder = tmp_path_factory.mktemp("benchmarks")
    return Workshop(folder, entries=600, rounds=1, large=7_000, kept=folder)


@pytest.fixture
def hand(workshop: Workshop) -> Iterator[sqlite3.Connection]:
    """Open a log that nobody projected yet, as a program by hand would."""
    connection = by_hand(workshop.copy(workshop.recorded))
    yield connection
    connection.close()


SERVERS = {"attacks", "beside", "http", "workers"}
"""Benchmarks that start servers, of which others come from elsewhere."""


@pytest.mark.parametrize("name", [one for one in BENCHMARKS if one not in SERVERS])
def test_benchmark_runs(workshop: Workshop, name: str) -> None:
    """Each benchmark gives a line for all that it measures; none passes or fails."""
    table = measure(name, workshop)

    assert table.lines
    assert {len(line) for line in table.lines} == {len(table.head)}


def test_projector_by_hand_writes_the_same_rows(
    workshop: Workshop, hand: sqlite3.Connection
) -> None:
    """Less work would be no comparison."""
    HandProjector(hand, 1).catch_up()

    reading = by_hand(workshop.projected)
    differing = [name for name in COMPARED if rows(hand, name) != rows(reading, name)]
    empty = [name for name in COMPARED if not rows(hand, name)]
    reading.close()
    assert (differing, empty) == ([], [])


def test_copies_have_the_shape_of_the_founding_history() -> None:
    """A big ledger has as many entries per subject as the real one."""
    real = founding()

    made = shaped(real, 2 * sum(len(sheet.rows) for sheet in real))

    acts, copied = (
        [row.act for sheet in sheets for row in sheet.rows] for sheets in (real, made)
    )
    assert len(copied) == 2 * len(acts)
    assert len({act.key for act in copied}) == len(copied)
    subjects = {act.subject for act in acts}
    assert len({act.subject for act in copied}) == 2 * len(subjects)


def test_no_question_reads_a_table_from_end_to_end(workshop: Workshop) -> None:
    """What is asked costs the same however long the record grows."""
    with trial(workshop.projected) as one:
        watched = watch(one.engine)
        moment = one.reader.moment()
        watched.statements = []
        read_matrix(one.reader, moment, "mandate:MC-3/11~0")
        read_state(one.reader, moment, "body:joint-task-force~0")

    reading = by_hand(workshop.projected)
    asked = watched.statements
    found = [name for one in asked for name in scans(reading, *one)]
    reading.close()
    assert len(asked) > 10
    assert found == []


def test_page_holds_what_was_printed() -> None:
    """The page in docs is a run's result, laid out for reading."""
    table = Table("Appending", ("what", "ratio"), (("one entry", "0.80"),), "A note.")

    section = as_section("append", table, "600 entries")

    assert "| one entry | 0.80 |" in section
    assert "600 entries" in section
    assert "one entry   0.80" in as_text(table)


def test_page_keeps_what_other_runs_measured() -> None:
    """A run renews its own sections, and leaves the order as it is."""
    old, new = (Table(title, ("what",), (("line",),)) for title in ("Old", "New"))
    names = ("append", "large")
    before = as_page("", {"large": as_section("large", old, "1 round")}, names)

    page = as_page(before, {"append": as_section("append", new, "1 round")}, names)

    assert page.index("## New") < page.index("## Old")
    assert as_page(page, {}, names) == page
    renewed = as_page(page, {"large": as_section("large", new, "1 round")}, names)
    assert "## Old" not in renewed


def test_quick_run_prints_and_leaves_the_page_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Trying a benchmark out changes nothing."""
    before = PAGE.read_bytes() if PAGE.exists() else b""

    main(["append", "--quick"])

    assert "one entry, durable" in capsys.readouterr().out
    assert (PAGE.read_bytes() if PAGE.exists() else b"") == before


def test_unknown_benchmark_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """A slip of the pen measures nothing."""
    with pytest.raises(SystemExit):
        main(["apend"])

    assert "apend" in capsys.readouterr().err
