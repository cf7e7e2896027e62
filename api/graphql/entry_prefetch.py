"""Prefetching for entries: what one entry of a response needs is read for all of them.

A response is built depth first: all fields of the first entry of a list come before
those of the second. An entry names far more subjects than most queries ask for. So
nothing is read until some field needs it; then it is read for that field of all
entries together.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence

from projections.queries.entries import EffectiveEntry


class EntryPrefetch:
    """The entries of one response, and the fields whose keys were enqueued so far."""

    def __init__(self) -> None:
        self._entries: list[EffectiveEntry] = []
        self._done: dict[Hashable, int] = {}

    def add(self, entries: Iterable[EffectiveEntry]) -> None:
        """Add entries of the response."""
        self._entries += entries

    def note(
        self, field: Hashable, enqueue: Callable[[Sequence[EffectiveEntry]], object]
    ) -> None:
        """Enqueue the keys that a field needs, for all entries that were added.

        Args:
            field: names the field, so that each entry's keys are enqueued once.
            enqueue: enqueues the keys that the field needs of some entries.
        """
        begin = self._done.get(field, 0)
        if begin < len(self._entries):
            self._done[field] = len(self._entries)
            enqueue(self._entries[begin:])
