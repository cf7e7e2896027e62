"""Fixed words that a state field can be, to tell a slip of the pen from no answer."""

from collections import defaultdict
from collections.abc import Mapping
from difflib import get_close_matches

from domain.errors import DomainError
from domain.kinds import KINDS


def _fixed() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    free = set()
    for kind in KINDS.values():
        for name, word in kind.sets.items():
            found[name].add(word)
        for member in kind.members:
            found[member.name].update(member.field.choices)
            if not member.field.choices:
                free.add(member.name)
    return {name: frozenset(words) for name, words in found.items() if name not in free}


FIXED = _fixed()
"""State field -> the words that kinds set it to, where they set it to no others."""


class NoSuchWordError(DomainError):
    """A state field is never that."""

    def __init__(self, *, field: str, value: str) -> None:
        words = sorted(FIXED[field])
        plain = value.casefold().replace("_", "-").replace(" ", "-")
        near = get_close_matches(plain, words, n=3)
        advice = f"did you mean {' or '.join(near)}?" if near else _all(words)
        super().__init__(f"{field} is never {value!r}; {advice}")
        self.field = field
        self.value = value


def _all(words: list[str]) -> str:
    return f"it can be {', '.join(words)}"


def ensure_word(field: str, value: object) -> None:
    """Hold that a state field can be a value.

    Raises:
        NoSuchWordError: it has fixed words, and this is none of them.
    """
    if isinstance(value, str) and field in FIXED and value not in FIXED[field]:
        raise NoSuchWordError(field=field, value=value)
