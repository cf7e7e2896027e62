"""Subjects of the register as rows: what several queries have in common."""

from collections.abc import Callable, Mapping, Sequence

from projections.queries.listing_as_of import read_existing_subjects
from projections.queries.register import (
    FieldCondition,
    ListedSubject,
    RegisterCursor,
    SubjectFilter,
)
from projections.queries.values import SubjectValues
from projections.query_context import QueryContext
from projections.query_definitions.definition import Page


def subjects_naming(
    at: QueryContext,
    family: str,
    named: Mapping[tuple[str, ...], str],
    *,
    having: Sequence[FieldCondition] = (),
    keep: Callable[[SubjectValues], bool] | None = None,
) -> SubjectFilter:
    """Describe the subjects of a family whose fields name other subjects.

    Args:
        named: state fields -> reference of the subject that one of them names; empty
            for any.
        having: what an index tells of them, so that few are left to look at.
        keep: a further condition on what holds of them.

    Raises:
        UnknownSubjectError: the log knows no subject of a reference.
    """
    stated = {fields: other for fields, other in named.items() if other}
    tests = {fields: at.names_subject(other) for fields, other in stated.items()}

    def is_wanted(values: SubjectValues) -> bool:
        return (keep is None or keep(values)) and all(
            any(names_it(one) for field in fields for one in values.references(field))
            for fields, names_it in tests.items()
        )

    return SubjectFilter(
        (family,),
        having=tuple(having),
        linked=tuple(at.scopes_of(one) for one in stated.values()),
        keep=is_wanted if tests or keep else None,
    )


def read_registered(
    at: QueryContext, wanted: SubjectFilter, *, first: int, after: RegisterCursor | None
) -> Page[ListedSubject]:
    """Read a page of subjects of which something holds, by family and reference."""
    page = read_existing_subjects(
        at.reader, at.moment, wanted, first=first, after=after
    )
    cursors = [one.cursor for one in page.subjects]
    return Page(page.subjects, cursors, page.has_more)
