"""What stands side by side in a response, so that it is read together.

A response is built depth first: a list's first subject is completed before the second.
Each subject therefore knows its siblings, and loads what all of them need.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from graphql_engine.dataloader import DataLoader
from projections.names.resolution import NamedSubject

K = TypeVar("K")
V = TypeVar("V")


class Siblings:
    """Subjects that stand at the same depth of one response, by identifier."""

    def __init__(self, subjects: Iterable[str]) -> None:
        self.subjects = tuple(dict.fromkeys(subjects))
        self._below: dict[object, Siblings] = {}
        self._asked: set[object] = set()

    def first(self, key: object) -> bool:
        """Return whether nothing at this depth asked for the key before."""
        is_first = key not in self._asked
        self._asked.add(key)
        return is_first

    def below(self, key: object, subjects: Callable[[], Iterable[str]]) -> "Siblings":
        """Return the siblings one level below, reached by a field with arguments."""
        if key not in self._below:
            self._below[key] = Siblings(subjects())
        return self._below[key]

    def load(
        self,
        loader: DataLoader[K, V],
        own: str,
        key: Callable[[str], K],
        enqueue: Callable[[V], object],
    ) -> V | None:
        """Load a value of one subject; those of its siblings are loaded with it.

        Args:
            key: gives the key of a subject in the loader.
            enqueue: enqueues what a value names.
        """
        if self.first((loader, key(""))):
            loader.enqueue(map(key, self.subjects))
            for found in map(loader.load, map(key, self.subjects)):
                if found is not None:
                    enqueue(found)
        return loader.load(key(own))


class ReferenceSiblings:
    """References of a response, by the field that shows them.

    What is read of the subject of one reference is read for all references that stand
    in the same field of a list.

    Args:
        names: loads how subjects are called, by their references.
    """

    def __init__(self, names: DataLoader[str, NamedSubject]) -> None:
        self._names = names
        self._lists: dict[Hashable, list[Sequence[NamedSubject | str]]] = {}
        self._siblings: dict[tuple[Hashable, str], Siblings] = {}

    def add(self, field: Hashable, named: Sequence[NamedSubject | str]) -> None:
        """Add references that a field shows in the rows of one list."""
        self._lists.setdefault(field, []).append(named)

    def of(self, field: Hashable, reference: str) -> Siblings:
        """Return the siblings of the subject of a reference that a field shows."""
        for some in self._lists.pop(field, ()):
            self._open(field, some)
        if (field, reference) not in self._siblings:
            self._open(field, [reference])
        return self._siblings[field, reference]

    def _open(self, field: Hashable, named: Sequence[NamedSubject | str]) -> None:
        """Make siblings of those references that have none yet in the field."""
        references = [one if isinstance(one, str) else str(one.ref) for one in named]
        fresh = [one for one in references if (field, one) not in self._siblings]
        self._names.enqueue(fresh)
        called = [one for one in map(self._names.load, fresh) if one and one.is_known]
        siblings = Siblings(one.subject_id for one in called)
        self._siblings |= {(field, one): siblings for one in fresh}
