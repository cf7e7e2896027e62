"""The register of subjects, page by page: all families, narrowed and searched."""

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

import strawberry
from strawberry import UNSET

from api.graphql.loaders import Asked
from api.graphql.queries.field_filter import (
    FieldFilter,
    items_named,
    keeping,
    read_fields,
)
from api.graphql.queries.subjects import Subject, subjects_of
from api.graphql.sibling_prefetch import Level
from api.graphql.types.decorators import given, says
from api.graphql.types.pages import Connection, connection, place_of, sized
from domain.references import FAMILIES, Ref
from projections.names.resolution import members_called
from projections.projector.search_words import terms
from projections.queries import register as answers
from projections.queries.listing_as_of import page_at
from projections.queries.timeline_filters import Scopes
from projections.queries.values import Values

N = TypeVar("N")


@given
class SubjectFilter:
    """Which subjects are wanted; all that is given holds together."""

    related_to: list[str] | None = says(
        "References of subjects that an entry of a wanted one names or concerns.",
        default=UNSET,
    )
    fields: list[FieldFilter] | None = says("State fields that hold.", default=UNSET)
    text: str | None = says(
        "Words that one of its entries holds, in any language: names, titles, texts, "
        "symbols, words of sources. Case and accents are ignored.",
        default=UNSET,
    )


Wanted = Annotated[
    SubjectFilter | None,
    strawberry.argument(name="filter", description="Which ones are wanted."),
]


def subjects_page(
    asked: Asked,
    family: str | None,
    wanted: SubjectFilter | None,
    *,
    first: int,
    after: str | None,
) -> Connection[Subject]:
    """Read a page of subjects, whether something holds of them or not.

    Raises:
        CursorError: no page of the register gave the cursor.
        NoSuchFieldError: no kind of entry sets a field that is given.
        NoSuchWordError: a field that is given is never that.
        PageSizeError: more are asked for than a page has.
        UnknownSubjectError: nothing is called like a subject that is given.
    """
    families = (family,) if family else FAMILIES
    given = wanted or SubjectFilter()
    fields = given.fields or ()
    found = sought(
        asked,
        families,
        related_to=[*(given.related_to or ()), *items_named(fields)],
        text=given.text or "",
        having=read_fields(fields),
        keep=keeping(fields, lambda reference: naming(asked, reference)),
    )
    start, size = place_of(after, answers.Entrance), sized(first)
    page = answers.page_of(asked.reader, asked.moment, found, first=size, after=start)
    return _connected(beside(asked, page.listed), page, after)


def sought(  # noqa: PLR0913 - each narrows the register on its own
    asked: Asked,
    families: tuple[str, ...],
    *,
    related_to: Sequence[str] = (),
    text: str = "",
    having: tuple[answers.Having, ...] = (),
    keep: Callable[[Values], bool] | None = None,
) -> answers.Sought:
    """Say which subjects are wanted.

    Raises:
        UnknownSubjectError: nothing is called like a subject that is given.
    """
    return answers.Sought(
        families,
        having=having,
        linked=tuple(scopes_of(asked, one) for one in related_to),
        terms=terms(text),
        keep=keep,
    )


def scopes_of(asked: Asked, reference: str) -> Scopes:
    """Give a subject's identifier, and those of all that is one with it.

    Raises:
        UnknownSubjectError: nothing is called that.
    """
    known = asked.scopes
    if reference not in known:
        known[reference] = members_called(asked.reader, asked.moment, reference)
    return known[reference]


def naming(asked: Asked, reference: str) -> Callable[[str], bool]:
    """Tell of references whether they name a subject, by whichever of its names.

    Raises:
        UnknownSubjectError: nothing is called that.
    """
    own = frozenset(scopes_of(asked, reference))
    return lambda named: Ref.parse(named).subject_id.hex in own


def listed(
    asked: Asked,
    found: answers.Sought,
    show: Callable[[Sequence[answers.Listed], list[Subject]], Sequence[N]],
    *,
    first: int,
    after: str | None,
) -> Connection[N]:
    """Read a page of those of whom something holds, and show each by its own type.

    Raises:
        CursorError: no page of the register gave the cursor.
        PageSizeError: more are asked for than a page has.
    """
    start, size = place_of(after, answers.Entrance), sized(first)
    page = page_at(asked.reader, asked.moment, found, first=size, after=start)
    nodes = show(page.listed, beside(asked, page.listed))
    return _connected(nodes, page, after)


def _connected(
    nodes: Sequence[N], page: answers.Page, after: str | None
) -> Connection[N]:
    places = [one.place for one in page.listed]
    return connection(nodes, places, after, has_more=page.has_more)


def beside(asked: Asked, page: Sequence[answers.Listed]) -> list[Subject]:
    """Show subjects whose fields were read already."""
    for one in page:
        asked.values.know(one.called.subject, one.values)
    level = Level(one.called.subject for one in page)
    return subjects_of(asked, [one.called for one in page], level)
