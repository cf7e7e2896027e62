"""Every view has the same rows however its tables were filled.

Two ways are compared: by a projector that remembers no subject, so that each entry is
projected in full; and by one that remembers them all, so that plain facts are projected
incrementally. Two views of this module are among the views: a new one needs no other
place than its class and the list of views.
"""

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given

from devtools.recorded_examples import build_examples
from domain.content import Content, Occurred
from domain.entry import Entry
from domain.kinds import KINDS
from domain.recording.event_ids import event_id_of
from domain.references import Ref
from domain.state.order import PlacedFact
from projections.projector.columns import DAYS, ID, POSITION, TEXT, make_columns
from projections.projector.declared_state import DeclaredState, UndeclaredFieldError
from projections.projector.generations import create_tables
from projections.projector.projector import Projector
from projections.projector.view import FactView, Row, Rows, StateView, View
from projections.projector.views import VIEWS
from tests.support.desks import some_desk
from tests.support.facts import draft
from tests.support.facts import entries as entries_of
from tests.support.histories import HALF_AS_MANY, logs
from tests.support.projected_rows import project, project_in_full, project_incrementally


class Sources(FactView):
    """One row per fact and document that it cites."""

    name = "source"
    columns = make_columns(subject=ID, entry=POSITION, document=TEXT)
    indexes = (("subject", "known_until"),)

    def rows_of_fact(self, subject: str, placed: PlacedFact) -> Rows:
        """Return a row for each source."""
        fact = placed.fact
        return [(subject, fact.position, s.document) for s in fact.content.sources]


class Stages(StateView):
    """One row per interval of days in which the stage is the same, with all notes."""

    name = "stage"
    columns = make_columns(subject=ID, stage=TEXT, notes=TEXT, **DAYS)
    indexes = (("subject", "known_until"),)
    fields = ("stage",)
    kinds = ("body.noted", "area.noted")

    def rows_of_state(self, state: DeclaredState) -> Iterator[Row]:
        """Return the rows of a subject that has a stage."""
        notes = ",".join(str(one.fact.position) for one in state.facts())
        for interval in state.intervals():
            stage = str(interval.value("stage", ""))
            days = interval.counts_from, interval.counts_until
            yield state.subject, stage, notes, *days


NAME = {"en": {"words": "A group"}}

ALL_VIEWS: tuple[View, ...] = (*VIEWS, Sources(), Stages())


def _each_kind_twice() -> tuple[list[Entry], int]:
    """Write each kind twice on a subject of its own, which was noted before.

    Returns:
        The log: the first entry on each subject, then the second ...; and the number of
        subjects.
    """
    examples = [one for one in build_examples() if one.kind in KINDS]
    log: list[Entry] = []
    for version in range(1, 5):
        for content in examples:
            family = content.kind.partition(".")[0]
            noted = msgspec.structs.replace(content, kind=f"{family}.noted", data={})
            told = content if version in {2, 3} else noted
            subject = f"{family}:{content.kind}"
            log.append(_entry(told, subject, version, len(log) + 1))
    return log, len(examples)


def _entry(content: Content, subject: str, version: int, position: int) -> Entry:
    own = msgspec.structs.replace(
        content, subject=subject, occurred=Occurred(str(2000 + version)), after=""
    )
    return Entry(
        event_id=event_id_of(str(position)),
        version=version,
        position=position,
        content=own,
        subject=Ref.parse(subject),
    )


def test_one_more_fact_of_any_kind_gives_the_rows_of_all() -> None:
    """No kind changes a view and is projected incrementally all the same."""
    entries, subjects = _each_kind_twice()

    full = project(entries, views=ALL_VIEWS, batch_size=subjects, cache_size=0)

    assert full["set_aside"] == []
    empty = {name for name, rows in full.items() if not rows}
    assert empty == {"tie", "amendment", "joined", "set_aside", "citation"}
    assert project_incrementally(entries, ALL_VIEWS) == full


@pytest.mark.slow
@HALF_AS_MANY
@given(entries=logs(max_size=9) | logs(max_size=9, may_amend=False))
def test_incremental_rows_equal_full_ones(entries: list[Entry]) -> None:
    """Nothing of a row depends on what the projector remembers."""
    full = project_in_full(entries, ALL_VIEWS)

    assert full.keys() == {view.name for view in ALL_VIEWS} | {"joined", "set_aside"}
    assert project_incrementally(entries, ALL_VIEWS) == full


def test_a_view_cannot_read_what_it_does_not_declare() -> None:
    """A field left out of the declaration is an error, not a row that goes stale."""

    class Careless(Stages):
        """Reads the stage of a subject, and does not say so."""

        fields = ("name",)

    views = (Careless(),)
    with some_desk() as desk:
        create_tables(desk.engine, views=views)
        desk.append(entries_of(draft("body.renamed", "2018", name=NAME)))

        with pytest.raises(UndeclaredFieldError, match="'stage'") as caught:
            Projector(desk.log, views=views).catch_up()

    assert (caught.value.view, caught.value.field) == ("stage", "stage")
