"""Subjects that entries connect with a subject."""

from collections.abc import Sequence
from typing import Annotated, NamedTuple

from domain.references import FAMILIES
from projections.names.resolution import find_subject
from projections.queries.related import (
    WAYS,
    RelatedSubject,
    connected,
    read_related_subjects,
)
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import (
    Parameter,
    Query,
    column,
    first_rows,
)


class RelatedParameters(NamedTuple):
    """Whose related subjects are read, and which."""

    subject: Annotated[
        str, Parameter("A reference, such as joint-task-force.", is_positional=True)
    ]
    family: Annotated[str, Parameter("Only this family.", choices=FAMILIES)] = ""
    way: Annotated[
        str,
        Parameter(
            "Only those that its entries name, or whose entries name it.", choices=WAYS
        ),
    ] = "both"


def read_related(
    at: QueryContext, given: RelatedParameters
) -> Sequence[RelatedSubject]:
    """Read the subjects that a subject's entries name, or whose entries name it.

    Raises:
        UnknownSubjectError: nothing is called like the subject given.
    """
    own = find_subject(at.reader, at.moment, given.subject).subject_id
    every = read_related_subjects(at.reader, at.moment, [own])[own]
    return connected(every, family=given.family, way=given.way)


RELATED: Query[RelatedParameters, RelatedSubject] = Query(
    parameters=RelatedParameters,
    read=first_rows(read_related),
    is_limited=True,
    columns=(
        column("reference", kinds.WORD, lambda row: str(row.subject.ref)),
        column("name", kinds.NAME, lambda row: row.subject),
        column("names", kinds.INTEGER, lambda row: row.outward),
        column("named_by", kinds.INTEGER, lambda row: row.inward),
        column("latest_entry", kinds.POSITION, lambda row: row.latest),
    ),
)
