"""What a response is made from: a moment, a language, and what was loaded for it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from api.container import Services
from api.graphql.entry_prefetch import EntryPrefetch
from api.graphql.moment_arguments import MomentArguments
from api.graphql.siblings import ReferenceSiblings
from graphql_engine.dataloader import DataLoader
from projections.moment import Moment
from projections.names.resolution import NamedSubject, read_names, resolve_references
from projections.queries.calendar import read_plans
from projections.queries.entries import EffectiveEntry, read_entries
from projections.queries.explanation import explain_fields
from projections.queries.field_history import read_field_histories
from projections.queries.matrix import AreaRow
from projections.queries.people import read_personal_names
from projections.queries.subjects import (
    EntryHistory,
    read_facts,
    read_histories,
    read_versions,
)
from projections.queries.timelines.filters import TimelineCursor
from projections.queries.timelines.filters import TimelineFilter as Narrowed
from projections.queries.timelines.timeline import TimelinePage, read_timelines
from projections.queries.values import read_values
from projections.query_context import QueryContext
from projections.query_definitions.related import read_related_subjects
from projections.reader import Reader
from store.personal import personal_values
from wording.values import ValueFormatter

K = TypeVar("K")
V = TypeVar("V")

Personal = Mapping[str, str]

Timelined = tuple[str, Narrowed, int, TimelineCursor | None]
"""A subject, what its timeline is narrowed to, how many, and after which place."""


def read_timeline_pages(
    reader: Reader, moment: Moment, wanted: Collection[Timelined]
) -> dict[Timelined, TimelinePage]:
    """Read pages of timelines: together those that are the same page of several."""
    found: dict[Timelined, TimelinePage] = {}
    for narrow, first, after in dict.fromkeys(one[1:] for one in wanted):
        page = narrow, first, after
        subjects = [one[0] for one in wanted if one[1:] == page]
        pages = read_timelines(
            reader, moment, subjects, narrow, first=first, after=after
        )
        found |= {(one, *page): pages[one] for one in subjects}
    return found


class MomentLoader(cached_property[DataLoader[K, V]]):
    """A data loader of what a query reads at the moment of a question.

    Args:
        read: reads the values of some keys.
    """

    def __init__(
        self, read: Callable[[Reader, Moment, Collection[K]], Mapping[K, V]]
    ) -> None:
        def build(loaders: "RequestLoaders") -> DataLoader[K, V]:
            return DataLoader(lambda keys: read(loaders.reader, loaders.moment, keys))

        super().__init__(build)


@dataclass(frozen=True)
class RequestLoaders:
    """One question's moment and language, shared by every part of its answer."""

    services: Services
    moment: Moment
    arguments: MomentArguments

    names = MomentLoader(resolve_references)
    """References, as family:reference -> how the subject is called."""

    values = MomentLoader(read_values)
    """Identifiers of subjects -> what holds of them."""

    called = MomentLoader(read_names)
    """Identifiers of subjects -> how they are called."""

    past = MomentLoader(read_field_histories)
    """Identifiers of subjects and fields -> what the fields were, in order."""

    steps = MomentLoader(read_related_subjects)
    """Identifiers of subjects -> where a journey can go on from them."""

    facts = MomentLoader(read_facts)
    """Identifiers of subjects -> the entries about them that stand."""

    plans = MomentLoader(read_plans)
    """Identifiers of meetings -> what was planned, and what became of it."""

    explanations = MomentLoader(explain_fields)
    """Identifiers of subjects and fields -> why these have their values."""

    timelines = MomentLoader(read_timeline_pages)
    """Identifiers of subjects, and which page is wanted -> that page."""

    @property
    def language(self) -> str:
        """Code of the reader's language."""
        return self.arguments.language

    @property
    def reader(self) -> Reader:
        """Where answers are read."""
        return self.services.reader

    @cached_property
    def formatter(self) -> ValueFormatter:
        """What puts values into words in the reader's language."""
        return ValueFormatter(self.language, find_name=self.names.load)

    @cached_property
    def query_context(self) -> QueryContext:
        """What queries read with."""
        framework = self.services.settings.framework
        return QueryContext(self.reader, self.moment, framework)

    @cached_property
    def matrices(self) -> dict[str, list[AreaRow]]:
        """Frameworks -> their matrix, read once however often it is asked for."""
        return {}

    @cached_property
    def items(self) -> DataLoader[int, EffectiveEntry]:
        """Positions -> entries as they stood at the moment."""
        return DataLoader(self._items)

    @cached_property
    def beside(self) -> EntryPrefetch:
        """The entries of the answer, so that what they name is read together."""
        return EntryPrefetch()

    @cached_property
    def reference_siblings(self) -> ReferenceSiblings:
        """Which references stand side by side, so that subjects are read together."""
        return ReferenceSiblings(self.names)

    @cached_property
    def personal(self) -> DataLoader[str, Personal]:
        """Event ids -> personal values by field; the erased are left out."""
        return DataLoader(self._personal)

    @cached_property
    def people(self) -> DataLoader[str, str]:
        """References of people, as actor:reference -> their personal names."""
        return DataLoader(self._people)

    @property
    def shows_personal(self) -> bool:
        """Whether the answer holds what can be erased."""
        return self.personal.has_loaded or self.people.has_loaded

    @cached_property
    def versions(self) -> DataLoader[str, int]:
        """Identifiers of subjects -> how many entries they have."""
        return DataLoader(
            lambda some: read_versions(self.reader, self.moment, self._called(some))
        )

    @cached_property
    def histories(self) -> DataLoader[str, list[EntryHistory]]:
        """Identifiers of subjects -> all their entries, and what was done to each."""
        return DataLoader(
            lambda some: read_histories(self.reader, self.moment, self._called(some))
        )

    def _called(self, subjects: Collection[str]) -> list[NamedSubject]:
        self.called.enqueue(subjects)
        return [one for one in map(self.called.load, subjects) if one]

    def _items(self, positions: Collection[int]) -> Mapping[int, EffectiveEntry]:
        found = read_entries(self.reader, self.moment, positions)
        self.beside.add(found.values())
        return found

    def _people(self, named: Collection[str]) -> Mapping[str, str]:
        actors = [one for one in named if one.startswith("actor:")]
        called = {one: self.names.load(one) for one in actors}
        subjects = {one: found.subject_id for one, found in called.items() if found}
        names = read_personal_names(self.reader, self.moment, {*subjects.values()})
        return {one: names[own] for one, own in subjects.items() if own in names}

    def _personal(self, event_ids: Collection[str]) -> Mapping[str, Personal]:
        found: dict[str, dict[str, str]] = {}
        wanted = [UUID(one) for one in event_ids]
        for one in personal_values(self.services.engine, wanted):
            found.setdefault(str(one.event_id), {})[one.field] = one.value
        return found
