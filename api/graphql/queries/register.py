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
from projections.projector.search_words import search_terms
from projections.queries import register as answers
from projections.queries.listing_as_of import read_existing_subjects
from projections.queries.timeline_filters import MemberIds
from projections.queries.values import SubjectValues

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
    start, size = place_of(after, answers.RegisterCursor), sized(first)
    page = answers.read_subject_page(
        loaders.reader, loaders.moment, found, first=size, after=start
    )
    return _connected(listed_subjects(loaders, page.subjects), page, after)


def sought(  # noqa: PLR0913 - each narrows the register on its own
    loaders: RequestLoaders,
    families: tuple[str, ...],
    *,
    related_to: Sequence[str] = (),
    text: str = "",
    having: tuple[answers.FieldCondition, ...] = (),
    keep: Callable[[SubjectValues], bool] | None = None,
) -> answers.SubjectFilter:
    """Say which subjects are wanted.

    Raises:
        UnknownSubjectError: nothing is called like a subject that is given.
    """
    return answers.SubjectFilter(
        families,
        having=having,
        linked=tuple(scopes_of(loaders, one) for one in related_to),
        terms=search_terms(text),
        keep=keep,
    )


def scopes_of(loaders: RequestLoaders, reference: str) -> MemberIds:
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
    found: answers.SubjectFilter,
    show: Callable[[Sequence[answers.ListedSubject], list[Subject]], Sequence[N]],
    *,
    first: int,
    after: str | None,
) -> Connection[N]:
    """Read a page of those of whom something holds, and show each by its own type.

    Raises:
        CursorError: no page of the register gave the cursor.
        PageSizeError: more are asked for than a page has.
    """
    start, size = place_of(after, answers.RegisterCursor), sized(first)
    page = read_existing_subjects(
        loaders.reader, loaders.moment, found, first=size, after=start
    )
    nodes = show(page.subjects, listed_subjects(loaders, page.subjects))
    return _connected(nodes, page, after)


def _connected(
    nodes: Sequence[N], page: answers.SubjectPage, after: str | None
) -> Connection[N]:
    places = [one.cursor for one in page.subjects]
    return connection(nodes, places, after, has_more=page.has_more)


def listed_subjects(
    loaders: RequestLoaders, page: Sequence[answers.ListedSubject]
) -> list[Subject]:
    """Show subjects whose fields were read already."""
    for one in page:
        loaders.values.know(one.subject.subject_id, one.values)
    level = Siblings(one.subject.subject_id for one in page)
    return subjects_of(loaders, [one.subject for one in page], level)
