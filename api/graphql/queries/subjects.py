"""A subject: its state, its facts, its whole history, and where it leads."""

from collections.abc import Callable, Sequence
from typing import Any

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.history import HistoryRecord
from api.graphql.queries.related import (
    Most,
    OfFamily,
    OneWay,
    Way,
    related_subjects_of,
)
from api.graphql.queries.timeline import Filter, TimelineConnection, page_beside
from api.graphql.siblings import Siblings
from api.graphql.types.decorators import output_type, resolver
from api.graphql.types.entries import Entry, entries_of, expect
from api.graphql.types.enums import Family
from api.graphql.types.fields import Explanation, Field, FieldName, PastValue
from api.graphql.types.node import Node, NodeKey
from api.graphql.types.pages import After, First
from api.graphql.types.shown_rows import ShownRow, attribute, show_all
from api.graphql.types.text_date_reference import Reference, Text
from projections.names.resolution import (
    NamedSubject,
    find_member,
    find_subject,
)
from projections.queries.register import ListedSubject
from projections.queries.values import split_field_name
from projections.query_definitions.filters.field_filter import ensure_field
from projections.query_definitions.filters.subject_families import (
    DOCUMENT,
    ensure_family,
)
from projections.query_definitions.related import RelatedSubject


@output_type
class Step(ShownRow):
    """A related subject: entries connect it with the subject."""

    row: strawberry.Private[RelatedSubject]
    level: strawberry.Private[Siblings]
    names: int = attribute(
        "Number of entries of the subject that name the other one.", "outward"
    )
    named_by: int = attribute(
        "Number of entries of the other one that name the subject.", "inward"
    )
    latest: Entry | None = attribute("The entry among them that was recorded last.")

    @resolver
    def subject(self) -> "Subject":
        """The other subject, from which the query can go on."""
        return subjects_of(self.loaders, [self.row.subject], self.level)[0]


@output_type
class Subject(ShownRow, Node):
    """A subject of the record, such as a body, a meeting or a document, at a moment."""

    row: strawberry.Private[NamedSubject]
    level: strawberry.Private[Siblings]

    @property
    def node_key(self) -> NodeKey:
        """The subject; its identifier stays when its reference changes."""
        return NodeKey("subject", self.row.subject_id)

    reference: str = attribute(
        "The reference that people use, such as MC-3/11.", "ref.reference"
    )
    references: list[str] = attribute(
        "All references under which the subject is found, symbols included."
    )
    family = attribute("The family of the subject.", "ref.family", annotation=Family)
    name: Text | None = attribute("The name; null if none is known.", "names")

    @resolver
    def ref(self) -> str:
        """The reference with its family, such as body:joint-task-force.

        Every question accepts it.
        """
        return str(self.row.ref)

    @resolver
    def version(self) -> int:
        """Number of entries about the subject.

        Give it as expectedVersion when recording.
        """
        self.loaders.versions.enqueue(self.level.subjects)
        return self.loaders.versions.load(self.row.subject_id) or 0

    @resolver
    def fields(self) -> list[Field]:
        """The fields that hold at the moment, each with the entry that set it."""
        found = self._load(
            self.loaders.values,
            lambda loaders, values: Field.enqueue(loaders, values.fields),
        )
        return show_all(self.loaders, Field, found.fields if found else ())

    @resolver
    def past(self, field: FieldName) -> list[PastValue] | None:
        """The values of a field over time, up to the day, such as names or holders."""
        return self.values_over_time(field)

    def values_over_time(self, field: str) -> list[PastValue]:
        """Show what a field was; that of the siblings is read with it.

        Raises:
            NoSuchFieldError: no kind of entry sets it.
        """
        ensure_field(field)
        name, item = split_field_name(field)
        found = self._load(
            self.loaders.past, PastValue.enqueue, lambda one: (one, name)
        )
        values = [one for one in found or () if item in ("", one.item)]
        return show_all(self.loaders, PastValue, values)

    @resolver
    def related(
        self, family: OfFamily = None, way: OneWay = Way.BOTH, first: Most = 20
    ) -> list[Step] | None:
        """Subjects that its entries name, or whose entries name it."""
        found, below = related_subjects_of(
            self.loaders, self.row, self.level, family, way, first
        )
        return [Step(loaders=self.loaders, row=one, level=below) for one in found]

    @resolver
    def facts(self) -> list[Entry]:
        """All entries about the subject that are not void, in the order of days."""
        found = self._load(self.loaders.facts, expect)
        return entries_of(self.loaders, found or ())

    @resolver
    def history(self) -> list[HistoryRecord]:
        """All entries about the subject, also void ones, in the order of the log."""
        found = self._load(self.loaders.histories, HistoryRecord.enqueue)
        return show_all(self.loaders, HistoryRecord, found or ())

    @resolver
    def timeline(
        self, filter_: Filter = None, first: First = 50, after: After = None
    ) -> TimelineConnection | None:
        """Entries about the subject, or that concern or name it, the latest first."""
        return page_beside(
            self.loaders, self.row, self.level, filter_, first=first, after=after
        )

    @resolver
    def explain(self, field: FieldName) -> list[Explanation] | None:
        """Why a field has its value: the entry that set it, and its sources.

        Empty if the field has no value at the moment.
        """
        ensure_field(field)
        found = self._load(
            self.loaders.explanations, Explanation.enqueue, lambda one: (one, field)
        )
        return show_all(self.loaders, Explanation, found or ())

    def _load(
        self,
        loader: Any,  # noqa: ANN401 - any of the loaders
        enqueue: Callable[[RequestLoaders, Any], object],
        key: Callable[[str], Any] = str,
    ) -> Any:  # noqa: ANN401 - what the loader has
        """Load what is said of the subject; that of its siblings is loaded with it."""
        own = self.row.subject_id
        return self.level.load(
            loader, own, key, lambda found: enqueue(self.loaders, found)
        )


def subjects_of(
    loaders: RequestLoaders,
    found: Sequence[NamedSubject],
    level: Siblings | None = None,
) -> list[Subject]:
    """Show subjects that stand side by side."""
    beside = level or Siblings(one.subject_id for one in found)
    for one in found:
        loaders.called.prime(one.subject_id, one)
    return [Subject(loaders=loaders, row=one, level=beside) for one in found]


def listed_subjects(
    loaders: RequestLoaders, listed: Sequence[ListedSubject]
) -> list[Subject]:
    """Show subjects whose fields were read already."""
    for one in listed:
        loaders.values.prime(one.subject.subject_id, one.values)
    level = Siblings(one.subject.subject_id for one in listed)
    return subjects_of(loaders, [one.subject for one in listed], level)


def subject_of(loaders: RequestLoaders, reference: str) -> Subject:
    """Find a subject.

    Raises:
        UnknownSubjectError: nothing is called that.
    """
    return subjects_of(
        loaders, [find_subject(loaders.reader, loaders.moment, reference)]
    )[0]


def subject_by_id(loaders: RequestLoaders, subject_id: str) -> Subject | None:
    """Find a subject by its identifier; None if the log had no entry about it."""
    found = find_member(loaders.reader, loaders.moment, subject_id)
    return subjects_of(loaders, [found])[0] if found else None


def document_of(loaders: RequestLoaders, symbol: str) -> Subject:
    """Find a document by any of its symbols.

    Raises:
        UnknownSubjectError: no document has the symbol.
        WrongFamilyError: another subject has it.
    """
    ensure_family(loaders.query_context, "symbol", symbol, DOCUMENT)
    return subject_of(loaders, f"document:{symbol.removeprefix('document:')}")


def _show_subject(
    loaders: RequestLoaders, called: NamedSubject, siblings: Siblings
) -> Subject:
    return subjects_of(loaders, [called], siblings)[0]


Reference.show_subject = staticmethod(_show_subject)
