"""A subject: its state, its facts, its whole history, and where it leads."""

from collections.abc import Sequence

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.history import HistoryRecord, expect_history, history_of
from api.graphql.queries.related import (
    Most,
    OfFamily,
    OneWay,
    Way,
    related_subjects_of,
)
from api.graphql.queries.timeline import Filter, Timeline, page_beside
from api.graphql.sibling_prefetch import Siblings
from api.graphql.types.decorators import output_type, resolver, resolver_of_type
from api.graphql.types.entries import Entry, expect
from api.graphql.types.enums import Family
from api.graphql.types.fields import (
    Explanation,
    Field,
    FieldName,
    PastValue,
    expect_explained,
    expect_fields,
    expect_past,
    explained_of,
    fields_of,
    past_of,
)
from api.graphql.types.kind_types import entries_of, entry_at
from api.graphql.types.node import Node, identity
from api.graphql.types.pages import After, First
from api.graphql.types.text_date_reference import Text, text_of
from projections.names.resolution import NamedSubject, find_subject
from projections.queries.values import split_field_name
from projections.query_definitions.field_filter import ensure_field
from projections.query_definitions.related import RelatedSubject


@output_type
class Step:
    """A step from a subject to another that entries connect it with."""

    loaders: strawberry.Private[RequestLoaders]
    step: strawberry.Private[RelatedSubject]
    level: strawberry.Private[Siblings]

    @resolver
    def subject(self) -> "Subject":
        """The other subject; from here the journey goes on."""
        return subjects_of(self.loaders, [self.step.subject], self.level)[0]

    @resolver
    def names(self) -> int:
        """How many entries of the subject name the other."""
        return self.step.outward

    @resolver
    def named_by(self) -> int:
        """How many entries of the other name the subject."""
        return self.step.inward

    @resolver
    def latest(self) -> Entry | None:
        """The entry among them that was recorded last."""
        return entry_at(self.loaders, self.step.latest)


@output_type
class Subject(Node):
    """A subject of the log at a moment."""

    loaders: strawberry.Private[RequestLoaders]
    called: strawberry.Private[NamedSubject]
    level: strawberry.Private[Siblings]

    @resolver
    def ref(self) -> str:
        """As family:reference; every question takes it."""
        return str(self.called.ref)

    @resolver
    def reference(self) -> str:
        """The name by which people call it, such as MC-3/11."""
        return self.called.ref.reference

    @resolver
    def references(self) -> list[str]:
        """Every reference under which it is found, symbols included."""
        return list(self.called.references)

    @resolver_of_type(Family)
    def family(self) -> object:
        """Its family."""
        return Family(self.called.ref.family)

    @resolver
    def name(self) -> Text | None:
        """Its name."""
        return text_of(self.called.names, self.loaders.language)

    @resolver
    def version(self) -> int:
        """How many entries it has: give it as expectedVersion when recording."""
        self.loaders.versions.enqueue(self.level.subjects)
        return self.loaders.versions.load(self.called.subject_id) or 0

    @resolver
    def fields(self) -> list[Field]:
        """The fields that hold, each with the entry that set it."""
        values = self.loaders.values
        if self.level.first("fields"):
            values.enqueue(self.level.subjects)
            for one in map(values.load, self.level.subjects):
                expect_fields(self.loaders, one.fields if one else ())
        found = values.load(self.called.subject_id)
        return fields_of(self.loaders, found.fields if found else ())

    @resolver
    def past(self, field: FieldName) -> list[PastValue]:
        """What a field was over time, up to the day: names, holders, stages ..."""
        return past_beside(self.loaders, self.called.subject_id, self.level, field)

    @resolver
    def related(
        self, family: OfFamily = None, way: OneWay = Way.BOTH, first: Most = 20
    ) -> list[Step]:
        """Subjects that its entries name, or whose entries name it, by reference."""
        found, below = related_subjects_of(
            self.loaders, self.called, self.level, family, way, first
        )
        return [Step(loaders=self.loaders, step=one, level=below) for one in found]

    @resolver
    def facts(self) -> list[Entry]:
        """Every entry that stands, whatever its day, in the order they count."""
        facts = self.loaders.facts
        if self.level.first("facts"):
            facts.enqueue(self.level.subjects)
            for one in self.level.subjects:
                expect(self.loaders, facts.load(one) or [])
        return entries_of(self.loaders, facts.load(self.called.subject_id) or [])

    @resolver
    def history(self) -> list[HistoryRecord]:
        """Every entry, the corrected and the withdrawn too, in the log's order."""
        return history_beside(self.loaders, self.called.subject_id, self.level)

    @resolver
    def timeline(
        self, filter_: Filter = None, first: First = 50, after: After = None
    ) -> Timeline:
        """What happened to it and around it, the latest first."""
        return page_beside(
            self.loaders, self.called, self.level, filter_, first=first, after=after
        )

    @resolver
    def explain(self, field: FieldName) -> list[Explanation]:
        """Why a field has its value; one item of a collection as members[...].

        None where the subject has no such field at the moment.
        """
        return explained_beside(self.loaders, self.called.subject_id, self.level, field)


def past_beside(
    loaders: RequestLoaders, own: str, level: Siblings, field: str
) -> list[PastValue]:
    """Show what a field was; that of the subjects beside is read with it.

    Raises:
        NoSuchFieldError: no kind of entry sets it.
    """
    ensure_field(field)
    name, item = split_field_name(field)
    past = loaders.past
    if level.first(("past", name)):
        past.enqueue((one, name) for one in level.subjects)
        for one in level.subjects:
            expect_past(loaders, past.load((one, name)) or [])
    found = past.load((own, name)) or []
    return past_of(loaders, [one for one in found if item in ("", one.item)])


def history_beside(
    loaders: RequestLoaders, own: str, level: Siblings
) -> list[HistoryRecord]:
    """Show a history; those of the subjects beside are read with it."""
    histories = loaders.histories
    if level.first("history"):
        histories.enqueue(level.subjects)
        for one in level.subjects:
            expect_history(loaders, histories.load(one) or [])
    return history_of(loaders, histories.load(own) or [])


def explained_beside(
    loaders: RequestLoaders, own: str, level: Siblings, field: str
) -> list[Explanation]:
    """Explain a field; that of the subjects beside is read with it.

    Raises:
        NoSuchFieldError: no kind of entry sets it.
    """
    ensure_field(field)
    why = loaders.explanations
    if level.first(("explain", field)):
        why.enqueue((one, field) for one in level.subjects)
        for one in level.subjects:
            expect_explained(loaders, why.load((one, field)) or [])
    return explained_of(loaders, why.load((own, field)) or [])


def subjects_of(
    loaders: RequestLoaders,
    found: Sequence[NamedSubject],
    level: Siblings | None = None,
) -> list[Subject]:
    """Show subjects that stand side by side."""
    beside = level or Siblings(one.subject_id for one in found)
    for one in found:
        loaders.called.prime(one.subject_id, one)
    return [
        Subject(
            id=identity(loaders, str(one.ref)),
            loaders=loaders,
            called=one,
            level=beside,
        )
        for one in found
    ]


def subject_of(loaders: RequestLoaders, reference: str) -> Subject:
    """Find a subject.

    Raises:
        UnknownSubjectError: nothing is called that.
    """
    return subjects_of(
        loaders, [find_subject(loaders.reader, loaders.moment, reference)]
    )[0]


def document_of(loaders: RequestLoaders, symbol: str) -> Subject:
    """Find a document by any of its symbols.

    Raises:
        UnknownSubjectError: no document has the symbol.
    """
    return subject_of(loaders, f"document:{symbol.removeprefix('document:')}")
