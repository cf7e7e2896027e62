"""Where each matter is told: in one section, so that no entry is told twice."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from domain.kinds import Reported
from reports.data import Gathered
from reports.mapping import Part, Section
from reports.matters.grouping import is_ours
from reports.matters.matter import Matter
from reports.selection import chosen

PLANS = "plans"
"""The sort of part that tells plans, and nothing else."""
AREA = "matters"
"""The sort of part that tells of an area, if it names any."""


def matters_by_section(
    gathered: Gathered, matters: Sequence[Matter], shows: Collection[str]
) -> Mapping[str, tuple[Matter, ...]]:
    """Give each matter to the section that tells it.

    A section on an area comes before the others, which come in the order of the file.
    A matter that several sections on areas could tell is of the cooperation as a whole.

    Args:
        shows: the sorts of parts that tell matters.

    Returns:
        Key of a section -> its matters; those that no section tells under "".
    """
    parts = [
        (section, part)
        for section in gathered.sections.sections
        for part in section.parts
        if part.shows in shows
    ]
    found: dict[str, list[Matter]] = defaultdict(list)
    for one in matters:
        found[_home(gathered, one, parts)].append(one)
    return {key: tuple(some) for key, some in found.items()}


def _home(
    gathered: Gathered, matter: Matter, parts: Sequence[tuple[Section, Part]]
) -> str:
    takers = [
        (section.key, _is_on_area(part))
        for section, part in parts
        if is_taken_by(gathered, matter, part)
    ]
    on_areas = [key for key, is_on_area in takers if is_on_area]
    others = [key for key, is_on_area in takers if not is_on_area]
    if len(on_areas) == 1:
        return on_areas[0]
    return (others or on_areas or [""])[0]


def is_taken_by(gathered: Gathered, matter: Matter, part: Part) -> bool:
    """Return whether a part tells a matter: plans stand apart from what was done."""
    is_told = matter.reported is Reported.PROSE or not matter.is_place
    if not is_told or matter.reported is Reported.NEVER:
        return False
    if matter.is_plan != (part.shows == PLANS) or not is_ours(gathered, matter):
        return False
    if matter.sort == "areas" and not matter.narrated and part.shows == AREA:
        return False  # the table of areas shows it
    told = matter.entries if _is_on_area(part) else (matter.leading,)
    return bool(chosen(told, part, gathered.identify, gathered.about))


def _is_on_area(part: Part) -> bool:
    return part.shows == AREA and any(choice.about for choice in part.takes)
