"""Timelines of many subjects at once: as many statements as for one."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from projections.moment import Certainty, Moment
from projections.names.selects import select_members
from projections.queries.entries import EffectiveEntry, read_entries
from projections.queries.timelines.filters import EntryFilter, MemberIds, select_entries
from projections.queries.timelines.selects import (
    TimelineCursor,
    select_possible_entries,
    select_timeline,
)
from projections.queries.timelines.timeline import (
    TimelineEntry,
    TimelineFilter,
    TimelinePage,
    resolve_filter,
)
from projections.reader import Reader

BATCH_SIZE = 100
"""Timelines that one statement reads; engines bound how many it may join."""


def read_timelines(  # noqa: PLR0913 - a page, of whom, and of what
    reader: Reader,
    moment: Moment,
    subjects: Collection[str],
    asked: TimelineFilter,
    *,
    first: int = 50,
    after: TimelineCursor | None = None,
) -> dict[str, TimelinePage]:
    """Give the same page of the timelines of subjects, by identifier.

    Args:
        asked: what each is narrowed to.

    Raises:
        UnknownSubjectError: nothing is called like a subject that was named.
    """
    scopes = _scopes(reader, moment, subjects)
    given = None if asked == TimelineFilter() else resolve_filter(reader, moment, asked)
    statements = {
        one: _page(own, given, moment, after).limit(first + 1)
        for one, own in scopes.items()
    }
    found = _places(reader, statements)
    maybe = _possible(reader, moment, scopes) if given is None else {}
    positions = {p.entry for some in (*found.values(), *maybe.values()) for p in some}
    items = read_entries(reader, moment, positions)
    return {
        one: TimelinePage(
            tuple(_line(items[p.entry], p, moment) for p in places[:first]),
            len(places) > first,
            tuple(items[p.entry] for p in maybe.get(one, ())),
        )
        for one, places in found.items()
    }


def _line(item: EffectiveEntry, place: TimelineCursor, moment: Moment) -> TimelineEntry:
    edtf = item.edtf
    return TimelineEntry(
        item, place, edtf is not None and edtf.in_progress(moment.as_of)
    )


def _possible(
    reader: Reader, moment: Moment, scopes: dict[str, MemberIds]
) -> dict[str, list[TimelineCursor]]:
    """Find what may have happened by the day, if that is asked for, the first first."""
    if moment.certainty is not Certainty.POSSIBLE:
        return {}
    statements = {
        one: select_possible_entries(own, moment) for one, own in scopes.items()
    }
    found = _places(reader, statements)
    return {
        one: sorted(some, key=lambda p: (p.first, p.counts_from, p.entry))
        for one, some in found.items()
    }


def _scopes(
    reader: Reader, moment: Moment, subjects: Collection[str]
) -> dict[str, MemberIds]:
    found: dict[str, list[str]] = {one: [one] for one in subjects}
    for row in reader.rows(select_members(list(subjects), moment)):
        if row.member not in found[row.subject]:
            found[row.subject].append(row.member)
    return {one: tuple(some) for one, some in found.items()}


def _page(
    scopes: MemberIds,
    given: EntryFilter | None,
    moment: Moment,
    after: TimelineCursor | None,
) -> sa.Select[Any]:
    if given is None:
        return select_timeline(scopes, moment, before=after)
    own = given._replace(around=(scopes, *given.around))
    return select_entries(own, moment, before=after)


def _places(
    reader: Reader, statements: dict[str, sa.Select[Any]]
) -> dict[str, list[TimelineCursor]]:
    found: dict[str, list[TimelineCursor]] = defaultdict(list)
    subjects = list(statements)
    for start in range(0, len(subjects), BATCH_SIZE):
        parts = [_of(one, statements[one]) for one in subjects[start:][:BATCH_SIZE]]
        for row in reader.rows(sa.union_all(*parts)):
            place = TimelineCursor(row.counts_from, row.rank, row.first, row.entry)
            found[row.subject].append(place)
    return {one: sorted(found[one], reverse=True) for one in subjects}


def _of(subject: str, statement: sa.Select[Any]) -> sa.Select[Any]:
    page = statement.subquery()
    columns = (page.c[name] for name in TimelineCursor._fields)
    return sa.select(sa.literal(subject).label("subject"), *columns)
