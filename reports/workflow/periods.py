"""The reporting period that follows from what was reported before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from domain.dates.edtf import Edtf
from domain.errors import DomainError
from domain.references import Ref
from projections.moment import Moment
from projections.names.resolution import read_names, resolve_references
from projections.queries.values import SubjectValues, read_values
from projections.reader import Reader
from reports.editions import Life
from reports.request import Period
from reports.workflow.lookup import joint_reports, meetings_of

_DAYS = ("held_on", "opened_on", "planned_for")
"""Fields that tell when a session is or was."""


class PeriodMissingError(DomainError):
    """No period follows from what was reported before.

    Args:
        previous: the report before it, whose period nobody recorded; empty for none.
    """

    def __init__(self, *, report: str, previous: str = "") -> None:
        before = (
            f"nobody recorded that of {previous}, from whose end it could go on"
            if previous
            else "no earlier joint report is to the same bodies"
        )
        super().__init__(
            f"{report or 'the report'} needs a reporting period: {before}; give one "
            f"(--period), such as 2018/2021-03"
        )
        self.report = report


class EarlierReport(NamedTuple):
    """The joint report to the same bodies that came last.

    Attributes:
        position: last entry of the log that its last edition knew; 0 without one.
    """

    report: str
    period: Period
    position: int


def period_of(
    reader: Reader,
    moment: Moment,
    *,
    life: Life | None,
    meetings: Sequence[str],
    given: str | None = None,
) -> Period:
    """Return the period: as given, as recorded, or from the end of the last report.

    Raises:
        PeriodMissingError: nothing says which.
        PeriodError: it is no span with a beginning and an end.
    """
    if life is not None and given is None:
        edition = life.latest
        given = edition.period if edition else life.stated("reporting_period")
    if given:
        return Period.parse(given)
    last = find_earlier_report(
        reader, moment, report=life.report if life else "", of=meetings
    )
    if last is None:
        report = life.report if life else ""
        previous = find_previous_report(reader, moment, report=report, of=meetings)
        raise PeriodMissingError(report=report, previous=previous)
    begins = last.period.last + timedelta(days=1)
    return Period.parse(f"{begins}/{moment.as_of}")


def find_earlier_report(
    reader: Reader, moment: Moment, *, report: str, of: Sequence[str]
) -> EarlierReport | None:
    """Find the joint report whose period ended last, to a body of these meetings.

    Args:
        report: the report that is not meant, or "".
        of: the meetings.
    """
    own = Ref.parse(report).subject_id.hex if report else ""
    bodies = _bodies(reader, moment, of)
    found = [
        one
        for subject, values in joint_reports(reader, moment).items()
        if subject != own
        and bodies & _bodies(reader, moment, meetings_of(values))
        and (one := _earlier_report(reader, moment, subject, values))
    ]
    before = [one for one in found if one.period.last < moment.as_of]
    return max(before, key=lambda one: one.period.last, default=None)


def find_previous_report(
    reader: Reader, moment: Moment, *, report: str, of: Sequence[str]
) -> str:
    """Find the joint report before this one, even if nobody recorded its period.

    Returns:
        The document, as ``document:reference``; empty if this is the first one.
    """
    last = find_earlier_report(reader, moment, report=report, of=of)
    if last:
        return last.report
    # What the sessions are is often recorded later than the day reported on.
    now = replace(moment, as_of=date.max)
    own = Ref.parse(report).subject_id.hex if report else ""
    bodies = _bodies(reader, now, of)
    mine = _rank(reader, now, own, of)
    others = {
        subject: _rank(reader, now, subject, meetings)
        for subject, values in joint_reports(reader, moment).items()
        if subject != own and bodies & _bodies(reader, now, meetings_of(values))
        for meetings in [meetings_of(values)]
    }
    before = [one for one in others if others[one] < mine]
    if not before:
        return ""
    latest = max(before, key=lambda one: others[one])
    return str(read_names(reader, moment, [latest])[latest].ref)


def _rank(
    reader: Reader, moment: Moment, subject: str, meetings: Sequence[str]
) -> tuple[date, int]:
    """Give the last day of the sessions that a report is for, and its first entry."""
    named = resolve_references(reader, moment, meetings).values()
    held = read_values(reader, moment, [one.subject_id for one in named]).values()
    dates = [v for o in held for f in _DAYS if (v := o.value(f))]
    days = [day for one in dates if (day := Edtf.parse(one).last)]
    entries = reader.log.entries_of([UUID(subject)]) if subject else ()
    first = min((one.position for one in entries), default=moment.position + 1)
    return max(days, default=date.max), first


def _earlier_report(
    reader: Reader, moment: Moment, subject: str, values: SubjectValues
) -> EarlierReport | None:
    numbers = [one for one in values.items("known_position") if one.isdecimal()]
    last = max(numbers, key=int, default="")
    text = values.value("reporting_period", last) or values.value("reporting_period")
    if not text:
        return None
    name = str(read_names(reader, moment, [subject])[subject].ref)
    position = values.value("known_position", last) or 0
    return EarlierReport(name, Period.parse(text), position)


def _bodies(reader: Reader, moment: Moment, meetings: Sequence[str]) -> set[str]:
    """Return the identifiers of the bodies whose sessions these are."""
    subjects = [
        one.subject_id for one in resolve_references(reader, moment, meetings).values()
    ]
    values = read_values(reader, moment, subjects).values()
    named = [one for held in values for one in held.references("body")]
    return {
        one.subject_id for one in resolve_references(reader, moment, named).values()
    }
