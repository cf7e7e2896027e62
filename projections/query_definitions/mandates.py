"""Mandates by paragraph: what was done about each, and what is open."""

from collections.abc import Collection
from typing import Annotated, NamedTuple

import msgspec

from domain.kinds.state_fields import families_of
from domain.texts import Text, Wording
from projections.queries.mandates import (
    AddresseeFilter,
    Mandate,
    Paragraph,
    read_mandates_in_states,
)
from projections.queries.mandates import read_mandates as mandates_of
from projections.queries.paragraph_states import OPEN, STATES
from projections.queries.register import RegisterCursor, SubjectFilter
from projections.queries.values import SubjectValues
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import (
    Column,
    Details,
    Page,
    Parameter,
    Query,
    column,
)
from projections.query_definitions.filters.subject_families import AREA, MANDATE
from projections.query_definitions.paging import SUBJECT_ORDERS
from projections.query_definitions.registered import RegisterPage, read_registered
from projections.query_definitions.timeline import (
    TimelineParameters,
    WithEntry,
    entry_filter,
)

Area = Annotated[
    str, Parameter("Only paragraphs about this area of cooperation.", families=AREA)
]


class MandateParameters(NamedTuple):
    """Which mandates are read, and which of their paragraphs."""

    reference: Annotated[
        str,
        Parameter(
            "Only this mandate, by its reference, such as MC-3/11.",
            is_positional=True,
            families=MANDATE,
        ),
    ] = ""
    addressee: Annotated[
        str,
        Parameter(
            "Only paragraphs that ask this actor or body to act, such as actor:brs.",
            families=families_of("addressees"),
        ),
    ] = ""
    states: Annotated[
        tuple[str, ...],
        Parameter(
            "Only paragraphs in one of these states.", name="state", choices=STATES
        ),
    ] = ()
    area: Area = ""
    with_entry: WithEntry = TimelineParameters()


class CoverageParameters(NamedTuple):
    """Which open paragraphs are read."""

    addressee: Annotated[
        str,
        Parameter(
            "Only paragraphs that ask this actor or body to act, such as actor:brs.",
            families=families_of("addressees"),
        ),
    ] = ""
    area: Area = ""
    with_entry: WithEntry = TimelineParameters()


def read_mandates(
    at: QueryContext, given: MandateParameters, page: RegisterPage
) -> Page[Mandate]:
    """Read a page of mandates with their paragraphs, by reference.

    Raises:
        UnknownSubjectError: nothing is called like a subject given.
    """
    is_asked, wanted = _addressed(at, given.addressee)
    wanted = wanted._replace(entries=entry_filter(at, given.with_entry))
    if given.reference:
        # With its family, so that what is no mandate is refused and not left out.
        reference = f"mandate:{given.reference.removeprefix('mandate:')}"
        wanted = wanted._replace(only=at.scopes_of(reference))
    if given.states or given.area:
        states = given.states or STATES
        return _in_states(at, wanted, states, is_asked, given.area, page)
    found = read_registered(at, wanted, page)
    rows = mandates_of(at.reader, at.moment, found.rows, is_asked)
    return Page(rows, found.cursors, found.has_more)


def read_coverage(
    at: QueryContext, given: CoverageParameters, page: RegisterPage
) -> Page[Mandate]:
    """Read a page of mandates that have open paragraphs, with these alone.

    Raises:
        UnknownSubjectError: nothing is called like the addressee.
    """
    is_asked, wanted = _addressed(at, given.addressee)
    wanted = wanted._replace(entries=entry_filter(at, given.with_entry))
    return _in_states(at, wanted, OPEN, is_asked, given.area, page)


def _in_states(  # noqa: PLR0913, PLR0917 - each narrows mandates on its own
    at: QueryContext,
    wanted: SubjectFilter,
    states: Collection[str],
    is_asked: AddresseeFilter,
    area: str,
    page: RegisterPage,
) -> Page[Mandate]:
    rows, has_more = read_mandates_in_states(
        at.reader,
        at.moment,
        wanted,
        states,
        is_asked=is_asked,
        around=at.scopes_of(area) if area else (),
        first=page.first,
        after=page.after,
    )
    return Page(rows, [one.listed.cursor for one in rows], has_more)


def _addressed(
    at: QueryContext, addressee: str
) -> tuple[AddresseeFilter, SubjectFilter]:
    """Return the test of an addressee's references, and the mandates to look at."""
    if not addressee:
        return None, SubjectFilter(("mandate",))
    is_asked = at.names_subject(addressee)

    def has_paragraph(values: SubjectValues) -> bool:
        numbers = ("", *values.items("addressees"))
        found = (values.value("addressees", one) or () for one in numbers)
        return any(is_asked(who) for some in found for who in some)

    linked = (at.scopes_of(addressee),)
    return is_asked, SubjectFilter(("mandate",), linked=linked, keep=has_paragraph)


def text_of(paragraph: Paragraph, field: str) -> Text:
    """Return a text of a paragraph; empty where none is stated."""
    return msgspec.convert(paragraph.value(field) or {}, dict[str, Wording])


PARAGRAPHS: Details[Mandate, Paragraph] = Details(
    rows=lambda row: row.paragraphs,
    columns=(
        column("paragraph", kinds.WORD, "number"),
        column("state", kinds.code("state")),
        column("action", kinds.TEXT, lambda one: text_of(one, "action")),
        column(
            "condition",
            kinds.TEXT,
            lambda one: text_of(one, "condition"),
            shown_if=bool,
        ),
        column(
            "addressees", kinds.REFERENCES, lambda one: one.value("addressees") or ()
        ),
        column("deadline", kinds.EDTF_DATE, lambda one: one.value("deadline")),
        column("due_at", kinds.REFERENCE, lambda one: one.value("due_at")),
        column(
            "recurrence",
            kinds.RECURRENCE,
            lambda one: one.value("recurrence"),
            shown_if=bool,
        ),
        column("stated", kinds.POSITION),
        column("evidence", kinds.REFERENCES),
        column(
            "actions", kinds.POSITIONS, lambda one: [o.position for o in one.actions]
        ),
    ),
)

_COLUMNS: tuple[Column[Mandate], ...] = (
    column("subject", kinds.REFERENCE, "listed.subject"),
    column(
        "status", kinds.code("status"), lambda row: row.listed.values.value("status")
    ),
    column("mirrors", kinds.REFERENCES, shown_if=bool),
)

MANDATES: Query[MandateParameters, Mandate] = Query(
    parameters=MandateParameters,
    read=read_mandates,
    cursor=RegisterCursor,
    natural_order="reference",
    orders=SUBJECT_ORDERS,
    columns=_COLUMNS,
    details=PARAGRAPHS,
)

COVERAGE: Query[CoverageParameters, Mandate] = Query(
    parameters=CoverageParameters,
    read=read_coverage,
    cursor=RegisterCursor,
    natural_order="reference",
    orders=SUBJECT_ORDERS,
    columns=_COLUMNS,
    details=PARAGRAPHS,
)
