"""Doubts: what somebody should look at before recording, and can confirm."""

from collections.abc import Callable, Iterable, Iterator

from domain.content import Source
from domain.entry import Fact
from domain.recording.refusals import Doubt
from domain.references import Ref

IsKnown = Callable[[str], bool]
"""Takes a reference; returns whether the log or this unit has an entry about it."""

FindSimilar = Callable[[Ref], Iterable[str]]
"""Takes a reference; returns similar known references of the same family."""

MAX_SUGGESTIONS = 5
"""Similar references are looked up for so many unknown references of a unit."""


class Doubts:
    """Collects what is doubtful in a unit of work, act by act."""

    def __init__(self) -> None:
        self._duplicated: list[Fact] = []
        self._named: dict[str, None] = {}

    def add_new(self, fact: Fact, duplicated: Fact | None) -> None:
        """Add a new fact, and the fact that says the same already, if there is one."""
        if duplicated is not None and duplicated.position:
            self._duplicated.append(duplicated)
        self._named |= dict.fromkeys(_references(fact))

    def add_references(self, references: Iterable[str]) -> None:
        """Add references that an act names in addition to those of its facts."""
        self._named |= dict.fromkeys(references)

    def add_amended(self, before: Fact | None, after: Fact) -> None:
        """Add the references that a fact names only since it was amended."""
        known = frozenset(_references(before)) if before else frozenset[str]()
        new = (one for one in _references(after) if one not in known)
        self._named |= dict.fromkeys(new)

    def find(self, is_known: IsKnown, *, find_similar: FindSimilar) -> list[Doubt]:
        """List the doubts: likely duplicates, then subjects without any entry."""
        duplicates = map(_duplicate, self._duplicated)
        return [*duplicates, *_unknown(self._named, is_known, find_similar)]


def cited_documents(sources: Iterable[Source]) -> Iterator[str]:
    """List the documents that sources cite."""
    return (source.document for source in sources if source.document)


def _references(fact: Fact) -> Iterator[str]:
    yield from fact.links
    yield from cited_documents(fact.content.sources)


def _duplicate(duplicated: Fact) -> Doubt:
    sentence = (
        f"{duplicated.label} may say the same: confirm to record both, or add "
        f"your source to it as a further source"
    )
    identity = str(duplicated.event_id)
    return Doubt("likely-duplicate", sentence, duplicated.position, identity)


def _unknown(
    references: Iterable[str], is_known: IsKnown, find_similar: FindSimilar
) -> Iterator[Doubt]:
    unknown = (one for one in references if not is_known(one))
    for number, ref in enumerate(dict.fromkeys(map(Ref.parse, unknown))):
        # A sheet may name thousands, and each search for similar ones takes time.
        found = find_similar(ref) if number < MAX_SUGGESTIONS else ()
        similar = [f"{ref.family}:{one}" for one in found]
        advice = f"; did you mean {' or '.join(similar)}?" if similar else ""
        sentence = f"no entry of the log is about {ref} yet{advice}"
        yield Doubt("unknown-reference", sentence)
