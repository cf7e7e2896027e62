"""Where each matter is told: in one section, so that no entry is told twice."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from domain.kinds import Reported
from reports.data import ReportData
from reports.mapping import Part
from reports.matters.grouping import concerns_cooperation
from reports.matters.matter import Matter
from reports.selection import EntryFilter

PLANS = "plans"
"""The sort of part that tells plans, and nothing else."""
AREA = "matters"
"""The sort of part that tells of an area, if it names any."""


TELL_MATTERS = frozenset({AREA, "changes", PLANS, "years"})
"""The sorts of parts that tell the matters of the period, each in one section."""


class PartFilter:
    """Tells of matters whether a part tells them: plans apart from what was done."""

    def __init__(self, report_data: ReportData, part: Part) -> None:
        self._report_data = report_data
        self._entries = EntryFilter(part, report_data.identify, report_data.about)
        self._shows = part.shows
        self.is_on_area = part.shows == AREA and any(o.about for o in part.takes)

    def includes(self, matter: Matter) -> bool:
        """Tell whether the part tells a matter, if its section is its home."""
        is_told = matter.reported is Reported.PROSE or not matter.is_place
        if not is_told or matter.reported is Reported.NEVER:
            return False
        if matter.is_plan != (self._shows == PLANS):
            return False
        if matter.sort == "areas" and not matter.narrated and self._shows == AREA:
            return False  # the table of areas shows it
        told = matter.entries if self.is_on_area else (matter.leading,)
        return any(map(self._entries.includes, told))


def matters_by_section(
    report_data: ReportData, matters: Sequence[Matter]
) -> Mapping[str, tuple[Matter, ...]]:
    """Give each matter to the section that tells it.

    A section on an area comes before the others, which come in the order of the file.
    A matter that several sections on areas could tell is of the cooperation as a whole.

    Returns:
        Key of a section -> its matters; those that no section tells under "".
    """
    filters = [
        (section.key, PartFilter(report_data, part))
        for section in report_data.sections.sections
        for part in section.parts
        if part.shows in TELL_MATTERS
    ]
    found: dict[str, list[Matter]] = defaultdict(list)
    for one in matters:
        home = _home(one, filters) if concerns_cooperation(report_data, one) else ""
        found[home].append(one)
    return {key: tuple(some) for key, some in found.items()}


def _home(matter: Matter, filters: Sequence[tuple[str, PartFilter]]) -> str:
    able = [(key, one) for key, one in filters if one.includes(matter)]
    on_areas = [key for key, one in able if one.is_on_area]
    others = [key for key, one in able if not one.is_on_area]
    if len(on_areas) == 1:
        return on_areas[0]
    return (others or on_areas or [""])[0]
