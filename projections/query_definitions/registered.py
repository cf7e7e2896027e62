"""Subjects of the register as rows: what several queries have in common."""

from collections.abc import Callable, Mapping, Sequence

from projections.queries.listing_as_of import page_at
from projections.queries.register import Entrance, Having, Listed, Sought
from projections.queries.values import Values
from projections.query_context import QueryContext
from projections.query_definitions.definition import Page


def subjects_naming(
    at: QueryContext,
    family: str,
    named: Mapping[tuple[str, ...], str],
    *,
    having: Sequence[Having] = (),
    keep: Callable[[Values], bool] | None = None,
) -> Sought:
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

    def is_wanted(values: Values) -> bool:
        return (keep is None or keep(values)) and all(
            any(names_it(one) for field in fields for one in values.named(field))
            for fields, names_it in tests.items()
        )

    return Sought(
        (family,),
        having=tuple(having),
        linked=tuple(at.scopes_of(one) for one in stated.values()),
        keep=is_wanted if tests or keep else None,
    )


def read_registered(
    at: QueryContext, wanted: Sought, *, first: int, after: Entrance | None
) -> Page[Listed]:
    """Read a page of subjects of which something holds, by family and reference."""
    page = page_at(at.reader, at.moment, wanted, first=first, after=after)
    places = [one.place for one in page.listed]
    return Page(page.listed, places, page.has_more)
