"""Entries side by side: what is asked of one of them is read for all of them.

An answer is made depth first, so that a list's first entry is walked to the end before
the second. What an entry names is many times what a dashboard asks for, so nothing of
it is read until some field is asked for; then it is read for that field of every entry.
"""

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from graphql_engine.dataloader import DataLoader
from projections.queries.entries import EffectiveEntry


class EntryPrefetch:
    """The entries of one answer, and what was asked of them so far."""

    def __init__(self) -> None:
        self._items: list[EffectiveEntry] = []
        self._noted: dict[Hashable, int] = {}

    def add(self, items: Iterable[EffectiveEntry]) -> None:
        """Take entries up."""
        self._items += items

    def note(
        self,
        what: Hashable,
        needed: Callable[[EffectiveEntry], Iterable[str]],
        *batches: DataLoader[str, Any],
    ) -> None:
        """Let batches expect what a field needs of each entry.

        Args:
            what: the field; entries that it was noted of are passed over.
        """
        begun = self._noted.get(what, 0)
        if begun < len(self._items):
            self._noted[what] = len(self._items)
            keys = [key for one in self._items[begun:] for key in needed(one)]
            for batch in batches:
                batch.expect(keys)
