"""Answers without tables: the log is read from its start and folded for each."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from heapq import nlargest

from benchmarks.drawn import Drawn
from benchmarks.workshop import Trial
from domain.content import Content
from domain.entry import Entry, Fact
from domain.references import Ref
from domain.state.amendments import apply_amendments
from domain.state.fold import fold_state

PAGE = 50


def _read(one: Trial, drawn: Drawn) -> Iterator[Entry]:
    """Read the log up to a position, page by page."""
    position = 0
    while page := one.log.entries_after(position, stop=drawn.position):
        yield from page
        position = page[-1].position


def _by_subject(one: Trial, drawn: Drawn, *families: str) -> Mapping[Ref, list[Entry]]:
    found: dict[Ref, list[Entry]] = defaultdict(list)
    for entry in _read(one, drawn):
        if entry.subject.family in families:
            found[entry.subject].append(entry)
    return found


def _matrix(one: Trial, drawn: Drawn) -> object:
    """Fold areas, roles and bodies: nothing says which are of the framework."""
    day, position = drawn.day.toordinal(), drawn.position
    found = _by_subject(one, drawn, "area", "role", "body")
    return [fold_state(some, day=day, position=position) for some in found.values()]


def _coverage(one: Trial, drawn: Drawn) -> object:
    """Fold mandates, and keep what any entry follows from."""
    day, position = drawn.day.toordinal(), drawn.position
    followed: set[str] = set()
    mandates: dict[Ref, list[Entry]] = defaultdict(list)
    for entry in _read(one, drawn):
        followed.add(entry.content.follows_from)
        if entry.subject.family == "mandate":
            mandates[entry.subject].append(entry)
    return [fold_state(some, day=day, position=position) for some in mandates.values()]


def _subject(one: Trial, drawn: Drawn) -> object:
    """Fold the entries of one subject, which the log finds by itself."""
    subject_id = Ref.parse(drawn.subject).subject_id
    entries = one.log.load([subject_id])[subject_id].entries
    return fold_state(entries, day=drawn.day.toordinal(), position=drawn.position)


def _timeline(one: Trial, drawn: Drawn) -> object:
    """Keep what names the area, and what was done to that."""
    kept: dict[str, Entry] = {}
    for entry in _read(one, drawn):
        if entry.content.target in kept or _names(entry.content, drawn.area):
            kept[str(entry.event_id)] = entry
    facts = apply_amendments(list(kept.values()))
    day = drawn.day.toordinal()
    return nlargest(PAGE, (one for one in facts if one.last <= day), key=_last)


def _last(fact: Fact) -> tuple[int, int]:
    return fact.last, fact.position


def _names(content: Content, reference: str) -> bool:
    if content.subject == reference or reference in content.concerns:
        return True
    return any(
        value == reference or (isinstance(value, list) and reference in value)
        for value in content.data.values()
    )


FOLDS: Mapping[str, Callable[[Trial, Drawn], object]] = {
    "matrix": _matrix,
    "timeline of an area": _timeline,
    "subject and history": _subject,
    "coverage": _coverage,
}
"""By question. A timeline of all takes what reading the whole log does."""
