"""A data loader: reads what several fields need in one statement, not in one for each.

Unlike the usual data loaders, it awaits nothing, so that responses can be built in
threads. Whoever builds a list enqueues the keys that its items will need; the first
field that loads its key reads all of them.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

MOST_KEYS = 5_000
"""Keys that are read in one call."""


class DataLoader(Generic[K, V]):
    """Loads values by key, all enqueued keys together.

    Args:
        read: reads the values of some keys; keys without a value may be left out.
    """

    def __init__(self, read: Callable[[Collection[K]], Mapping[K, V]]) -> None:
        self._read = read
        self._queue: dict[K, None] = {}
        self._loaded: dict[K, V | None] = {}

    @property
    def has_loaded(self) -> bool:
        """Whether any value was loaded so far."""
        return any(value is not None for value in self._loaded.values())

    def enqueue(self, keys: Iterable[K]) -> None:
        """Read these keys when the next key has to be read."""
        self._queue |= dict.fromkeys(key for key in keys if key not in self._loaded)

    def prime(self, key: K, value: V) -> None:
        """Set the value of a key that was read elsewhere."""
        self._loaded[key] = value

    def load(self, key: K) -> V | None:
        """Return the value of a key; None if there is none."""
        if key not in self._loaded:
            self.enqueue([key])
            for keys in _parts(one for one in self._queue if one not in self._loaded):
                values = self._read(keys)
                self._loaded |= {one: values.get(one) for one in keys}
            self._queue = {}
        return self._loaded[key]


def _parts(keys: Iterable[K]) -> Iterator[list[K]]:
    left = iter(keys)
    while part := list(islice(left, MOST_KEYS)):
        yield part
