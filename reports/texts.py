"""Texts that people wrote for a report: which stand where, and which are in conflict.

A text names the texts that its writer saw; those it takes the place of. Of two that
did not see each other both stand, until somebody who saw both writes a third.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from domain.texts import LANGUAGES
from projections.moment import Moment
from projections.names.resolution import find_subject_id
from projections.queries.entries import EffectiveEntry
from projections.queries.subjects import read_facts
from projections.reader import Reader

WRITTEN = "document.text-written"
LEFT_EMPTY = "document.left-empty"
EMPTY = "empty"
"""How a passage stands that was left empty on purpose."""

_IN_PLACE = "in place"
_ON_AN_ENTRY = re.compile(r"[^/]+/[0-9a-f]{12}")
_BESIDE = ("before", "after", "footnote")

FORMER_SECTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "areas": ("arrangements", "objective"),
        "cooperation": ("programme",),
        "introduction": ("about", "mandates"),
        "next-steps": ("calendar",),
        "overview": ("timeline",),
    }
)
"""Section -> what an earlier version called its sections. Texts that were written for
those still find their place."""

Place = tuple[str, str]
"""Key of a paragraph, and language."""


class Written(NamedTuple):
    """One text that stands, in one language.

    Attributes:
        event_id, position: of the entry that holds it.
        passage: key of the paragraph that it is for, such as ``overview/2018``.
        how: ``replaces``, ``before``, ``after``, ``fills``, ``footnote`` or ``empty``.
        words: the text; of an empty passage why it is so, if somebody said it.
        official: whether a source prints the words.
        by, entity: actor ids of who wrote it and for whom.
        conflict: whether another text stands there that its writer did not see.
    """

    event_id: str
    position: int
    passage: str
    how: str
    language: str
    words: str
    official: bool
    by: str
    entity: str
    recorded_at: datetime | None
    conflict: bool = False

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Its paragraphs: an empty line parts them, a single line break does not."""
        parts = (" ".join(one.split()) for one in _parted(self.words))
        return tuple(one for one in parts if one)

    @property
    def slot(self) -> str:
        """Where it stands: two texts in one slot are in conflict."""
        return _slot_of(self.how)


class Texts:
    """The texts of one report that stand at a moment, in the order of recording."""

    def __init__(self, standing: Mapping[Place, tuple[Written, ...]]) -> None:
        self._standing = MappingProxyType(dict(standing))

    def at(self, passage: str, language: str, *hows: str) -> tuple[Written, ...]:
        """Give the texts at a paragraph in a language; ``hows`` chooses among them."""
        passages = (passage, *former_passages(passage))
        found = [o for p in passages for o in self._standing.get((p, language), ())]
        return tuple(one for one in found if not hows or one.how in hows)

    def is_empty(self, passage: str, language: str) -> bool:
        """Tell whether a paragraph was left empty on purpose, and nothing else."""
        found = [o for o in self.at(passage, language) if o.slot == _IN_PLACE]
        return bool(found) and all(one.how == EMPTY for one in found)

    def on_entries(self, section: str, language: str) -> tuple[Written, ...]:
        """Give the texts that were written for single entries told in a section.

        An earlier version had a paragraph for each entry, with a key such as
        ``gender/0123456789ab``; a paragraph is now that of its section.
        """
        sections = (section, *FORMER_SECTIONS.get(section, ()))
        return tuple(
            one
            for (passage, code), some in self._standing.items()
            if code == language
            and _ON_AN_ENTRY.fullmatch(passage)
            and passage.partition("/")[0] in sections
            for one in some
        )

    def all(self) -> Iterator[Written]:
        """List every text, by paragraph and language."""
        for place in sorted(self._standing):
            yield from self._standing[place]

    def passages(self) -> tuple[str, ...]:
        """List the keys of paragraphs at which something stands."""
        return tuple(dict.fromkeys(passage for passage, _ in sorted(self._standing)))

    def languages(self, passage: str) -> tuple[str, ...]:
        """List the languages in which something stands at a paragraph."""
        return tuple(one for one in LANGUAGES if (passage, one) in self._standing)

    def seen(self, passage: str, how: str, languages: Iterable[str]) -> tuple[str, ...]:
        """Name the entries that a text written there now would take the place of."""
        slot = _slot_of(how)
        found = (one for code in languages for one in self.at(passage, code))
        return tuple(dict.fromkeys(o.event_id for o in found if o.slot == slot))

    def conflicts(self) -> tuple[tuple[Written, ...], ...]:
        """List the texts that stand in conflict, those of one slot together."""
        found: dict[tuple[str, str, str], list[Written]] = defaultdict(list)
        for one in self.all():
            if one.conflict:
                found[one.passage, one.language, one.slot].append(one)
        return tuple(map(tuple, found.values()))


def former_passages(passage: str) -> Iterator[str]:
    """List the keys that an earlier version had for a passage."""
    section, slash, rest = passage.partition("/")
    for former in FORMER_SECTIONS.get(section, ()):
        yield f"{former}{slash}{rest}"


NO_TEXTS = Texts({})


def texts_at(reader: Reader, moment: Moment, report: str) -> Texts:
    """Give the texts of a report that stand at a moment.

    They are told by what the log knew, not by the day in the world: a report on the
    past is written later.

    Args:
        report: the document, as ``document:reference``; empty for none.

    Raises:
        UnknownSubjectError: nothing is called that.
    """
    if not report:
        return NO_TEXTS
    subject = find_subject_id(reader, moment, report)
    return texts_of(read_facts(reader, moment, [subject])[subject])


def texts_of(facts: Iterable[EffectiveEntry]) -> Texts:
    """Give the texts that stand among the facts of a report."""
    said = [one for one in facts if one.content.kind in (WRITTEN, LEFT_EMPTY)]
    replaced: dict[Place, set[str]] = defaultdict(set)
    written: dict[Place, list[Written]] = defaultdict(list)
    for item in sorted(said, key=lambda one: one.position):
        for one in _read(item):
            place = one.passage, one.language
            replaced[place] |= set(item.content.data.get("replaces_texts", ()))
            written[place].append(one)
    left = {
        place: [one for one in found if one.event_id not in replaced[place]]
        for place, found in written.items()
    }
    return Texts({place: _marked(found) for place, found in left.items() if found})


def _marked(found: list[Written]) -> tuple[Written, ...]:
    slots = [one.slot for one in found]
    return tuple(one._replace(conflict=slots.count(one.slot) > 1) for one in found)


def _read(item: EffectiveEntry) -> Iterator[Written]:
    data = item.content.data
    if item.content.kind == LEFT_EMPTY:
        for language in data.get("empty_in") or LANGUAGES:
            wording = data.get("cause", {}).get(language, {"words": ""})
            yield _one(item, EMPTY, language, wording)
    else:
        for language, wording in data.get("wording", {}).items():
            yield _one(item, data.get("how", "replaces"), language, wording)


def _one(
    item: EffectiveEntry, how: str, language: str, wording: Mapping[str, Any]
) -> Written:
    content = item.content
    return Written(
        event_id=item.event_id,
        position=item.position,
        passage=content.data.get("passage", ""),
        how=how,
        language=language,
        words=wording["words"],
        official=wording.get("official", False),
        by=content.by,
        entity=content.entity,
        recorded_at=item.recorded_at,
    )


def _slot_of(how: str) -> str:
    return how if how in _BESIDE else _IN_PLACE


def _parted(words: str) -> list[str]:
    lines = (line.strip() for line in words.splitlines())
    return "\n".join(lines).split("\n\n")
