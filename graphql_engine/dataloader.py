"""Loading together what an answer needs, so that no list asks once per item."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

PART = 5_000
"""Keys asked for in one statement, at the most."""


class DataLoader(Generic[K, V]):
    """Loads all that is expected when the first of it is needed.

    Whoever builds a list says what its items will need (``expect``); a field then
    gets its own (``get``). Nothing is awaited, so that answers also build in threads.
    """

    def __init__(self, load: Callable[[Collection[K]], Mapping[K, V]]) -> None:
        self._load = load
        self._waiting: dict[K, None] = {}
        self._found: dict[K, V | None] = {}

    def expect(self, keys: Iterable[K]) -> None:
        """Note keys that will be asked for."""
        self._waiting |= dict.fromkeys(one for one in keys if one not in self._found)

    def know(self, key: K, value: V) -> None:
        """Take up what was read already."""
        self._found[key] = value

    @property
    def has_found(self) -> bool:
        """Whether anything was found so far."""
        return any(value is not None for value in self._found.values())

    def get(self, key: K) -> V | None:
        """Give what stands under a key; None where nothing does."""
        if key not in self._found:
            self.expect([key])
            for part in _parts(one for one in self._waiting if one not in self._found):
                loaded = self._load(part)
                self._found |= {one: loaded.get(one) for one in part}
            self._waiting = {}
        return self._found[key]


def _parts(keys: Iterable[K]) -> Iterator[list[K]]:
    left = iter(keys)
    while part := list(islice(left, PART)):
        yield part
