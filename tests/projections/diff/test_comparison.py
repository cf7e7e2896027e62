"""Comparing a question's answers at two moments finds all that differs, and no more."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.content import Source
from domain.entry import Entry
from domain.kinds.document import Commissioned, Drafted, Issued
from domain.kinds.mandate import Adopted, Proposed
from domain.recording.acts import Record
from domain.references import Ref
from projections.diff.changed_between import MomentPair
from projections.diff.comparable_subjects import (
    ReadCells,
    agreement_cells,
    coverage_cells,
    field_cells,
    mandate_cells,
    meeting_cells,
    role_cells,
)
from projections.diff.comparables import COMPARABLE_QUESTIONS
from projections.diff.comparison import (
    ComparisonRequest,
    compare_cells,
    read_differences,
)
from projections.moment import Moment
from projections.queries.entries import EffectiveEntry
from projections.queries.register import SubjectFilter, read_subject_page
from projections.queries.timelines.timeline import read_timeline
from projections.reader import Reader
from tests.support.desks import some_desk
from tests.support.graphql_queries import Asker
from tests.support.histories import HALF_AS_MANY, days, logs

pytest_plugins = ("tests.support.graphql_ledgers",)

SUBJECTS: dict[str, tuple[str, ReadCells]] = {
    "calendar": ("meeting", meeting_cells),
    "mandates": ("mandate", mandate_cells),
    "coverage": ("mandate", coverage_cells),
    "agreements": ("agreement", agreement_cells),
    "roles": ("role", role_cells),
    "contributions": ("contribution", field_cells),
    "documents": ("document", field_cells),
    "activities": ("activity", field_cells),
    "actors": ("actor", field_cells),
    "areas": ("area", field_cells),
    "bodies": ("body", field_cells),
}
MOMENTS: tuple[tuple[str, int | None], ...] = (
    ("2018-07-31", 400),
    ("2019-12-31", 60),
    ("2021-03-31", None),
    ("2026-11-21", 300),
)
PAIRS = [(a, b) for a in MOMENTS for b in MOMENTS if a != b]

Found = set[tuple[str, str, Any, Any]]


def found_by_comparing(reader: Reader, span: MomentPair, question: str) -> Found:
    """Ask what differs, page by page, by subject or position."""
    asked, comparison = ComparisonRequest(reader, span), COMPARABLE_QUESTIONS[question]
    found: Found = set()
    after = None
    while True:
        page, has_more = read_differences(asked, comparison, first=7, after=after)
        for one in page:
            key = one.key.subject or str(one.key.entry)
            found |= {(key, c.field, str(c.before), str(c.after)) for c in one.changes}
        if not has_more:
            return found
        after = page[-1].key


def found_by_reading_all(reader: Reader, span: MomentPair, question: str) -> Found:
    """Answer the question in full at both moments, and compare."""
    family, describe = SUBJECTS[question]
    cells = []
    for moment in span:
        page = read_subject_page(
            reader, moment, SubjectFilter((family,)), first=100_000
        )
        cells.append(
            dict(describe(reader, moment, page.subjects)) if page.subjects else {}
        )
    old, new = cells
    return {
        (one, c.field, str(c.before), str(c.after))
        for one in {*old, *new}
        for c in compare_cells(one, old.get(one, {}), new.get(one, {}))
    }


def entries_by_reading_all(reader: Reader, span: MomentPair) -> Found:
    """Read whole timelines, and tell which entries stand or read otherwise in one."""
    old, new = (all_said(reader, moment) for moment in span)
    differ = {at for at in {*old, *new} if old.get(at) != new.get(at)}
    return {(str(at), "", "", "") for at in differ}


def all_said(reader: Reader, moment: Moment) -> dict[int, object]:
    """Give what a reader of the timeline of all sees of each entry."""
    page = read_timeline(reader, moment, first=100_000)
    return {line.entry.position: said(line.entry) for line in page.lines}


def said(item: EffectiveEntry) -> object:
    """Give what an entry says."""
    one = item.content
    common = one.title, one.text, one.concerns, one.data
    sources = [(source.document, source.paragraph) for source in one.sources]
    return one.occurred.date if one.occurred else None, common, sources


@pytest.mark.parametrize("question", SUBJECTS)
@pytest.mark.slow
def test_founding_history_differs_as_its_answers_do(
    founded: Asker, question: str
) -> None:
    """Between any two days and positions, whichever of them is the earlier one."""
    reader = founded.services.reader

    for pair in PAIRS:
        span = MomentPair(*(reader.moment(date.fromisoformat(d), at) for d, at in pair))
        found = found_by_comparing(reader, span, question)

        assert found == found_by_reading_all(reader, span, question), pair


@pytest.mark.slow
def test_timeline_of_the_founding_history_differs_as_it_reads(founded: Asker) -> None:
    """Each entry that is in one of the two timelines only, or says something else."""
    reader = founded.services.reader

    for pair in PAIRS:
        span = MomentPair(*(reader.moment(date.fromisoformat(d), at) for d, at in pair))
        found = found_by_comparing(reader, span, "timeline")

        entries = {(at, "", "", "") for at, *_ in found}
        assert entries == entries_by_reading_all(reader, span), pair


@HALF_AS_MANY
@given(entries=logs(), first=days(), second=days(), data=st.data())
@pytest.mark.slow
def test_whatever_was_recorded_differs_as_its_answers_do(
    entries: list[Entry], first: int, second: int, data: st.DataObject
) -> None:
    """Corrections, withdrawals and joins in any order hide nothing."""
    low, high = (data.draw(st.integers(0, len(entries))) for _ in "ab")
    with some_desk() as desk:
        desk.append(entries)
        span = MomentPair(
            desk.reader.moment(date.fromordinal(first), low),
            desk.reader.moment(date.fromordinal(second), high),
        )

        for question in SUBJECTS:
            found = found_by_comparing(desk.reader, span, question)
            assert found == found_by_reading_all(desk.reader, span, question)
        timeline = found_by_comparing(desk.reader, span, "timeline")
        found = {(at, "", "", "") for at, *_ in timeline}
        assert found == entries_by_reading_all(desk.reader, span)


def test_what_another_subject_bears_on_differs_too() -> None:
    """No entry of the documents lies between the positions, and yet they differ."""
    under = "mandate:x/1"
    asked = Record.of(Commissioned(under=under), "study", occurred="2019-03")
    cited = Record.of(Drafted(), "note", sources=(Source(document="document:d1"),))
    bearing = (
        Record.of(Adopted(), "x/1", occurred="2019-06-10"),
        Record.of(Issued(), "d1", occurred="2019-06-10"),
    )
    with some_desk() as desk:
        desk.record(Record.of(Proposed(), "x/1", occurred="2019-01-10"), asked, cited)
        desk.record(*bearing)
        span = MomentPair(desk.at("2020-01-01", 3), desk.at("2020-01-01"))

        found = found_by_comparing(desk.reader, span, "documents")
        read = found_by_reading_all(desk.reader, span, "documents")

    assert found == read
    changed = {subject for subject, field, *_ in found if field == "status"}
    assert changed >= {Ref("document", one).subject_id.hex for one in ("study", "note")}
