"""Doubts: what a person should look at before recording, and can confirm."""

from collections.abc import Callable, Iterable, Iterator
from uuid import UUID

from domain.content import Source
from domain.entry import Fact
from domain.recording.refusals import Doubt
from domain.references import Ref

Known = Callable[[UUID], bool]
"""Tells whether the log (or this act) holds any entry on a subject."""

Near = Callable[[Ref], Iterable[str]]
"""Gives known references that read like one, of the same family."""

MOST_ADVISED = 5
"""For so many unknown references of a unit it is said what reads like them."""


class Doubts:
    """What is doubtful in one unit, gathered act by act."""

    def __init__(self) -> None:
        self._resembled: list[Fact] = []
        self._named: dict[str, None] = {}

    def of_new(self, fact: Fact, resembled: Fact | None) -> None:
        """Look at a new fact, and at the one that says the same, if there is one."""
        if resembled is not None and resembled.position:
            self._resembled.append(resembled)
        self._named |= dict.fromkeys(_names(fact))

    def of_named(self, references: Iterable[str]) -> None:
        """Look at subjects that an act names beside those of its facts."""
        self._named |= dict.fromkeys(references)

    def of_amended(self, before: Fact | None, after: Fact) -> None:
        """Look at what a fact names since it was amended and did not name before."""
        known = frozenset(_names(before)) if before else frozenset[str]()
        self._named |= dict.fromkeys(one for one in _names(after) if one not in known)

    def found(self, known: Known, *, near: Near) -> list[Doubt]:
        """List them: likely duplicates, then subjects that no entry is about."""
        duplicates = map(_duplicate, self._resembled)
        return [*duplicates, *_unknown(self._named, known, near)]


def documents(sources: Iterable[Source]) -> Iterator[str]:
    """List the documents that sources name."""
    return (source.document for source in sources if source.document)


def _names(fact: Fact) -> Iterator[str]:
    yield from fact.links
    yield from documents(fact.content.sources)


def _duplicate(resembled: Fact) -> Doubt:
    """Point out an entry of the same subject, kind and item on overlapping days."""
    sentence = (
        f"{resembled.label} may say the same: confirm to record both, or add "
        f"your source to it as a further source"
    )
    identity = str(resembled.event_id)
    return Doubt("likely-duplicate", sentence, resembled.position, identity)


def _unknown(references: Iterable[str], known: Known, near: Near) -> Iterator[Doubt]:
    refs = dict.fromkeys(map(Ref.parse, references))
    unknown = [ref for ref in refs if not known(ref.subject_id)]
    for number, ref in enumerate(unknown):
        # A sheet may name thousands, and looking for what is alike takes its time.
        found = near(ref) if number < MOST_ADVISED else ()
        alike = [f"{ref.family}:{one}" for one in found]
        advice = f"; did you mean {' or '.join(alike)}?" if alike else ""
        sentence = f"no entry of the log is about {ref} yet{advice}"
        yield Doubt("unknown-reference", sentence)
