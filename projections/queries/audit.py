"""Audit: where subjects disagree, over the whole log, at a moment."""

from collections import defaultdict
from collections.abc import Iterator
from operator import attrgetter
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from domain.content import Content, decode
from domain.entry import Entry, Fact, linked_references
from domain.errors import Message
from domain.kinds import KINDS, definition_for_reading
from domain.recording.findings import (
    HELD,
    RESUMED,
    Finding,
    find_held_twice,
)
from domain.references import Ref
from domain.state.drafts import PROPOSED, SAYING
from projections.moment import Moment
from projections.projector.columns import encode_json
from projections.projector.fact_views import ALL_SCOPES
from projections.reader import Reader

SAID_BY_MANDATES = tuple(name for name, kind in KINDS.items() if kind.said_by)
"""Kinds of entries that a mandate says: they apply when it is adopted."""


def select_findings(moment: Moment) -> sa.Select[Any]:
    """Select entries that name a subject that is void, over, or not yet begun then.

    An entry whose own subject lost its opening is selected too. What a draft says is
    left out, and what an adopted decision says counts from its adoption. Columns:
    entry, content, scope (the subject named), rule, opening, closing, their days, and
    a withdrawn opening. Rows are in the order of the log.
    """
    scope, fact = moment.tables["scope"], moment.tables["fact"]
    life, name = moment.tables["life"], moment.tables["name"]
    root = (
        sa.select(name.c.subject)
        .where(name.c.member == scope.c.scope)
        .where(*moment.known(name))
        .limit(1)
        .scalar_subquery()
    )
    named = sa.and_(
        life.c.subject == sa.func.coalesce(root, scope.c.scope), *moment.known(life)
    )
    is_own = scope.c.scope == scope.c.subject
    adopted = life.alias("adopted")
    is_adopted = fact.c.kind.in_(SAYING) & (adopted.c.opening > 0)
    first, last = (
        sa.case((is_adopted & (opened > day), opened), else_=day)
        for opened, day in (
            (adopted.c.opens_first, fact.c.first),
            (adopted.c.opens_last, fact.c.last),
        )
    )
    lost_opening = sa.and_(life.c.withdrawn_opening > 0, life.c.within == scope.c.entry)
    rule = sa.case(
        (sa.and_(is_own, lost_opening), "withdrawn-opening"),
        (is_own, None),
        (life.c.id.is_(None), "unknown-reference"),
        (life.c.standing == 0, "withdrawn-reference"),
        (
            sa.and_(life.c.closing > 0, life.c.closes_last < first),
            "after-closing",
        ),
        (
            sa.and_(
                life.c.opening > 0,
                life.c.opens_first > last,
                ~_was_proposed(life.c.subject, last, moment),
            ),
            "before-opening",
        ),
    ).label("rule")
    return (
        sa.select(
            scope.c.entry,
            scope.c.scope,
            fact.c.content,
            rule,
            life.c.opening,
            life.c.opens_first,
            life.c.closing,
            life.c.closes_last,
            life.c.withdrawn_opening,
        )
        .join(fact, fact.c.entry == scope.c.entry)
        .outerjoin(life, named)
        .outerjoin(
            adopted,
            sa.and_(adopted.c.subject == scope.c.subject, *moment.known(adopted)),
        )
        .where(scope.c.scope.not_in([ALL_SCOPES]))
        .where(scope.c.counts_from <= moment.day)
        .where(*moment.known(scope))
        .where(*moment.known(fact))
        .where(rule.is_not(None))
        .where(~_is_said_by_draft(scope, fact, moment))
        .order_by(scope.c.entry, scope.c.scope)
    )


def _was_proposed(
    subject: sa.ColumnElement[str], day: sa.ColumnElement[int], moment: Moment
) -> sa.ColumnElement[bool]:
    """Test whether a subject was a draft that may have existed by a day."""
    proposal = moment.tables["fact"].alias("proposal")
    return (
        sa.exists()
        .where(proposal.c.subject == subject)
        .where(proposal.c.kind == PROPOSED)
        .where(proposal.c.first <= day)
        .where(*moment.known(proposal))
    )


def _is_said_by_draft(
    scope: sa.Table, fact: sa.Table, moment: Moment
) -> sa.ColumnElement[bool]:
    """Test whether an entry states what a draft says, or a draft says it."""
    name, setting = moment.tables["name"].alias(), moment.tables["setting"].alias()
    drafts = (
        sa.select(name.c.member)
        .join(setting, setting.c.subject == name.c.subject)
        .where(name.c.family == "mandate")
        .where(setting.c.field == "status")
        .where(setting.c.value == encode_json("proposed"))
        .where(*moment.known(name), *moment.holds(setting))
    )
    other = moment.tables["scope"].alias("other")
    names_draft = (
        sa.exists()
        .where(other.c.entry == scope.c.entry)
        .where(other.c.scope != other.c.subject)
        .where(other.c.scope.in_(drafts))
    )
    return sa.or_(
        fact.c.kind.in_(SAYING) & scope.c.subject.in_(drafts),
        fact.c.kind.in_(SAID_BY_MANDATES) & names_draft,
    )


def read_findings(reader: Reader, moment: Moment) -> list[Finding]:
    """Read every finding at a moment, in the order of the log."""
    found = [_finding(row) for row in reader.rows(select_findings(moment))]
    found += _held_twice(reader, moment)
    return sorted(found, key=attrgetter("positions"))


def select_meetings_held(moment: Moment) -> sa.Select[Any]:
    """Select when meetings were held that several entries say were held.

    Columns: subject, entry, content. What was resumed is selected too.
    """
    line, fact = moment.tables["line"], moment.tables["fact"]
    several = (
        sa.select(line.c.subject)
        .where(line.c.kind == HELD)
        .where(line.c.counts_from <= moment.day)
        .where(*moment.known(line))
        .group_by(line.c.subject)
        .having(sa.func.count() > 1)
    )
    return (
        sa.select(fact.c.subject, fact.c.entry, fact.c.content)
        .where(fact.c.subject.in_(several))
        .where(fact.c.kind.in_((HELD, RESUMED)))
        .where(fact.c.counts_from <= moment.day)
        .where(*moment.known(fact))
        .order_by(fact.c.subject, fact.c.entry)
    )


def _held_twice(reader: Reader, moment: Moment) -> Iterator[Finding]:
    meetings = defaultdict[str, list[Fact]](list)
    for row in reader.rows(select_meetings_held(moment)):
        content = decode(row.content)
        subject = Ref.parse(content.subject)
        entry = Entry(
            event_id=UUID(int=row.entry),
            version=0,
            content=content,
            subject=subject,
            position=row.entry,
        )
        meetings[row.subject].append(entry.fact)
    for facts in meetings.values():
        yield from find_held_twice(facts)


def _finding(row: sa.Row[Any]) -> Finding:
    content = decode(row.content)
    named = (content.subject, *_links(content))
    reference = next(
        (one for one in named if Ref.parse(one).subject_id.hex == row.scope), row.scope
    )
    facts = {"kind": content.kind, "position": row.entry}
    entry = Message("entry/kind", {**facts, "subject": Ref.parse(content.subject)})
    day = {"after-closing": row.closes_last, "before-opening": row.opens_first}
    other = {
        "after-closing": row.closing,
        "before-opening": row.opening,
        "withdrawn-opening": row.withdrawn_opening,
    }
    positions = (row.entry, *([other[row.rule]] if row.rule in other else []))
    return Finding(row.rule, entry, reference, positions, day.get(row.rule, 0))


def _links(content: Content) -> tuple[str, ...]:
    return linked_references(
        definition_for_reading(content.kind), content.data, content.concerns
    )
