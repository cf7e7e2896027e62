"""What an answer is made from: a moment, a language, and what was loaded for it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from api.graphql.batches import Batch
from api.house import House
from projections.entries import Item, items_at
from projections.moment import Moment
from projections.naming import Called, resolve
from projections.reader import Reader
from store.personal import personal_values

Personal = Mapping[str, str]


@dataclass(frozen=True)
class Asked:
    """One question's moment and language, shared by every part of its answer."""

    house: House
    moment: Moment
    language: str

    @property
    def reader(self) -> Reader:
        """Where answers are read."""
        return self.house.reader

    @cached_property
    def names(self) -> Batch[str, Called]:
        """References, as family:reference -> how the subject is called."""
        return Batch(lambda refs: resolve(self.reader, self.moment, refs))

    @cached_property
    def items(self) -> Batch[int, Item]:
        """Positions -> entries as they stood at the moment."""
        return Batch(lambda positions: items_at(self.reader, self.moment, positions))

    @cached_property
    def personal(self) -> Batch[str, Personal]:
        """Event ids -> personal values by field; the erased are left out."""
        return Batch(self._personal)

    def _personal(self, event_ids: Collection[str]) -> Mapping[str, Personal]:
        found: dict[str, dict[str, str]] = {}
        wanted = [UUID(one) for one in event_ids]
        for one in personal_values(self.house.engine, wanted):
            found.setdefault(str(one.event_id), {})[one.field] = one.value
        return found
