"""The mapping of sections: which sections a report has, and which entries each tells.

It is a file in YAML that a secretariat may change; its bytes are kept with an edition.
"""

from collections.abc import Mapping as Table
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml
from msgspec.structs import replace

from domain.errors import DomainError

Time = Literal["period", "standing"]
Which = Literal["every", "first", "later"]


class MappingError(DomainError):
    """The file of sections cannot be used; the sentence says where and why."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(
            f"the mapping of sections cannot be used: {reason}; docs/report.md "
            "describes the file"
        )
        self.reason = reason


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which entries; what is left empty leaves all, what is given must all hold.

    Attributes:
        kinds: stored names, or families as ``meeting.*``.
        about: references; an entry is about, concerns or names one of them.
        where: own field -> values; the entry has one of them.
    """

    kinds: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    where: dict[str, tuple[str, ...]] = {}


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One part of a section: what it shows, of which entries.

    Attributes:
        shows: name of a sort of part, such as ``years`` or ``matrix``.
        takes: entries that it tells; any of these choices.
        leaves: entries that it does not tell; any of these choices.
        of: entries of the period, or all that stand at the moment.
        lead: key of a fixed sentence that comes first, or empty.
        apart: whether a matter that takes several sentences has a paragraph of its own.
        report: whether it stands in every report, in the first one to the same bodies,
            or only in later ones.
    """

    shows: str
    takes: tuple[Choice, ...] = ()
    leaves: tuple[Choice, ...] = ()
    of: Time = "period"
    lead: str = ""
    apart: bool = False
    report: Which = "every"


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One section.

    Attributes:
        key: its name in keys of paragraphs; people write texts for it by this name.
        heading: key of a fixed heading, or words by language; empty for none.
        level: 1, or 2 within the section above.
        optional: of earlier files; every section without content is left out.
        numbered: whether its heading and its paragraphs have numbers.
    """

    key: str
    heading: str | dict[str, str]
    level: int = 1
    parts: tuple[Part, ...] = ()
    optional: bool = False
    numbered: bool = True


class Together(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One subject, or several named together, and the short word for them.

    Attributes:
        called: key of fixed words, such as "the three entities", or words by language.
    """

    of: tuple[str, ...]
    called: str | dict[str, str]


class Mapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The sections of a report, in order.

    Attributes:
        framework: decision whose areas the matrix shows, such as ``mandate:MC-3/11``.
        body: the body that reports.
        entities: those whose heads endorse the report, and who cooperate.
        together: what one or several subjects are called in running text.
        gone: parts of an earlier version that are not printed any more, such as
            ``unplaced/unplaced``: key of the section and sort of the part.
    """

    name: str
    title: str | dict[str, str]
    framework: str
    body: str
    entities: tuple[str, ...]
    sections: tuple[Section, ...]
    together: tuple[Together, ...] = ()
    gone: tuple[str, ...] = ()


RENAMED = {"clauses": "matters", "sentences": "matters"}
"""Sorts of parts of an earlier version -> what they are called now."""
GONE = frozenset({"corrections", "unplaced"})
"""Sorts of parts of an earlier version that only the checklist has now."""
DEFAULT = "joint-report.yaml"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 20
"""Levels of a file; a file of brackets would overrun what reads it."""
MOST_ALIASES = 100
"""Places that repeat others: a few lines could stand for more than any memory holds."""


@lru_cache(maxsize=16)
def read_mapping(content: bytes) -> Mapping:
    """Read a file of sections.

    Raises:
        MappingError: it is no YAML, has another shape, or says a thing twice.
    """
    try:
        _check_size(content)
        found = msgspec.yaml.decode(content, type=Mapping)
    except (msgspec.MsgspecError, yaml.YAMLError) as error:
        raise MappingError(reason=str(error)) from error
    keys = [one.key for one in found.sections]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise MappingError(reason=f"several sections have the key {', '.join(twice)}")
    return _renewed(found)


def _renewed(found: Mapping) -> Mapping:
    """Read a file of an earlier version: parts have new names, or are gone."""
    gone: list[str] = []
    sections: list[Section] = []
    for section in found.sections:
        kept = [one for one in section.parts if one.shows not in GONE]
        gone += [f"{section.key}/{o.shows}" for o in section.parts if o.shows in GONE]
        if kept or not section.parts:
            parts = tuple(
                replace(one, shows=RENAMED.get(one.shows, one.shows)) for one in kept
            )
            sections.append(replace(section, parts=parts))
    return replace(found, sections=tuple(sections), gone=tuple(gone))


def _check_size(content: bytes) -> None:
    """Refuse what would be too much to read, from its events alone."""
    depth = aliases = 0
    for event in yaml.parse(content, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        aliases += isinstance(event, yaml.AliasEvent)
        if depth > DEEPEST:
            raise MappingError(reason=f"it goes over {DEEPEST} levels deep")
        if aliases > MOST_ALIASES:
            raise MappingError(reason=f"it has over {MOST_ALIASES} aliases")


def default_mapping() -> bytes:
    """Give the file of sections that comes with this."""
    return files("reports.mappings").joinpath(DEFAULT).read_bytes()


def in_words(heading: str | Table[str, str], language: str) -> tuple[str, str] | None:
    """Give words that a mapping spells out, and their language; None for a key."""
    if isinstance(heading, str):
        return None
    for code in (language, "en", *sorted(heading)):
        if code in heading:
            return heading[code], "" if code == language else code
    raise MappingError(reason="a heading has no words")
