"""Which subjects and entries can differ between two moments.

Two answers are not read in full to be compared. What was recorded between the two
positions, or counts from a day between the two days, is found by index. This and what
is connected with it is compared, and nothing else can differ.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import sqlalchemy as sa

from projections.moment import Moment
from projections.projector.fact_views import ALL_SCOPES
from projections.queries.timelines.filters import MemberIds
from store.tables import log


class MomentPair(NamedTuple):
    """Two moments that are compared; either may be the earlier one."""

    before: Moment
    after: Moment

    @property
    def positions(self) -> tuple[int, int]:
        """The lower position of the log, which both know, and the higher one."""
        low, high = sorted((self.before.position, self.after.position))
        return low, high

    @property
    def days(self) -> tuple[int, int]:
        """The earlier day, as an ordinal, and the later one."""
        low, high = sorted((self.before.day, self.after.day))
        return low, high

    def table(self, name: str) -> sa.Table:
        """Return a table that holds what either moment knows."""
        later = max(self, key=lambda one: one.position)
        return later.tables[name]


def select_changed_subjects(span: MomentPair) -> sa.Select[Any]:
    """Select the subjects with entries, or a plan that passed, between the moments.

    Subjects whose entries name a mandate or cite a document that has entries there are
    selected too: its adoption, or the day on which it was issued, bears on them. Of
    subjects that became one, both what each was and what they became are selected.
    """
    low, high = span.positions
    first, last = span.days
    scope, name = span.table("scope"), span.table("name")
    plan = span.table("plan")
    own = sa.union(
        sa.select(log.c.subject_id.label("subject"))
        .where(log.c.position > low)
        .where(log.c.position <= high),
        sa.select(scope.c.subject)
        .where(scope.c.scope == ALL_SCOPES)
        .where(scope.c.counts_from > first)
        .where(scope.c.counts_from <= last),
        sa.select(plan.c.subject).where(plan.c.ends >= first).where(plan.c.ends < last),
        *_select_dependents(span),
    ).cte("own")
    became = sa.select(name.c.subject).where(name.c.member.in_(sa.select(own)))
    every = sa.union(sa.select(own.c.subject), became).cte("moved")
    return sa.select(every.c.subject)


def _select_dependents(span: MomentPair) -> tuple[sa.Select[Any], ...]:
    low, high = span.positions
    scope, name = span.table("scope"), span.table("name")
    citation = span.table("citation")
    bearing = {
        family: sa.select(name.c.member)
        .join(log, log.c.subject_id == name.c.member)
        .where(name.c.family == family)
        .where(log.c.position > low)
        .where(log.c.position <= high)
        for family in ("mandate", "document")
    }
    return (
        sa.select(scope.c.subject).where(scope.c.scope.in_(bearing["mandate"])),
        sa.select(citation.c.subject).where(
            citation.c.document.in_(bearing["document"])
        ),
    )


def select_affected_subjects(span: MomentPair) -> sa.Select[Any]:
    """Select the changed subjects, and those that their entries name: subject.

    A mandate also depends on the entries that follow from its own.
    """
    scope, name = span.table("scope"), span.table("name")
    follow = span.table("follow")
    those = select_changed_subjects(span)
    named = sa.select(scope.c.scope.label("subject"))
    followed = sa.select(log.c.subject_id).join(
        follow, follow.c.follows_from == log.c.event_id
    )
    near = sa.union(
        those,
        named.where(scope.c.subject.in_(those)),
        followed.where(follow.c.subject.in_(those)),
    ).cte("near")
    became = sa.select(name.c.subject).where(name.c.member.in_(sa.select(near)))
    every = sa.union(sa.select(near.c.subject), became).cte("beside")
    return sa.select(every.c.subject)


def select_comparable_subjects(
    span: MomentPair,
    family: str,
    among: Callable[[MomentPair], sa.Select[Any]],
    around: MemberIds,
    after: tuple[str, ...],
) -> sa.Select[Any]:
    """Select the subjects of a family that can differ, by oldest reference.

    Columns: family, normalised, subject.

    Args:
        among: ``select_changed_subjects``, or ``select_affected_subjects`` where
            answers depend on other subjects too.
        around: a subject; only it, and what entries connect with it.
        after: the place of the last subject already compared.
    """
    name, scope = span.table("name"), span.table("scope")
    oldest = sa.func.min(name.c.normalised)
    place = name.c.family, oldest, name.c.subject
    statement = (
        sa.select(name.c.family, oldest.label("normalised"), name.c.subject)
        .where(name.c.place == 0)
        .where(name.c.family == family)
        .where(name.c.subject.in_(among(span)))
        .group_by(name.c.family, name.c.subject)
        .order_by(*place)
    )
    if around:
        connected = sa.select(scope.c.subject).where(scope.c.scope.in_(around))
        statement = statement.where(
            sa.or_(name.c.subject.in_(connected), name.c.subject.in_(around))
        )
    if after:
        place_after = sa.tuple_(*map(sa.literal, after))
        statement = statement.having(sa.tuple_(*place) > place_after)
    return statement


def select_comparable_entries(
    span: MomentPair, scopes: MemberIds, after: int
) -> sa.Select[Any]:
    """Select the entries of timelines that can differ: entry, subject.

    An entry that stands as it did may count from another day, when one that it comes
    after changed; so all entries of a subject are looked at.

    Args:
        scopes: whose timeline: identifiers of subjects, or ``ALL_SCOPES``.
    """
    scope = span.table("scope")
    return (
        sa.select(scope.c.entry, scope.c.subject)
        .where(_stands_in(scope, scopes))
        .where(scope.c.subject.in_(select_changed_subjects(span)))
        .where(scope.c.entry > after)
        .distinct()
        .order_by(scope.c.entry, scope.c.subject)
    )


def _stands_in(scope: sa.Table, scopes: MemberIds) -> sa.ColumnElement[bool]:
    """Keep rows of timelines, without an index on them.

    A timeline can hold every entry of the log, and the changed subjects only few.
    """
    return sa.func.coalesce(scope.c.scope, "").in_(scopes)


def select_entries_in_timeline(
    moment: Moment,
    scopes: MemberIds,
    subjects: tuple[str, ...],
    entries: tuple[int, ...],
) -> sa.Select[Any]:
    """Select the entries of subjects that are in a timeline at a moment: entry."""
    scope = moment.tables["scope"]
    return (
        sa.select(scope.c.entry)
        .where(scope.c.subject.in_(subjects))
        .where(_stands_in(scope, scopes))
        .where(scope.c.entry.in_(entries))
        .where(scope.c.counts_from <= moment.day)
        .where(*moment.known(scope))
        .distinct()
        .order_by(scope.c.entry)
    )
