"""Recorded meetings that a new one may be, because they are on the same days.

Two meetings are compared if the days of the new one are known within a month, and
those of the recorded one within a quarter. They may be one if they have a place, type,
session or body in common, and none of these different.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
import sqlalchemy as sa

from domain.dates.edtf import Edtf
from domain.entry import Fact
from domain.kinds.state_fields import PASSED_PLANS, PLAN_STATES
from domain.recording.same_case import is_same_place
from projections.moment import Moment
from projections.queries.calendar import select_meetings
from projections.queries.values import SubjectValues, read_values
from projections.reader import Reader

LONGEST_DAYS = 31
OPEN = (*PLAN_STATES, PASSED_PLANS["meeting"])
PLACE_FIELDS = ("place", "region")
CODE_FIELDS = ("meeting_type", "body", "session")


def find_meetings(
    reader: Reader, moment: Moment, fact: Fact, likeness: Mapping[str, float]
) -> Iterator[tuple[str, str, int]]:
    """Find meetings that the new one of a fact may be.

    If one of them is called much more like it than the others, only that one is listed.

    Args:
        likeness: how much the names of meetings share with those of the new one.

    Yields:
        Subject, ``same-days`` or ``open-plan``, and the entry that says its days.
    """
    days = _days(fact)
    if days is None:
        return
    since, until = (Edtf.parse(one).first for one in days)
    rows = reader.rows(select_meetings(moment, since=since, until=until))
    values = read_values(reader, moment, [row.subject for row in rows])
    said = {**fact.data, "place": _translated(reader, moment, fact.data.get("place"))}
    is_held = fact.definition.sets["status"] not in PLAN_STATES
    found = [
        row
        for row in rows
        if row.status != "cancelled"
        and _is_near(row.date)
        and _agree(said, values[row.subject])
    ]
    most = max((likeness.get(row.subject, 0) for row in found), default=0)
    for row in found:
        if likeness.get(row.subject, 0) >= most / 2:
            is_plan = row.status in OPEN and is_held
            yield row.subject, "open-plan" if is_plan else "same-days", row.entry


def _translated(reader: Reader, moment: Moment, place: Any) -> list[str] | None:  # noqa: ANN401 - a plain value
    """Return a place in all languages in which the log has it: Geneva, Genève."""
    if not place:
        return None
    table = moment.tables["setting"]
    statement = (
        sa.select(table.c.value)
        .distinct()
        .where(table.c.field == "place", *moment.known(table))
        .order_by(table.c.value)
    )
    known = [msgspec.json.decode(row.value) for row in reader.rows(statement)]
    mine = {one["words"].casefold() for one in place.values()}
    texts = [{o["words"] for o in one.values()} for one in known if one]
    same = (one for one in texts if mine & {word.casefold() for word in one})
    return sorted(mine.union(*same))


def _days(fact: Fact) -> tuple[str, str] | None:
    """Return the first and last day of a meeting that a fact plans or says was held."""
    status = fact.definition.sets.get("status")
    if fact.definition.family != "meeting" or status is None:
        return None
    planned = fact.content.data.get("planned_for")
    edtf = Edtf.parse(planned) if status in PLAN_STATES and planned else fact.edtf
    end = edtf and (edtf.end_last if edtf.is_span else edtf.last)
    if not (edtf and edtf.first and end) or (end - edtf.first).days > LONGEST_DAYS:
        return None
    return edtf.first.isoformat(), end.isoformat()


def _is_near(date: str) -> bool:
    edtf = Edtf.parse(date)
    end = edtf.end_last if edtf.is_span else edtf.last
    return bool(edtf.first and end and (end - edtf.first).days <= 3 * LONGEST_DAYS)


def _agree(said: Mapping[str, Any], known: SubjectValues) -> bool:
    """Return whether two meetings have a place or sort in common, and none apart."""
    places = [(said.get(name), known.value(name)) for name in PLACE_FIELDS]
    codes = [(said.get(name), known.value(name)) for name in CODE_FIELDS]
    agree = [
        *(is_same_place(*both) for both in places if all(both)),
        *(_code(one) == _code(other) for one, other in codes if one and other),
    ]
    return bool(agree) and all(agree)


def _code(value: str) -> str:
    return "".join(value.split()).casefold()
