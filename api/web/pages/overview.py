"""The first page: what this is, and where cooperation stands."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from api.web.page import Page
from api.web.pages.matrix import sections_of
from api.web.pictures.strip import scale_of, strip_of
from api.web.reading import Reading
from api.web.rendering import Sayings

NAMED, NOT_STATED = "NAMED", "NOT_STATED"


def overview(reading: Reading) -> Page:
    """Show the areas at a glance, and what is new, coming, due and without a lead."""
    day = reading.as_of
    tomorrow = min(day, date.max - timedelta(days=1)) + timedelta(days=1)
    at = reading.ask("overview", tomorrow=tomorrow.isoformat())
    areas = at["matrix"] or ()
    say = Sayings(reading.language)
    found = {row["subject"]["ref"]: row["counts"] for row in at["heatMap"]["rows"]}
    counted = {one["area"]["ref"]: found.get(one["area"]["ref"]) for one in areas}
    scale = scale_of([one for one in counted.values() if one], day.year)
    strips = {ref: strip_of(counts, scale, say) for ref, counts in counted.items()}
    facts = {
        **at,
        "sections": sections_of(areas),
        "strips": strips,
        "years": scale.years,
        "groups": _groups(areas),
        "leads_by_state": Counter(
            lead["state"] for area in areas for lead in area["leads"]
        ),
        "without_lead": [one["area"] for one in areas if _lacks_lead(one)],
    }
    return Page("overview.html", facts)


def _groups(areas: Sequence[Mapping[str, Any]]) -> Counter[str]:
    """Count the working groups by their stage, each group once."""
    found = {
        group["group"]["ref"]: group["stage"]
        for area in areas
        for group in area["groups"]
    }
    return Counter(found.values())


def _lacks_lead(area: Mapping[str, Any]) -> bool:
    """Return whether no entity has identified a lead officer for an area."""
    return all(lead["state"] == NOT_STATED for lead in area["leads"])
