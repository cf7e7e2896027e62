"""The register of subjects, page by page: all families, narrowed and searched."""

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

import strawberry
from strawberry import UNSET

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.field_filter import (
    FieldFilter,
    items_named,
    keeping,
    read_fields,
)
from api.graphql.queries.subjects import Subject, subjects_of
from api.graphql.sibling_prefetch import Siblings
from api.graphql.types.decorators import input_type, schema_field
from api.graphql.types.pages import Connection, connection, place_of, sized
from domain.references import FAMILIES
from projections.projector.search_words import terms
from projections.queries import register as answers
from projections.queries.listing_as_of import page_at
from projections.queries.timeline_filters import Scopes
from projections.queries.values import Values

N = TypeVar("N")


@input_type
class SubjectFilter:
    """Which subjects are wanted; all that is given holds together."""

    related_to: list[str] | None = schema_field(
        "References of subjects that an entry of a wanted one names or concerns.",
        default=UNSET,
    )
    fields: list[FieldFilter] | None = schema_field(
        "State fields that hold.", default=UNSET
    )
    text: str | None = schema_field(
        "Words that one of its entries holds, in any language: names, titles, texts, "
        "symbols, words of sources. Case and accents are ignored.",
        default=UNSET,
    )


Wanted = Annotated[
    SubjectFilter | None,
    strawberry.argument(name="filter", description="Which ones are wanted."),
]


def subjects_page(
    loaders: RequestLoaders,
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
    filter_ = wanted or SubjectFilter()
    fields = filter_.fields or ()
    found = sought(
        loaders,
        families,
        related_to=[*(filter_.related_to or ()), *items_named(fields)],
        text=filter_.text or "",
        having=read_fields(fields),
        keep=keeping(fields, lambda reference: naming(loaders, reference)),
    )
    start, size = place_of(after, answers.Entrance), sized(first)
    page = answers.page_of(
        loaders.reader, loaders.moment, found, first=size, after=start
    )
    return _connected(listed_subjects(loaders, page.listed), page, after)


def sought(  # noqa: PLR0913 - each narrows the register on its own
    loaders: RequestLoaders,
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
        linked=tuple(scopes_of(loaders, one) for one in related_to),
        terms=terms(text),
        keep=keep,
    )


def scopes_of(loaders: RequestLoaders, reference: str) -> Scopes:
    """Give a subject's identifier, and those of all that is one with it.

    Raises:
        UnknownSubjectError: nothing is called that.
    """
    return loaders.query_context.scopes_of(reference)


def naming(loaders: RequestLoaders, reference: str) -> Callable[[str], bool]:
    """Tell of references whether they name a subject, by whichever of its names.

    Raises:
        UnknownSubjectError: nothing is called that.
    """
    return loaders.query_context.names_subject(reference)


def listed(
    loaders: RequestLoaders,
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
    page = page_at(loaders.reader, loaders.moment, found, first=size, after=start)
    nodes = show(page.listed, listed_subjects(loaders, page.listed))
    return _connected(nodes, page, after)


def _connected(
    nodes: Sequence[N], page: answers.Page, after: str | None
) -> Connection[N]:
    places = [one.place for one in page.listed]
    return connection(nodes, places, after, has_more=page.has_more)


def listed_subjects(
    loaders: RequestLoaders, page: Sequence[answers.Listed]
) -> list[Subject]:
    """Show subjects whose fields were read already."""
    for one in page:
        loaders.values.know(one.called.subject, one.values)
    level = Siblings(one.called.subject for one in page)
    return subjects_of(loaders, [one.called for one in page], level)
