"""A subject: its state, its facts, its whole history, and where it leads."""

from collections.abc import Sequence

import strawberry

from api.graphql.loaders import Asked
from api.graphql.queries.history import HistoryRecord, expect_history, history_of
from api.graphql.queries.related import Most, OfFamily, OneWay, Step, Way, steps_of
from api.graphql.queries.timeline import Filter, Timeline, page_beside
from api.graphql.sibling_prefetch import Level
from api.graphql.types.decorators import answer, resolved, resolved_as
from api.graphql.types.entries import Entry, expect
from api.graphql.types.enums import Family
from api.graphql.types.fields import (
    Explanation,
    Field,
    FieldName,
    PastValue,
    ensure_field,
    expect_explained,
    expect_fields,
    expect_past,
    explained_of,
    fields_of,
    past_of,
)
from api.graphql.types.kind_types import entries_of
from api.graphql.types.node import Node, identity
from api.graphql.types.pages import After, First
from api.graphql.types.text_date_reference import Text, text_of
from projections.names.resolution import Called, find
from projections.queries.values import field_and_item


@answer
class Subject(Node):
    """A subject of the log at a moment."""

    asked: strawberry.Private[Asked]
    called: strawberry.Private[Called]
    level: strawberry.Private[Level]

    @resolved
    def ref(self) -> str:
        """As family:reference; every question takes it."""
        return str(self.called.ref)

    @resolved
    def reference(self) -> str:
        """The name by which people call it, such as MC-3/11."""
        return self.called.ref.reference

    @resolved
    def references(self) -> list[str]:
        """Every reference under which it is found, symbols included."""
        return list(self.called.references)

    @resolved_as(Family)
    def family(self) -> object:
        """Its family."""
        return Family(self.called.ref.family)

    @resolved
    def name(self) -> Text | None:
        """Its name."""
        return text_of(self.called.names, self.asked.language)

    @resolved
    def version(self) -> int:
        """How many entries it has: give it as expectedVersion when recording."""
        self.asked.versions.expect(self.level.subjects)
        return self.asked.versions.get(self.called.subject) or 0

    @resolved
    def fields(self) -> list[Field]:
        """The fields that hold, each with the entry that set it."""
        values = self.asked.values
        if self.level.first("fields"):
            values.expect(self.level.subjects)
            for one in map(values.get, self.level.subjects):
                expect_fields(self.asked, one.fields if one else ())
        found = values.get(self.called.subject)
        return fields_of(self.asked, found.fields if found else ())

    @resolved
    def past(self, field: FieldName) -> list[PastValue]:
        """What a field was over time, up to the day: names, holders, stages ..."""
        return past_beside(self.asked, self.called.subject, self.level, field)

    @resolved
    def related(
        self, family: OfFamily = None, way: OneWay = Way.BOTH, first: Most = 20
    ) -> list[Step]:
        """Subjects that its entries name, or whose entries name it, by reference."""
        return steps_of(self.asked, self.called, self.level, family, way, first)

    @resolved
    def facts(self) -> list[Entry]:
        """Every entry that stands, whatever its day, in the order they count."""
        facts = self.asked.facts
        if self.level.first("facts"):
            facts.expect(self.level.subjects)
            for one in self.level.subjects:
                expect(self.asked, facts.get(one) or [])
        return entries_of(self.asked, facts.get(self.called.subject) or [])

    @resolved
    def history(self) -> list[HistoryRecord]:
        """Every entry, the corrected and the withdrawn too, in the log's order."""
        return history_beside(self.asked, self.called.subject, self.level)

    @resolved
    def timeline(
        self, filter_: Filter = None, first: First = 50, after: After = None
    ) -> Timeline:
        """What happened to it and around it, the latest first."""
        return page_beside(
            self.asked, self.called, self.level, filter_, first=first, after=after
        )

    @resolved
    def explain(self, field: FieldName) -> list[Explanation]:
        """Why a field has its value; one item of a collection as members[...].

        None where the subject has no such field at the moment.
        """
        return explained_beside(self.asked, self.called.subject, self.level, field)


def past_beside(asked: Asked, own: str, level: Level, field: str) -> list[PastValue]:
    """Show what a field was; that of the subjects beside is read with it.

    Raises:
        NoSuchFieldError: no kind of entry sets it.
    """
    ensure_field(field)
    name, item = field_and_item(field)
    past = asked.past
    if level.first(("past", name)):
        past.expect((one, name) for one in level.subjects)
        for one in level.subjects:
            expect_past(asked, past.get((one, name)) or [])
    found = past.get((own, name)) or []
    return past_of(asked, [one for one in found if item in ("", one.item)])


def history_beside(asked: Asked, own: str, level: Level) -> list[HistoryRecord]:
    """Show a history; those of the subjects beside are read with it."""
    histories = asked.histories
    if level.first("history"):
        histories.expect(level.subjects)
        for one in level.subjects:
            expect_history(asked, histories.get(one) or [])
    return history_of(asked, histories.get(own) or [])


def explained_beside(
    asked: Asked, own: str, level: Level, field: str
) -> list[Explanation]:
    """Explain a field; that of the subjects beside is read with it.

    Raises:
        NoSuchFieldError: no kind of entry sets it.
    """
    ensure_field(field)
    why = asked.explanations
    if level.first(("explain", field)):
        why.expect((one, field) for one in level.subjects)
        for one in level.subjects:
            expect_explained(asked, why.get((one, field)) or [])
    return explained_of(asked, why.get((own, field)) or [])


def subjects_of(
    asked: Asked, found: Sequence[Called], level: Level | None = None
) -> list[Subject]:
    """Show subjects that stand side by side."""
    beside = level or Level(one.subject for one in found)
    for one in found:
        asked.called.know(one.subject, one)
    return [
        Subject(id=identity(asked, str(one.ref)), asked=asked, called=one, level=beside)
        for one in found
    ]


def subject_of(asked: Asked, reference: str) -> Subject:
    """Find a subject.

    Raises:
        UnknownSubjectError: nothing is called that.
    """
    return subjects_of(asked, [find(asked.reader, asked.moment, reference)])[0]


def document_of(asked: Asked, symbol: str) -> Subject:
    """Find a document by any of its symbols.

    Raises:
        UnknownSubjectError: no document has the symbol.
    """
    return subject_of(asked, f"document:{symbol.removeprefix('document:')}")
