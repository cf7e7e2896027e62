"""Views of meetings and plans: the calendar, and the last days of plans."""

from collections.abc import Iterable, Iterator

from domain.dates.edtf import Edtf
from domain.entry import NO_FIRST, NO_LAST, Fact
from domain.kinds.state_fields import PASSED_PLANS, PLAN_STATES
from projections.projector.columns import DAYS, ID, NUMBER, POSITION, TEXT, make_columns
from projections.projector.declared_state import DeclaredState, StateInterval
from projections.projector.view import Row, StateView


class Calendar(StateView):
    """One row per interval of days in which the status and date are the same."""

    name = "calendar"
    columns = make_columns(
        subject=ID,
        status=TEXT,
        date=TEXT,
        tentative=NUMBER,
        starts=NUMBER,
        ends=NUMBER,
        entry=POSITION,
        **DAYS,
    )
    indexes = (("subject", "known_until"), ("starts", "subject"), ("ends", "starts"))
    families = ("meeting",)
    fields = ("status", "planned_for", "tentative")
    # Their own dates are those of the meeting; the first in this list is the best.
    kinds = (
        *("meeting.held", "meeting.opened", "meeting.resumed", "meeting.closed"),
        *("meeting.attended", "meeting.agenda-adopted", "meeting.statement-made"),
    )

    def rows_of_state(self, state: DeclaredState) -> Iterator[Row]:
        """Return the rows of a meeting."""
        took_place = state.facts()
        for interval in state.intervals():
            status = interval.setting("status")
            if status is None:
                continue
            start, end = interval.counts_from, interval.counts_until
            facts = [one.fact for one in took_place if one.counts_from <= start]
            is_over = any(fact.position == status.position for fact in facts)
            date, entry = (
                self._own_date(facts, status.position)
                if is_over
                else _planned_date(interval, status.position)
            )
            tentative = int(bool(interval.value("tentative")))
            starts, ends = _first_and_last_day(date)
            values = status.value, date, tentative, starts, ends, entry
            yield state.subject, *values, start, end

    def _own_date(self, facts: Iterable[Fact], entry: int) -> tuple[str, int]:
        """Return when a meeting took place, and the entry that says so."""
        best = min(
            (one for one in facts if one.edtf),
            key=lambda f: (self.kinds.index(f.content.kind), f.last, f.position),
            default=None,
        )
        return (best.edtf.text, best.position) if best and best.edtf else ("", entry)


class Plans(StateView):
    """One row per interval of days in which a plan for a known time is the same.

    Whether its last day has passed is decided when it is read.
    """

    name = "plan"
    columns = make_columns(subject=ID, family=TEXT, ends=NUMBER, **DAYS)
    indexes = (("subject", "known_until"), ("ends",))
    families = tuple(PASSED_PLANS)
    fields = ("status", "planned_for", "planned_end")

    def rows_of_state(self, state: DeclaredState) -> Iterator[Row]:
        """Return the rows of a subject."""
        for interval in state.intervals():
            dates = (interval.value(name) for name in ("planned_for", "planned_end"))
            ends = [_first_and_last_day(str(one))[1] for one in dates if one]
            if ends and interval.value("status") in PLAN_STATES:
                days = interval.counts_from, interval.counts_until
                yield state.subject, state.refs[-1].family, max(ends), *days


def _planned_date(interval: StateInterval, entry: int) -> tuple[str, int]:
    """Return when a meeting is to be, and the entry that says so."""
    planned = interval.setting("planned_for")
    return (str(planned.value), planned.position) if planned else ("", entry)


def _first_and_last_day(date: str) -> tuple[int, int]:
    """Return the first and the last day that a date can mean, as ordinals."""
    if not date:
        return NO_FIRST, NO_LAST
    edtf = Edtf.parse(date)
    end = edtf.end_last if edtf.is_span else edtf.last
    first = edtf.first.toordinal() if edtf.first else NO_FIRST
    return first, end.toordinal() if end else NO_LAST
