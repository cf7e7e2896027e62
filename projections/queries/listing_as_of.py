"""The register as of a moment: subjects of whom something holds then."""

from typing import Any

import sqlalchemy as sa

from projections.moment import Moment
from projections.queries.register import (
    KEPT_FROM,
    Entrance,
    Listed,
    Page,
    Sought,
    entered,
    listed,
)
from projections.reader import Reader


def standing(
    sought: Sought, moment: Moment, *, after: Entrance | None = None
) -> sa.Select[Any]:
    """Select subjects of whom something holds, by family and oldest reference.

    Columns: family, normalised, subject. What was withdrawn, and what is not so yet,
    is left out.
    """
    name, setting = moment.tables["name"], moment.tables["setting"]
    something = (
        sa.exists()
        .where(setting.c.subject == name.c.subject)
        .where(setting.c.value != "null")
        .where(*moment.holds(setting))
    )
    few = bool(sought.linked)
    return entered(sought, moment, after=after, few=few).where(something)


def page_at(
    reader: Reader,
    moment: Moment,
    sought: Sought,
    *,
    first: int = 50,
    after: Entrance | None = None,
) -> Page:
    """Read a page of them; what ``keep`` tells is told until the page is full."""
    keep, found = sought.keep, list[Listed]()
    size = first + 1 if keep is None else max(first + 1, KEPT_FROM)
    while True:
        rows = reader.rows(standing(sought, moment, after=after).limit(size))
        places = [Entrance(row.family, row.normalised, row.subject) for row in rows]
        read = listed(reader, moment, [place.subject for place in places])
        found += [
            one._replace(place=place)
            for one, place in zip(read, places, strict=True)
            if keep is None or keep(one.values)
        ]
        if len(found) > first or len(places) < size:
            return Page(tuple(found[:first]), len(found) > first)
        after = places[-1]
