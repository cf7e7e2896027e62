"""Terms that end: of roles and agreements, in the order of their ends."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, NamedTuple

from projections.queries.register import (
    FieldCondition,
    ListedSubject,
    SubjectFilter,
    read_all_values,
    read_subjects,
)
from projections.queries.terms import Term, read_terms
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import Parameter, Query, all_rows, column
from projections.query_definitions.filters.date_range import ensure_days
from projections.query_definitions.timeline import (
    TimelineParameters,
    WithEntry,
    entry_filter,
)


class EndingRow(NamedTuple):
    """A role or an agreement, and its term."""

    listed: ListedSubject
    term: Term


class TermsEndingParameters(NamedTuple):
    """Between which days the terms can end, both inclusive."""

    since: Annotated[
        date | None, Parameter("First day on which a term can end.", name="from")
    ] = None
    until: Annotated[
        date | None, Parameter("Last day on which a term can end.", name="to")
    ] = None
    with_entry: WithEntry = TimelineParameters()


def read_terms_ending(
    at: QueryContext, given: TermsEndingParameters
) -> Sequence[EndingRow]:
    """Read the terms that can end in between, by their ends.

    Raises:
        DaysError: the first day is after the last one.
    """
    ensure_days(given.since, given.until)
    wanted = SubjectFilter(("role", "agreement"), having=(FieldCondition("term"),))
    wanted = wanted._replace(entries=entry_filter(at, given.with_entry))
    values = read_all_values(at.reader, at.moment, wanted, ("term",))
    terms = read_terms(at.reader, at.moment, values)
    found = sorted(
        (term.first_end, term.last_end, subject)
        for subject, term in terms.items()
        if term.first_end
        and term.last_end
        and (given.since is None or term.last_end >= given.since)
        and (given.until is None or term.first_end <= given.until)
    )
    subjects = read_subjects(at.reader, at.moment, [subject for *_, subject in found])
    return [EndingRow(one, terms[one.subject.subject_id]) for one in subjects]


TERMS_ENDING: Query[TermsEndingParameters, EndingRow] = Query(
    parameters=TermsEndingParameters,
    read=all_rows(read_terms_ending),
    columns=(
        column("subject", kinds.REFERENCE, "listed.subject"),
        column("term", kinds.TERM, "term.length"),
        column("first_end", kinds.DAY, "term.first_end"),
        column("last_end", kinds.DAY, "term.last_end"),
        column("entry", kinds.POSITION, "term.entry"),
    ),
)
