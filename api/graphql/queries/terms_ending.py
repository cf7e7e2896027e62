"""Terms that end: of roles and agreements, in the order of their ends."""

import datetime as dt

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.register import beside
from api.graphql.queries.roles import Term, terms_of
from api.graphql.queries.subjects import Subject
from api.graphql.types.decorators import output_type, schema_field
from projections.queries.holdings import endings
from projections.queries.register import Having, Sought, everything, listed
from projections.query_definitions.date_range import ensure_days

FAMILIES = ("role", "agreement")


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
    ensure_days(since, until)
    sought = Sought(FAMILIES, having=(Having("term"),))
    reader, moment = loaders.reader, loaders.moment
    ends = endings(reader, moment, everything(reader, moment, sought, ("term",)))
    wanted = [
        subject
        for subject, end in sorted(ends.items(), key=lambda one: (one[1], one[0]))
        if (since is None or end.last >= since)
        and (until is None or end.first <= until)
    ]
    page = listed(reader, moment, wanted)
    terms = terms_of(loaders, page)
    return [
        Ending(subject=subject, term=terms[one.called.subject])
        for one, subject in zip(page, beside(loaders, page), strict=True)
    ]
