"""Subjects of the register as rows: what several queries have in common."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol, TypeVar

from projections.queries.register import (
    FieldCondition,
    ListedSubject,
    RegisterCursor,
    SubjectFilter,
    read_subject_page,
)
from projections.queries.terms import Term, read_terms
from projections.queries.values import SubjectValues
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import Column, Page, PageRequest, column

RegisterPage = PageRequest[RegisterCursor]


class HasValues(Protocol):
    """A row of a subject."""

    @property
    def values(self) -> SubjectValues:
        """What holds of the subject."""


R = TypeVar("R", bound=HasValues)


class TermRow(NamedTuple):
    """A role or an agreement at the moment, and its term if one is stated.

    Attributes:
        term_may_be_over: whether a day that can be the last of its term has passed.
    """

    listed: ListedSubject
    term: Term | None
    term_may_be_over: bool = False

    @property
    def values(self) -> SubjectValues:
        """What holds of it."""
        return self.listed.values


def state_column(name: str, kind: kinds.ValueKind[Any]) -> Column[R]:
    """Define a column with the plain value of the state field of that name."""
    return column(name, kind, lambda row: row.values.value(name))


TERM_COLUMNS: tuple[Column[TermRow], ...] = (
    column("term", kinds.TERM, lambda row: row.term and row.term.length),
    column("first_end", kinds.DAY, lambda row: row.term and row.term.first_end),
    column("last_end", kinds.DAY, lambda row: row.term and row.term.last_end),
)


def subjects_naming(
    at: QueryContext,
    family: str,
    named: Mapping[tuple[str, ...], str],
    *,
    stated: Mapping[str, str] | None = None,
    keep: Callable[[SubjectValues], bool] | None = None,
) -> SubjectFilter:
    """Describe the subjects of a family whose fields name other subjects.

    Args:
        named: state fields -> reference of the subject that one of them names; empty
            for any.
        stated: state field -> the code that it has; empty for any.
        keep: a further condition on what holds of them.

    Raises:
        UnknownSubjectError: the log knows no subject of a reference.
    """
    others = {fields: other for fields, other in named.items() if other}
    tests = {fields: at.names_subject(other) for fields, other in others.items()}

    def is_wanted(values: SubjectValues) -> bool:
        return (keep is None or keep(values)) and all(
            any(names_it(one) for field in fields for one in values.references(field))
            for fields, names_it in tests.items()
        )

    codes = (stated or {}).items()
    return SubjectFilter(
        (family,),
        having=tuple(FieldCondition(field, code) for field, code in codes if code),
        linked=tuple(at.scopes_of(one) for one in others.values()),
        keep=is_wanted if tests or keep else None,
    )


def read_registered(
    at: QueryContext, wanted: SubjectFilter, page: RegisterPage
) -> Page[ListedSubject]:
    """Read a page of subjects of which something holds, by family and reference."""
    return read_listed(at, wanted._replace(exists=True), page)


def read_listed(
    at: QueryContext, wanted: SubjectFilter, page: RegisterPage
) -> Page[ListedSubject]:
    """Read a page of subjects by family and reference, if they are wanted."""
    found = read_subject_page(
        at.reader, at.moment, wanted, first=page.first, after=page.after
    )
    return Page(found.subjects, [one.cursor for one in found.subjects], found.has_more)


def read_with_terms(
    at: QueryContext, wanted: SubjectFilter, page: RegisterPage
) -> Page[TermRow]:
    """Read a page of roles or agreements with their terms, by reference."""
    found = read_registered(at, wanted, page)
    values = {one.subject.subject_id: one.values for one in found.rows}
    terms = read_terms(at.reader, at.moment, values)
    rows = []
    for one in found.rows:
        term = terms.get(one.subject.subject_id)
        rows.append(
            TermRow(one, term, bool(term and term.may_be_over(at.moment.as_of)))
        )
    return Page(rows, found.cursors, found.has_more)
