"""From subject to subject: what each one's entries name, and whose entries name it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

import sqlalchemy as sa

from projections.moment import Moment
from projections.names.resolution import NamedSubject, read_names
from projections.names.selects import select_members, select_roots
from projections.projector.fact_views import ALL_SCOPES
from projections.reader import Reader


class RelatedSubject(NamedTuple):
    """One step of a journey: another subject, and the entries that lead there.

    Attributes:
        outward: how many entries of the one name the other; ``inward``: the reverse.
        latest: position of the entry that was recorded last among them.
    """

    subject: NamedSubject
    outward: int
    inward: int
    latest: int


def select_outward_links(subjects: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select what entries of subjects name: subject, other, count, latest."""
    scope = moment.tables["scope"]
    return (
        sa.select(
            scope.c.subject,
            scope.c.scope.label("other"),
            sa.func.count().label("entries"),
            sa.func.max(scope.c.entry).label("latest"),
        )
        .where(scope.c.subject.in_(subjects))
        .where(scope.c.scope != ALL_SCOPES)
        .where(scope.c.scope != scope.c.subject)
        .where(scope.c.counts_from <= moment.day)
        .where(*moment.known(scope))
        .group_by(scope.c.subject, scope.c.scope)
        .order_by(scope.c.subject, scope.c.scope)
    )


def select_inward_links(scopes: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select whose entries name subjects: subject, other, count, latest."""
    scope = moment.tables["scope"]
    return (
        sa.select(
            scope.c.scope.label("subject"),
            scope.c.subject.label("other"),
            sa.func.count().label("entries"),
            sa.func.max(scope.c.entry).label("latest"),
        )
        .where(scope.c.scope.in_(scopes))
        .where(scope.c.scope != scope.c.subject)
        .where(scope.c.counts_from <= moment.day)
        .where(*moment.known(scope))
        .group_by(scope.c.scope, scope.c.subject)
        .order_by(scope.c.scope, scope.c.subject)
    )


WAYS = ("both", "names", "named by")
"""Which way entries connect a subject with others."""


def connected(
    related: Iterable[RelatedSubject], *, family: str = "", way: str = "both"
) -> list[RelatedSubject]:
    """Keep those of a family, that its entries name or whose entries name it.

    Args:
        family: empty for all.
        way: one of ``WAYS``.
    """
    return [
        one
        for one in related
        if family in {"", one.subject.ref.family}
        and (way != "names" or one.outward)
        and (way != "named by" or one.inward)
    ]


_Ways = dict[str, dict[str, list[tuple[int, int, int]]]]
"""Subject -> other -> (outward, inward, latest), one for each statement's row."""


def read_related_subjects(
    reader: Reader, moment: Moment, subjects: Collection[str]
) -> dict[str, list[RelatedSubject]]:
    """Give all steps from subjects, by identifier, in the order of references.

    Four statements, however many subjects.
    """
    own = {one: one for one in subjects}
    members = reader.rows(select_members(list(subjects), moment))
    own |= {row.member: row.subject for row in members}
    ways: _Ways = {one: defaultdict(list) for one in subjects}
    for row in reader.rows(select_outward_links(list(subjects), moment)):
        ways[row.subject][row.other].append((row.entries, 0, row.latest))
    for row in reader.rows(select_inward_links(list(own), moment)):
        ways[own[row.subject]][row.other].append((0, row.entries, row.latest))
    others = {other for found in ways.values() for other in found}
    names, roots = _names(reader, moment, others)
    return {one: _steps(one, ways[one], names, roots) for one in subjects}


def _names(
    reader: Reader, moment: Moment, others: Iterable[str]
) -> tuple[dict[str, NamedSubject], dict[str, str]]:
    wanted = list(others)
    if not wanted:
        return {}, {}
    rows = reader.rows(select_roots(wanted, moment))
    roots = {row.member: row.subject for row in rows}
    return read_names(reader, moment, list(set(roots.values()))), roots


def _steps(
    subject: str,
    ways: dict[str, list[tuple[int, int, int]]],
    names: dict[str, NamedSubject],
    roots: dict[str, str],
) -> list[RelatedSubject]:
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for other, counted in ways.items():
        root = roots.get(other)
        if root in names and root != subject:
            found[root] += counted
    made = [
        RelatedSubject(
            names[root],
            sum(out for out, _, _ in counted),
            sum(into for _, into, _ in counted),
            max(latest for _, _, latest in counted),
        )
        for root, counted in found.items()
    ]
    return sorted(made, key=lambda step: step.subject.ref)
