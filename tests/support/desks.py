"""A desk for tests: an empty ledger on a file, a clock to set, and all that works."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from domain.entry import Entry
from domain.errors import DomainError
from domain.recording.acts import Act, Author
from domain.recording.ledger import Ledger, Recorded
from domain.recording.refusals import ActRefusedError
from projections.moment import Moment
from projections.projector.generations import create_tables
from projections.projector.projector import Projector
from projections.queries.similar_subjects import RecordedSubjects
from projections.queries.subjects import read_state
from projections.reader import Reader
from store.cooperation_log import CooperationLog, open_log
from store.engine import open_engine
from store.formats import create_log
from tests.support.log_examples import NOON, Clock

ZONE = ZoneInfo("Europe/Zurich")
NAME = "ledger.db"
OFFICER = Author(by="officer-1", entity="minamata")


class Desk(NamedTuple):
    """One ledger on a file, and who works on it."""

    engine: sa.Engine
    clock: Clock
    log: CooperationLog
    ledger: Ledger
    reader: Reader

    def record(self, *acts: Act, confirmed: bool = True) -> Recorded:
        """Record acts as one unit, any doubts being looked at already."""
        return self.ledger.record(acts, OFFICER, confirmed=confirmed)

    def record_what_it_takes(self, acts: Sequence[Act]) -> list[Act]:
        """Record acts one by one, and give those that were not refused."""
        taken: list[Act] = []
        for act in acts:
            with suppress(ActRefusedError):
                self.record(act)
                taken.append(act)
        return taken

    def refusal_of(self, *acts: Act) -> DomainError:
        """Try to record what is refused; hold that nothing was recorded."""
        before = self.log.reader.head().position
        with pytest.raises(ActRefusedError) as caught:
            self.record(*acts)
        assert self.log.reader.head().position == before
        return caught.value.refusal

    def append(self, entries: Sequence[Entry]) -> None:
        """Append entries to the log past the ledger, so that nothing checks them."""
        self.log.append(entries, [])

    def append_in_parts(self, entries: Sequence[Entry], cuts: Collection[int]) -> None:
        """Append a log in parts, each projected by one who remembers nothing."""
        ends = sorted(cut for cut in cuts if cut < len(entries))
        for start, end in pairwise([0, *ends, len(entries)]):
            self.append(entries[start:end])
            Projector(self.log).catch_up()

    def at(self, day: str, known_at: datetime | int | None = None) -> Moment:
        """Resolve a moment."""
        return self.reader.moment(date.fromisoformat(day), known_at)

    def fields(
        self, reference: str, day: str, known_at: datetime | int | None = None
    ) -> dict[str, Any]:
        """Give what holds of a subject: field, or field[item], and its value."""
        state = read_state(self.reader, self.at(day, known_at), reference)
        return {
            f"{one.name}[{one.item}]" if one.item else one.name: one.value
            for one in state.fields
        }


def furnish(engine: sa.Engine, clock: Clock) -> Desk:
    """Put everything on an engine whose ledger is made."""
    log = open_log(engine, clock=clock)
    reader = Reader(log, zone=ZONE, clock=clock)
    ledger = Ledger(
        log,
        zone=ZONE,
        clock=clock,
        known=RecordedSubjects(reader),
    )
    return Desk(engine, clock, log, ledger, reader)


def make_desk(folder: Path, *, now: datetime = NOON) -> Desk:
    """Copy an empty ledger into a folder; the caller disposes of its engine."""
    (folder / NAME).write_bytes(empty_ledger())
    return furnish(open_engine(f"sqlite:///{folder / NAME}"), Clock(now))


@contextmanager
def some_desk() -> Iterator[Desk]:
    """Copy an empty ledger into a folder of its own, for one drawn example."""
    with TemporaryDirectory() as folder:
        desk = make_desk(Path(folder))
        try:
            yield desk
        finally:
            desk.engine.dispose()


@cache
def empty_ledger() -> bytes:
    """Make a ledger without entries, with the tables of the projections, once."""
    with TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/{NAME}", create=True)
        create_log(engine)
        create_tables(engine)
        engine.dispose()
        return Path(folder, NAME).read_bytes()
