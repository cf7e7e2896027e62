"""The register of subjects: all families, filtered and searched."""

from collections.abc import Sequence
from typing import Annotated, NamedTuple

from domain.choices import DOCUMENTS as DOCUMENT_TYPES
from domain.kinds.state_fields import state_codes
from domain.references import FAMILIES
from projections.names.resolution import NamedSubject, UnknownSubjectError, find_subject
from projections.projector.search_words import search_terms
from projections.queries.register import (
    ListedSubject,
    RegisterCursor,
    SubjectFilter,
    count_subjects,
)
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import (
    Column,
    Page,
    Parameter,
    Query,
    all_rows,
    column,
)
from projections.query_definitions.filters.field_filter import (
    FieldFilter,
    ensure_possible,
    items_test,
    read_field_filter,
    subjects_in,
)
from projections.query_definitions.paging import SUBJECT_ORDERS
from projections.query_definitions.registered import (
    RegisterPage,
    read_listed,
    read_registered,
    state_column,
)
from projections.query_definitions.timeline import (
    TimelineParameters,
    WithEntry,
    entry_filter,
)

Family = Annotated[str, Parameter("Only this family.", choices=FAMILIES)]
Text = Annotated[
    str, Parameter("Words that one of its entries contains, in any language.")
]
RelatedTo = Annotated[
    tuple[str, ...],
    Parameter("Subjects that its entries name or concern.", families=FAMILIES),
]


class SubjectParameters(NamedTuple):
    """Which subjects are read; one satisfies all that are given."""

    family: Family = ""
    text: Text = ""
    related_to: RelatedTo = ()
    fields: Annotated[
        tuple[FieldFilter, ...],
        Parameter(
            "A field that holds, as status=held, place=Geneva or members[actor:brs]; "
            "place= for one that does not.",
            name="field",
            read=read_field_filter,
        ),
    ] = ()
    with_entry: WithEntry = TimelineParameters()


class SearchParameters(NamedTuple):
    """What is searched."""

    text: Annotated[
        str, Parameter("Words, in any language; all must occur.", is_positional=True)
    ]
    family: Family = ""


class DocumentParameters(NamedTuple):
    """Which documents are read; one satisfies all that are given."""

    text: Text = ""
    related_to: RelatedTo = ()
    document_type: Annotated[
        str, Parameter("What sort it is.", name="type", choices=tuple(DOCUMENT_TYPES))
    ] = ""
    status: Annotated[
        str,
        Parameter(
            "The last thing that happened to it.",
            choices=state_codes("document", "status"),
        ),
    ] = ""
    with_entry: WithEntry = TimelineParameters()


class FindParameters(NamedTuple):
    """What is looked up."""

    symbol: Annotated[
        str,
        Parameter(
            "Any of its symbols or references.", is_positional=True, families=FAMILIES
        ),
    ]


def read_subjects(
    at: QueryContext, given: SubjectParameters, page: RegisterPage
) -> Page[ListedSubject]:
    """Read a page of subjects by family and reference, whether something holds or not.

    Raises:
        NoSuchFieldError: no kind of entry sets a field given.
        NoSuchCodeError: a field given never has that value.
        UnknownSubjectError: nothing is called like a subject given.
    """
    return read_listed(at, _wanted(at, given), page)


def count_subjects_of(at: QueryContext, given: SubjectParameters) -> int:
    """Count the subjects that are wanted.

    Raises:
        DomainError: as `read_subjects`.
    """
    return count_subjects(at.reader, at.moment, _wanted(at, given))


def _wanted(at: QueryContext, given: SubjectParameters) -> SubjectFilter:
    """Describe the subjects that satisfy all that is given."""
    for one in given.fields:
        ensure_possible(at, one)
    related = (*given.related_to, *subjects_in(given.fields))
    return SubjectFilter(
        (given.family,) if given.family else FAMILIES,
        having=tuple(part for one in given.fields for part in one.conditions),
        linked=tuple(at.scopes_of(one) for one in related),
        terms=search_terms(given.text),
        entries=entry_filter(at, given.with_entry),
        keep=items_test(at, given.fields),
    )


def read_documents(
    at: QueryContext, given: DocumentParameters, page: RegisterPage
) -> Page[ListedSubject]:
    """Read a page of the documents of which something holds at the moment.

    Raises:
        UnknownSubjectError: nothing is called like a subject given.
    """
    stated = {"document_type": given.document_type, "status": given.status}
    fields = tuple(FieldFilter(name, value) for name, value in stated.items() if value)
    wanted = SubjectParameters(
        "document", given.text, given.related_to, fields, given.with_entry
    )
    return read_registered(at, _wanted(at, wanted), page)


def find_document(at: QueryContext, given: FindParameters) -> Sequence[NamedSubject]:
    """Find the document of a symbol, or else any subject of a reference.

    Raises:
        UnknownSubjectError: nothing is called that.
    """
    if given.symbol.partition(":")[0] not in FAMILIES:
        try:
            return [find_subject(at.reader, at.moment, f"document:{given.symbol}")]
        except UnknownSubjectError:
            pass
    return [find_subject(at.reader, at.moment, given.symbol)]


_COLUMNS: tuple[Column[ListedSubject], ...] = (
    column("reference", kinds.WORD, lambda row: str(row.subject.ref)),
    column("family", kinds.code("family"), "subject.ref.family"),
    column("name", kinds.NAME, "subject"),
    column("references", kinds.WORDS, "subject.references"),
)

SUBJECTS: Query[SubjectParameters, ListedSubject] = Query(
    parameters=SubjectParameters,
    read=read_subjects,
    cursor=RegisterCursor,
    count=count_subjects_of,
    natural_order="reference",
    orders=SUBJECT_ORDERS,
    columns=_COLUMNS,
)

SEARCH: Query[SearchParameters, ListedSubject] = Query(
    parameters=SearchParameters,
    read=lambda at, given, page: read_subjects(
        at, SubjectParameters(given.family, given.text), page
    ),
    cursor=RegisterCursor,
    natural_order="reference",
    orders=SUBJECT_ORDERS,
    columns=_COLUMNS,
)

DOCUMENTS: Query[DocumentParameters, ListedSubject] = Query(
    parameters=DocumentParameters,
    read=read_documents,
    cursor=RegisterCursor,
    natural_order="reference",
    orders=SUBJECT_ORDERS,
    columns=(
        column("reference", kinds.WORD, lambda row: str(row.subject.ref)),
        column("name", kinds.NAME, "subject"),
        column("symbols", kinds.WORDS, lambda row: row.values.items("symbols")),
        state_column("document_type", kinds.code("document_type")),
        state_column("status", kinds.code("status")),
    ),
)

FIND: Query[FindParameters, NamedSubject] = Query(
    parameters=FindParameters,
    read=all_rows(find_document),
    columns=(
        column("reference", kinds.WORD, lambda row: str(row.ref)),
        column("family", kinds.code("family"), "ref.family"),
        column("name", kinds.NAME, lambda row: row),
        column("references", kinds.WORDS),
    ),
)
