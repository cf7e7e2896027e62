"""The tables that answers are read from say what the definition says."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from domain.entry import Entry
from domain.state.fold import Setting
from projections.names.resolution import UnknownSubjectError, find_subject
from projections.queries.matrix import read_matrix
from projections.queries.timelines.timeline import read_timeline
from projections.queries.values import select_settings
from tests.support.as_of_definition import Answers, Held, answers, every_row, together
from tests.support.desks import Desk, some_desk
from tests.support.histories import HALF_AS_MANY, cuts, days, logs


def _answers(desk: Desk, reference: str, *, day: int, position: int) -> Answers:
    """Read a subject's state from the tables."""
    moment = desk.reader.moment(date.fromordinal(day), position)
    subject = find_subject(desk.reader, moment, reference).subject_id
    return {
        (row.field, row.item): Held(
            Setting(
                row.field,
                row.item,
                msgspec.json.decode(row.value),
                row.entry,
                tuple(int(one) for one in row.ties.split(",") if one),
                row.may_end_from <= day,
            ),
            row.changed_by,
        )
        for row in desk.reader.rows(select_settings([subject], moment))
    }


@HALF_AS_MANY
@given(entries=logs(), day=days(), cuts=cuts(), data=st.data())
def test_tables_say_what_the_definition_says(
    entries: list[Entry], day: int, cuts: set[int], data: st.DataObject
) -> None:
    """Whatever was recorded, in any order: a table is an index, not another opinion."""
    position = data.draw(st.integers(1, len(entries)))
    with some_desk() as desk:
        desk.append_in_parts(entries, cuts)

        for entry in entries[:position]:
            found = _answers(desk, str(entry.subject), day=day, position=position)

            own = entry.subject_id
            assert found == answers(entries, own, day=day, position=position)
        assert every_row(desk)["set_aside"] == []


def _everything(desk: Desk, entries: Sequence[Entry], day: int, position: int) -> Any:  # noqa: ANN401 - compared only
    """Ask all that can be asked of a moment."""
    moment = desk.reader.moment(date.fromordinal(day), position)
    subjects = {str(one.subject) for one in entries[:position]}
    states = {one: _answers(desk, one, day=day, position=position) for one in subjects}
    lines = read_timeline(desk.reader, moment).lines
    try:
        rows = read_matrix(desk.reader, moment, "mandate:mc-3/11")
    except UnknownSubjectError:
        rows = []
    return states, lines, rows


@HALF_AS_MANY
@given(entries=logs(), day=days(), data=st.data())
def test_what_was_known_stays_what_was_known(
    entries: list[Entry], day: int, data: st.DataObject
) -> None:
    """Recording anything, a correction too, changes no answer as known before."""
    position = data.draw(st.integers(1, len(entries)))
    with some_desk() as desk:
        desk.append(entries[:position])
        before = _everything(desk, entries, day, position)

        desk.append(entries[position:] or entries[:0])

        assert _everything(desk, entries, day, position) == before


@HALF_AS_MANY
@given(entries=logs(families=("body",)))
def test_subjects_that_are_one_answer_alike(entries: list[Entry]) -> None:
    """Asked by any of its references, a subject is the same."""
    position = len(entries)
    with some_desk() as desk:
        desk.append(entries)
        moment = desk.reader.moment(date(2021, 7, 5))
        subjects = {
            entry.subject_id: find_subject(
                desk.reader, moment, str(entry.subject)
            ).subject_id
            for entry in entries
        }

    groups = together(entries, position)
    named = [{subjects[one] for one in group if one in subjects} for group in groups]
    assert all(len(one) == 1 for one in named)
    assert len(set().union(*named)) == len(groups)
