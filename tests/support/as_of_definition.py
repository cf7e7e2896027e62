"""The plain definitions that the tables are an index of, written once more, slowly."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from domain.entry import SAME_AS, WITHDRAWN, Entry
from domain.references import Ref
from domain.state.amendments import apply_amendments
from domain.state.drafts import Adoption, find_adoption
from domain.state.fold import Setting, fold_state
from domain.state.joins import Joins
from domain.state.other_subjects import OtherSubjects, issue_day
from tests.support.desks import Desk


class Held(NamedTuple):
    """A setting, and the correction that changed it last (0 for none)."""

    setting: Setting
    changed_by: int


Answers = dict[tuple[str, str], Held]


def together(entries: Sequence[Entry], position: int) -> list[set[UUID]]:
    """Group the subjects that are one, as known at a position."""
    known = [one for one in entries if one.position <= position]
    void = {one.content.target for one in known if one.content.kind == WITHDRAWN}
    groups = [{one} for one in {entry.subject_id for entry in known}]
    for one in known:
        if one.content.kind == SAME_AS and str(one.event_id) not in void:
            pair = {one.subject_id, Ref.parse(one.content.data["into"]).subject_id}
            joined = [group for group in groups if group & pair]
            groups = [group for group in groups if not group & pair]
            groups.append(pair.union(*joined))
    return groups


def other_subjects(entries: Sequence[Entry], position: int) -> OtherSubjects:
    """Give what is known at a position of joins, and of when documents were issued."""
    known = [one for one in entries if one.position <= position]
    joins = Joins.of(known)

    def issue_day_of(document: str) -> str:
        root = joins.root(Ref.parse(document).subject_id)
        own = [one for one in known if joins.root(one.subject_id) == root]
        day = issue_day(apply_amendments(own))
        return date.fromordinal(day).isoformat() if day else ""

    def adoption_of(mandate: str) -> Adoption | None:
        root = joins.root(Ref.parse(mandate).subject_id)
        own = [one for one in known if joins.root(one.subject_id) == root]
        return find_adoption(apply_amendments(own))

    return OtherSubjects(joins, issue_day_of, adoption_of)


def answers(
    entries: Sequence[Entry], subject_id: UUID, *, day: int, position: int
) -> Answers:
    """Give a subject's state by the definition, those that are one with it included."""
    group = next(g for g in together(entries, position) if subject_id in g)
    own = [one for one in entries if one.subject_id in group]
    known = [one for one in own if one.position <= position]
    changed = {fact.position: fact.changed_by for fact in apply_amendments(known)}
    others = other_subjects(entries, position)
    found = fold_state(own, day=day, position=position, others=others)
    return {
        at: Held(one, _last(changed[one.position], one.field))
        for at, one in found.items()
    }


def _last(changed_by: Mapping[str, int], field: str) -> int:
    return max(changed_by.get(field, 0), changed_by.get("occurred", 0))


def every_row(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Read every row of every table that answers are read from."""
    return dict(_tables(desk))


def _tables(desk: Desk) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    moment = desk.reader.moment()
    made = moment.tables
    named = {**made.views, "joined": made.joined}
    for name, table in (*named.items(), ("set_aside", made.set_aside)):
        rows = desk.reader.rows(sa.select(table).order_by(*table.primary_key))
        yield name, [tuple(row) for row in rows]
