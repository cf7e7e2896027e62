"""A subject: its state, its facts, its whole history, and why a field is as it is."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

import strawberry

from api.graphql.asked import Asked
from api.graphql.described import answer, resolved, resolved_as
from api.graphql.display import ERASED, display, is_personal, names_in, personal
from api.graphql.entries import Entry, Source, sources_of
from api.graphql.enums import Family
from api.graphql.history import HistoryRecord, history_of
from api.graphql.kind_types import entries_of, entry_at, entry_of
from api.graphql.scalars import Json
from api.graphql.timeline import After, First, Timeline, page_of
from api.graphql.words import Text, text_of
from projections import subjects as answers

FieldName = Annotated[
    str,
    strawberry.argument(
        description="A field, or an item of a collection: members[actor:brs]."
    ),
]


@answer
class Field:
    """A field of a subject's state at the moment."""

    asked: strawberry.Private[Asked]
    found: strawberry.Private[answers.Field]

    @resolved
    def name(self) -> str:
        """Its name."""
        return self.found.name

    @resolved
    def item(self) -> str:
        """Which item of a collection, such as one of the members; else empty."""
        return self.found.item

    @resolved
    def value(self) -> Json | None:
        """Its plain value; none for a personal value that was erased."""
        if is_personal(self.found.name):
            return Json(self._personal) if self._personal else None
        return Json(self.found.value)

    @resolved
    def display(self) -> str:
        """Its value, or the item of a collection, in the reader's language."""
        if is_personal(self.found.name):
            return self._personal or ERASED
        return display(self.asked, self.found.name, self.found.item, self.found.value)

    @resolved
    def entry(self) -> Entry | None:
        """The entry that set it, with its sources."""
        return entry_at(self.asked, self.found.entry)

    @resolved
    def changed_by(self) -> int | None:
        """Position of the correction that set it or its entry's date, if any."""
        return self.found.changed_by or None

    @resolved
    def ties(self) -> list[int]:
        """Positions of entries that set it too; their order is not known."""
        return list(self.found.ties)

    @property
    def _personal(self) -> str | None:
        return personal(self.asked, self.found.name, self.found.entry)


@answer
class Explanation:
    """Why a field has its value."""

    asked: strawberry.Private[Asked]
    why: strawberry.Private[answers.Explanation]

    @resolved
    def field(self) -> Field:
        """The field."""
        return Field(asked=self.asked, found=self.why.field)

    @resolved
    def entry(self) -> Entry | None:
        """The entry that set it."""
        return entry_of(self.asked, self.why.item)

    @resolved
    def sources(self) -> list[Source]:
        """Where it stands written."""
        return sources_of(self.asked, self.why.sources)

    @resolved
    def corrected_at(self) -> dt.datetime | None:
        """When it was corrected last, if it was."""
        return self.why.corrected_at

    @resolved
    def reason(self) -> str:
        """Why it was corrected; may be empty."""
        return self.why.reason

    @resolved
    def ties(self) -> list[Entry]:
        """Entries that set it too; their order is not known."""
        return entries_of(self.asked, self.why.ties)


@answer
class Subject:
    """A subject of the log at a moment."""

    asked: strawberry.Private[Asked]
    state: strawberry.Private[answers.State]

    @resolved
    def id(self) -> str:
        """As family:reference; every question takes it."""
        return str(self.state.called.ref)

    @resolved
    def reference(self) -> str:
        """The name by which people call it, such as MC-3/11."""
        return self.state.called.ref.reference

    @resolved
    def references(self) -> list[str]:
        """Every reference under which it is found, symbols included."""
        return list(self.state.called.references)

    @resolved_as(Family)
    def family(self) -> object:
        """Its family."""
        return Family(self.state.called.ref.family)

    @resolved
    def name(self) -> Text | None:
        """Its name."""
        return text_of(self.state.called.names, self.asked.language)

    @resolved
    def version(self) -> int:
        """How many entries it has: give it as expectedVersion when recording."""
        return self.state.version

    @resolved
    def fields(self) -> list[Field]:
        """The fields that hold, each with the entry that set it."""
        return fields_of(self.asked, self.state.fields)

    @resolved
    def facts(self) -> list[Entry]:
        """Every entry that stands, whatever its day, in the order they count."""
        found = answers.facts(self.asked.reader, self.asked.moment, self.id_)
        return entries_of(self.asked, found)

    @resolved
    def history(self) -> list[HistoryRecord]:
        """Every entry, the corrected and the withdrawn too, in the log's order."""
        found = answers.history(self.asked.reader, self.asked.moment, self.id_)
        return history_of(self.asked, found)

    @resolved
    def timeline(self, first: First = 50, after: After = None) -> Timeline:
        """What happened to it and around it, the latest first."""
        return page_of(self.asked, self.id_, first=first, after=after)

    @resolved
    def explain(self, field: FieldName) -> list[Explanation]:
        """Why a field has its value; one item of a collection as members[...]."""
        return explained(self.asked, self.id_, field)

    @property
    def id_(self) -> str:
        """Its reference, as every question takes it."""
        return str(self.state.called.ref)


def fields_of(asked: Asked, found: Sequence[answers.Field]) -> list[Field]:
    """Show fields; what they name is read together when it is needed."""
    asked.items.expect(one.entry for one in found)
    for one in found:
        asked.names.expect(names_in(one.name, one.item, one.value))
    return [Field(asked=asked, found=one) for one in found]


def subject_of(asked: Asked, reference: str) -> Subject:
    """Read a subject.

    Raises:
        UnknownSubjectError: nothing is called that.
    """
    state = answers.state_of(asked.reader, asked.moment, reference)
    return Subject(asked=asked, state=state)


def document_of(asked: Asked, symbol: str) -> Subject:
    """Read a document by any of its symbols.

    Raises:
        UnknownSubjectError: no document has the symbol.
    """
    return subject_of(asked, f"document:{symbol.removeprefix('document:')}")


def explained(asked: Asked, reference: str, field: str) -> list[Explanation]:
    """Explain a field of a subject.

    Raises:
        UnknownSubjectError: nothing is called that.
        UnknownFieldError: the subject has no such field at the moment.
    """
    found = answers.explain(asked.reader, asked.moment, reference, field)
    return [Explanation(asked=asked, why=one) for one in found]
