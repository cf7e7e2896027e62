"""Terms that end: of roles and agreements, in the order of their ends."""

import datetime as dt

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.query_pages import parameters_of, read_rows
from api.graphql.queries.register import listed_subjects
from api.graphql.queries.roles import Term, term_of
from api.graphql.queries.subjects import Subject
from api.graphql.types.decorators import output_type, schema_field
from projections.query_definitions.terms_ending import (
    TERMS_ENDING,
    TermsEndingParameters,
)


@output_type
class Ending:
    """A role's or an agreement's term that ends."""

    subject: Subject = schema_field("The role or the agreement.")
    term: Term = schema_field("Its term.")


def endings_of(
    loaders: RequestLoaders, *, since: dt.date | None, until: dt.date | None
) -> list[Ending]:
    """List the terms that can end on a day between, both inclusive.

    Raises:
        DaysError: the first day is after the last one.
    """
    given = parameters_of(TermsEndingParameters, since=since, until=until)
    rows = read_rows(loaders, TERMS_ENDING, given)
    subjects = listed_subjects(loaders, [one.listed for one in rows])
    return [
        Ending(subject=subject, term=term_of(loaders, one.term))
        for one, subject in zip(rows, subjects, strict=True)
    ]
