"""What an answer is made from: a moment, a language, and what was loaded for it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from api.container import Services
from api.graphql.entry_prefetch import EntryPrefetch
from graphql_engine.dataloader import DataLoader
from projections.moment import Moment
from projections.names.resolution import NamedSubject, read_names, resolve_references
from projections.queries.calendar import read_plans
from projections.queries.entries import EffectiveEntry, read_entries
from projections.queries.explanation import Explanation, explain_fields
from projections.queries.field_history import ValueInterval, read_field_histories
from projections.queries.matrix import AreaRow
from projections.queries.people import read_personal_names
from projections.queries.subjects import (
    EntryHistory,
    read_facts,
    read_histories,
    read_versions,
)
from projections.queries.timelines.filters import TimelineCursor
from projections.queries.timelines.timeline import TimelineFilter as Narrowed
from projections.queries.timelines.timeline import TimelinePage, read_timelines
from projections.queries.values import SubjectValues, read_values
from projections.query_context import QueryContext
from projections.query_definitions.related import RelatedSubject, read_related_subjects
from projections.reader import Reader
from store.personal import personal_values
from wording.values import ValueFormatter

Personal = Mapping[str, str]

Timelined = tuple[str, Narrowed, int, TimelineCursor | None]
"""A subject, what its timeline is narrowed to, how many, and after which place."""


@dataclass(frozen=True)
class RequestLoaders:
    """One question's moment and language, shared by every part of its answer."""

    services: Services
    moment: Moment
    language: str

    @property
    def reader(self) -> Reader:
        """Where answers are read."""
        return self.services.reader

    @cached_property
    def formatter(self) -> ValueFormatter:
        """What puts values into words in the reader's language."""
        return ValueFormatter(self.language, find_name=self.names.load)

    @cached_property
    def names(self) -> DataLoader[str, NamedSubject]:
        """References, as family:reference -> how the subject is called."""
        return DataLoader(
            lambda refs: resolve_references(self.reader, self.moment, refs)
        )

    @cached_property
    def items(self) -> DataLoader[int, EffectiveEntry]:
        """Positions -> entries as they stood at the moment."""
        return DataLoader(self._items)

    @cached_property
    def beside(self) -> EntryPrefetch:
        """The entries of the answer, so that what they name is read together."""
        return EntryPrefetch()

    @cached_property
    def personal(self) -> DataLoader[str, Personal]:
        """Event ids -> personal values by field; the erased are left out."""
        return DataLoader(self._personal)

    @property
    def shows_personal(self) -> bool:
        """Whether the answer holds what can be erased."""
        return self.personal.has_loaded or self.people.has_loaded

    @cached_property
    def people(self) -> DataLoader[str, str]:
        """References of people, as actor:reference -> their personal names."""
        return DataLoader(lambda named: people_of(self, named))

    @cached_property
    def matrices(self) -> dict[str, list[AreaRow]]:
        """Frameworks -> their matrix, read once however often it is asked for."""
        return {}

    @cached_property
    def query_context(self) -> QueryContext:
        """What queries read with."""
        framework = self.services.settings.framework
        return QueryContext(self.reader, self.moment, framework)

    @cached_property
    def values(self) -> DataLoader[str, SubjectValues]:
        """Identifiers of subjects -> what holds of them."""
        return DataLoader(lambda some: read_values(self.reader, self.moment, some))

    @cached_property
    def called(self) -> DataLoader[str, NamedSubject]:
        """Identifiers of subjects -> how they are called."""
        return DataLoader(lambda some: read_names(self.reader, self.moment, some))

    @cached_property
    def versions(self) -> DataLoader[str, int]:
        """Identifiers of subjects -> how many entries they have."""
        return DataLoader(
            lambda some: read_versions(self.reader, self.moment, self._called(some))
        )

    @cached_property
    def past(self) -> DataLoader[tuple[str, str], list[ValueInterval]]:
        """Identifiers of subjects and fields -> what the fields were, in order."""
        return DataLoader(
            lambda some: read_field_histories(self.reader, self.moment, some)
        )

    @cached_property
    def steps(self) -> DataLoader[str, list[RelatedSubject]]:
        """Identifiers of subjects -> where a journey can go on from them."""
        return DataLoader(
            lambda some: read_related_subjects(self.reader, self.moment, some)
        )

    @cached_property
    def facts(self) -> DataLoader[str, list[EffectiveEntry]]:
        """Identifiers of subjects -> the entries about them that stand."""
        return DataLoader(lambda some: read_facts(self.reader, self.moment, some))

    @cached_property
    def plans(self) -> DataLoader[str, list[EffectiveEntry]]:
        """Identifiers of meetings -> what was planned, and what became of it."""
        return DataLoader(lambda some: read_plans(self.reader, self.moment, some))

    @cached_property
    def histories(self) -> DataLoader[str, list[EntryHistory]]:
        """Identifiers of subjects -> all their entries, and what was done to each."""
        return DataLoader(
            lambda some: read_histories(self.reader, self.moment, self._called(some))
        )

    @cached_property
    def explanations(self) -> DataLoader[tuple[str, str], list[Explanation]]:
        """Identifiers of subjects and fields -> why these have their values."""
        return DataLoader(lambda some: explain_fields(self.reader, self.moment, some))

    @cached_property
    def timelines(self) -> DataLoader[Timelined, TimelinePage]:
        """Identifiers of subjects, and which page is wanted -> that page."""
        return DataLoader(lambda some: timelines_of(self, some))

    def _called(self, subjects: Collection[str]) -> list[NamedSubject]:
        self.called.enqueue(subjects)
        return [one for one in map(self.called.load, subjects) if one]

    def _items(self, positions: Collection[int]) -> Mapping[int, EffectiveEntry]:
        found = read_entries(self.reader, self.moment, positions)
        self.beside.add(found.values())
        return found

    def _personal(self, event_ids: Collection[str]) -> Mapping[str, Personal]:
        found: dict[str, dict[str, str]] = {}
        wanted = [UUID(one) for one in event_ids]
        for one in personal_values(self.services.engine, wanted):
            found.setdefault(str(one.event_id), {})[one.field] = one.value
        return found


def timelines_of(
    loaders: RequestLoaders, wanted: Collection[Timelined]
) -> dict[Timelined, TimelinePage]:
    """Read pages of timelines: together those that are the same page of several."""
    found: dict[Timelined, TimelinePage] = {}
    reader, moment = loaders.reader, loaders.moment
    for narrow, first, after in dict.fromkeys(one[1:] for one in wanted):
        page = narrow, first, after
        subjects = [one[0] for one in wanted if one[1:] == page]
        pages = read_timelines(
            reader, moment, subjects, narrow, first=first, after=after
        )
        found |= {(one, *page): pages[one] for one in subjects}
    return found


def people_of(loaders: RequestLoaders, named: Collection[str]) -> Mapping[str, str]:
    """Read the personal names of the people among actors, if they are kept."""
    called = {one: loaders.names.load(one) for one in named if one.startswith("actor:")}
    subjects = {one: found.subject_id for one, found in called.items() if found}
    names = read_personal_names(loaders.reader, loaders.moment, {*subjects.values()})
    return {one: names[own] for one, own in subjects.items() if own in names}
