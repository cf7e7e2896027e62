"""The register of subjects, page by page: all families, narrowed and searched."""

from functools import partial
from typing import Annotated

import strawberry
from strawberry import UNSET

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.subjects import Subject, listed_subjects
from api.graphql.queries.timeline import TimelineFilter
from api.graphql.types.decorators import input_type, schema_field
from api.graphql.types.pages import (
    Connection,
    PageArguments,
    connection_of,
    question_key,
    read_page,
)
from api.graphql.types.parameter_inputs import parameters_of
from api.graphql.types.scalars import Json
from projections.query_definitions.filters import field_filter
from projections.query_definitions.paging import count_rows
from projections.query_definitions.subjects import SUBJECTS, SubjectParameters


@input_type
class FieldFilter:
    """A condition on a field of subjects at the moment."""

    name: str = schema_field(
        "Name of the field as in a subject's fields, such as status or meeting_type."
    )
    value: Json | None = schema_field(
        "What it holds: its plain value; of a text, words that it contains in any of "
        "its languages, whatever their case and accents; of a subject, any of its "
        "references. Without a value, any will do.",
        default=UNSET,
    )
    item: str | None = schema_field(
        "One item of a field with several: a subject by any of its "
        "references, such as actor:brs, or a word.",
        default=UNSET,
    )
    is_absent: bool | None = schema_field(
        "Whether the field must not hold: true finds what has no place, no lead.",
        default=UNSET,
    )


@input_type
class SubjectFilter:
    """Conditions on subjects, all of which must hold."""

    related_to: list[str] | None = schema_field(
        "References of subjects: entries about the listed subjects name "
        "or concern each of these.",
        default=UNSET,
    )
    fields: list[FieldFilter] | None = schema_field(
        "Conditions on fields of the subjects.", default=UNSET
    )
    with_entry: TimelineFilter | None = schema_field(
        "With an entry that satisfies all of these.", default=UNSET
    )
    text: str | None = schema_field(
        "Words in names, titles, texts, symbols or sources of one of "
        "its entries, in any language; case and accents are ignored.",
        default=UNSET,
    )


SubjectFilterArgument = Annotated[
    SubjectFilter | None,
    strawberry.argument(
        name="filter", description="Conditions, all of which must hold."
    ),
]


def subjects_page(
    loaders: RequestLoaders,
    family: object,
    filter_: SubjectFilter | None,
    asked: PageArguments,
) -> Connection[Subject]:
    """Read a page of subjects, whether something holds of them or not.

    Raises:
        CursorError: no page of the register gave the cursor.
        NoSuchFieldError: no kind of entry sets a field that is given.
        NoSuchCodeError: a field that is given is never that.
        PageSizeError: more are asked for than a page has.
        UnknownSubjectError: nothing is called like a subject that is given.
    """
    fields = [
        parameters_of(field_filter.FieldFilter, one)
        for one in (filter_ and filter_.fields) or ()
    ]
    given = parameters_of(SubjectParameters, filter_, family=family, fields=fields)
    page = read_page(loaders, SUBJECTS, given, asked)
    key = question_key(SUBJECTS, given, asked.order_by)
    count = partial(count_rows, SUBJECTS, loaders.query_context, given)
    return connection_of(listed_subjects(loaders, page.rows), page, asked, key, count)
