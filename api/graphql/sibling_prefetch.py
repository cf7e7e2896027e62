"""Subjects side by side: what one of them needs is read for all of them at once.

An answer is made depth first, so that a list's first subject is walked to the end
before the second. Each subject therefore knows those beside it, and those beside them
of other parents, and asks for what all of them will need.
"""

from collections.abc import Callable, Iterable


class Siblings:
    """Subjects that stand at the same depth of one answer, by identifier."""

    def __init__(self, subjects: Iterable[str]) -> None:
        self.subjects = tuple(dict.fromkeys(subjects))
        self._below: dict[object, Siblings] = {}
        self._asked: set[object] = set()

    def first(self, key: object) -> bool:
        """Tell whether nobody of the level asked for that before."""
        is_first = key not in self._asked
        self._asked.add(key)
        return is_first

    def below(self, key: object, subjects: Callable[[], Iterable[str]]) -> "Siblings":
        """Return the siblings one level below, reached by a field with arguments."""
        if key not in self._below:
            self._below[key] = Siblings(subjects())
        return self._below[key]
