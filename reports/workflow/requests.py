"""The options of a report, and the request that is composed from them."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from domain.texts import LANGUAGES
from projections.moment import Moment
from projections.reader import Reader
from reports.editions import MADE, Life, life_of
from reports.request import Period, Request
from reports.workflow.lookup import FoundReport, find_report
from reports.workflow.periods import (
    find_earlier_report,
    find_previous_report,
    period_of,
)
from store.artefacts import digest_of


@dataclass(frozen=True, kw_only=True)
class ReportOptions:
    """The options of a report; what is left out follows from the report.

    Attributes:
        period: EDTF span to report on.
        as_of: day in the world; by default today.
        known_at: what the log knew: an instant, or a position; by default all.
        calendar: EDTF span whose meetings are listed; by default the year of ``as_of``
            and the next.
        mapping: content of a file of sections; empty for the one that comes with this.
        template: Word template; empty for the one that comes with this.
    """

    period: str | None = None
    as_of: date | None = None
    known_at: datetime | int | None = None
    calendar: str | None = None
    languages: tuple[str, ...] = LANGUAGES
    mapping: bytes = b""
    template: bytes = b""


class ResolvedRequest(NamedTuple):
    """The request to compose, and the life of the report, if somebody planned it."""

    request: Request
    life: Life | None


def resolve_request(
    reader: Reader,
    name: str,
    wanted: ReportOptions,
    *,
    edition: bool,
    now: Moment | None = None,
) -> ResolvedRequest:
    """Find a report, or the session that it is for, and build the request for it.

    Args:
        name: such as a symbol, or "Minamata COP-4".
        edition: whether it is to be the next edition, or else a preview.
        now: when the report is looked for; by default now.

    Raises:
        UnknownSubjectError: nothing is called that.
        AmbiguousReferenceError: several things are.
        PeriodMissingError: nothing says which period is reported on.
        PeriodError: a time has no beginning, or no end.
    """
    now = now or reader.moment()
    found = find_report(reader, now, name)
    life = life_of(reader, now, found.report) if found.report else None
    moment = reader.moment(wanted.as_of, wanted.known_at)
    request = _request(reader, moment, found, wanted, life)
    number = _next(reader, life) if life and edition else 0
    return ResolvedRequest(replace(request, edition=number), life)


def _next(reader: Reader, life: Life) -> int:
    """Return the next number; that of a withdrawn edition is not used again."""
    entries = reader.log.entries_of([UUID(life.called.subject_id)])
    made = [one.content.data for one in entries if one.content.kind == MADE]
    numbers = (one.get("edition", "") for one in made)
    return 1 + max((int(one) for one in numbers if one.isdecimal()), default=0)


def _request(
    reader: Reader,
    moment: Moment,
    found: FoundReport,
    wanted: ReportOptions,
    life: Life | None,
) -> Request:
    period = period_of(
        reader, moment, life=life, meetings=found.meetings, given=wanted.period
    )
    last = find_earlier_report(reader, moment, report=found.report, of=found.meetings)
    return Request(
        report=found.report,
        meetings=found.meetings,
        period=period,
        as_of=moment.as_of,
        known_at=moment.position,
        languages=wanted.languages,
        mapping=wanted.mapping,
        template=digest_of(wanted.template) if wanted.template else "",
        previous=find_previous_report(
            reader, moment, report=found.report, of=found.meetings
        ),
        since=last.position if last else 0,
        calendar=Period.parse(wanted.calendar) if wanted.calendar else None,
    )
