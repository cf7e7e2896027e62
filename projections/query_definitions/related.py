"""Subjects that entries connect with a subject."""

from collections.abc import Collection, Iterable, Sequence
from typing import Annotated, Any, NamedTuple

import sqlalchemy as sa

from domain.references import FAMILIES
from projections.moment import Moment
from projections.names.resolution import NamedSubject, find_subject_id, read_names
from projections.names.selects import select_members, select_roots
from projections.projector.fact_views import ALL_SCOPES
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import (
    Parameter,
    Query,
    column,
    first_rows,
)
from projections.reader import Reader

WAYS = ("both", "names", "named by")
"""Which way entries connect a subject with others."""


class RelatedParameters(NamedTuple):
    """Whose related subjects are read, and which."""

    subject: Annotated[
        str,
        Parameter(
            "A reference, such as joint-task-force.",
            is_positional=True,
            families=FAMILIES,
        ),
    ]
    family: Annotated[str, Parameter("Only this family.", choices=FAMILIES)] = ""
    way: Annotated[
        str,
        Parameter(
            "Only those that its entries name, or whose entries name it.", choices=WAYS
        ),
    ] = "both"


class RelatedSubject(NamedTuple):
    """Another subject, and the entries that connect a subject with it.

    Attributes:
        outward: how many entries of the one name the other; ``inward``: the reverse.
        latest: position of the entry that was recorded last among them.
    """

    subject: NamedSubject
    outward: int
    inward: int
    latest: int


class _Link(NamedTuple):
    subject: str
    other: str
    outward: int
    inward: int
    latest: int


def select_links(
    near: str, far: str, subjects: Collection[str], moment: Moment
) -> sa.Select[Any]:
    """Select with what entries connect subjects: near, far, entries, latest.

    Args:
        near: the column of the subjects: ``subject`` selects what their entries name,
            ``scope`` whose entries name them.
        far: the other one of the two columns.
    """
    scope = moment.tables["scope"]
    ends = scope.c[near], scope.c[far]
    return (
        sa.select(
            scope.c[near].label("near"),
            scope.c[far].label("far"),
            sa.func.count().label("entries"),
            sa.func.max(scope.c.entry).label("latest"),
        )
        .where(scope.c[near].in_(subjects))
        .where(scope.c.scope != ALL_SCOPES)
        .where(scope.c.scope != scope.c.subject)
        .where(scope.c.counts_from <= moment.day)
        .where(*moment.known(scope))
        .group_by(*ends)
        .order_by(*ends)
    )


def read_related_subjects(
    reader: Reader, moment: Moment, subjects: Collection[str]
) -> dict[str, list[RelatedSubject]]:
    """Read the related subjects of subjects, by identifier, by their references.

    It runs as many statements for many subjects as for one.
    """
    members = reader.rows(select_members(list(subjects), moment))
    own = {one: one for one in subjects} | {row.member: row.subject for row in members}
    outward = reader.rows(select_links("subject", "scope", list(subjects), moment))
    inward = reader.rows(select_links("scope", "subject", list(own), moment))
    links = [
        *(_Link(r.near, r.far, r.entries, 0, r.latest) for r in outward),
        *(_Link(own[r.near], r.far, 0, r.entries, r.latest) for r in inward),
    ]
    others = list({link.other for link in links})
    rows = reader.rows(select_roots(others, moment)) if others else ()
    roots = {row.member: row.subject for row in rows}
    names = read_names(reader, moment, list(set(roots.values()))) if roots else {}
    found: dict[str, dict[str, RelatedSubject]] = {one: {} for one in subjects}
    for link in links:
        root = roots.get(link.other)
        if root in names and root != link.subject:
            before = found[link.subject].get(root, RelatedSubject(names[root], 0, 0, 0))
            found[link.subject][root] = _add(before, link)
    return {
        one: sorted(related.values(), key=lambda other: other.subject.ref)
        for one, related in found.items()
    }


def _add(related: RelatedSubject, link: _Link) -> RelatedSubject:
    return related._replace(
        outward=related.outward + link.outward,
        inward=related.inward + link.inward,
        latest=max(related.latest, link.latest),
    )


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


def read_related(
    at: QueryContext, given: RelatedParameters
) -> Sequence[RelatedSubject]:
    """Read the subjects that a subject's entries name, or whose entries name it.

    Raises:
        UnknownSubjectError: nothing is called like the subject given.
    """
    own = find_subject_id(at.reader, at.moment, given.subject)
    every = read_related_subjects(at.reader, at.moment, [own])[own]
    return connected(every, family=given.family, way=given.way)


RELATED: Query[RelatedParameters, RelatedSubject] = Query(
    parameters=RelatedParameters,
    read=first_rows(read_related),
    is_limited=True,
    columns=(
        column("reference", kinds.WORD, lambda row: str(row.subject.ref)),
        column("name", kinds.NAME, "subject"),
        column("names", kinds.INTEGER, "outward"),
        column("named_by", kinds.INTEGER, "inward"),
        column("latest_entry", kinds.POSITION, "latest"),
    ),
)
