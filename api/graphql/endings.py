"""Terms that end: of roles and agreements, in the order of their ends."""

import datetime as dt

from api.graphql.asked import Asked
from api.graphql.described import answer, says
from api.graphql.register import beside
from api.graphql.roles import Term, terms_of
from api.graphql.subjects import Subject
from projections.holdings import endings
from projections.register import Having, Sought, everything

FAMILIES = ("role", "agreement")


@answer
class Ending:
    """A role's or an agreement's term that ends."""

    subject: Subject = says("The role or the agreement.")
    term: Term = says("Its term.")


def endings_of(
    asked: Asked, *, since: dt.date | None, until: dt.date | None
) -> list[Ending]:
    """List the terms that can end on a day between, both inclusive."""
    sought = Sought(FAMILIES, having=(Having("term"),))
    some = everything(asked.reader, asked.moment, sought)
    ends = endings(asked.reader, asked.moment, some)
    page = sorted(
        (
            one
            for one in some
            if (end := ends.get(one.called.subject))
            and (since is None or end.last >= since)
            and (until is None or end.first <= until)
        ),
        key=lambda one: (*ends[one.called.subject], one.place),
    )
    terms = terms_of(asked, page)
    return [
        Ending(subject=subject, term=terms[one.called.subject])
        for one, subject in zip(page, beside(asked, page), strict=True)
    ]
