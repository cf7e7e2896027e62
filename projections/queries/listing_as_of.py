"""The register as of a moment: subjects of whom something holds then."""

from typing import Any

import sqlalchemy as sa

from projections.moment import Moment
from projections.queries.register import (
    FILTERED_BATCH_SIZE,
    ListedSubject,
    RegisterCursor,
    SubjectFilter,
    SubjectPage,
    read_subjects,
    select_subjects,
)
from projections.reader import Reader


def select_existing_subjects(
    sought: SubjectFilter, moment: Moment, *, after: RegisterCursor | None = None
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
    return select_subjects(sought, moment, after=after, few=few).where(something)


def read_existing_subjects(
    reader: Reader,
    moment: Moment,
    sought: SubjectFilter,
    *,
    first: int = 50,
    after: RegisterCursor | None = None,
) -> SubjectPage:
    """Read a page of them; what ``keep`` tells is told until the page is full."""
    keep, found = sought.keep, list[ListedSubject]()
    size = first + 1 if keep is None else max(first + 1, FILTERED_BATCH_SIZE)
    while True:
        rows = reader.rows(
            select_existing_subjects(sought, moment, after=after).limit(size)
        )
        places = [
            RegisterCursor(row.family, row.normalised, row.subject) for row in rows
        ]
        read = read_subjects(reader, moment, [place.subject for place in places])
        found += [
            one._replace(cursor=place)
            for one, place in zip(read, places, strict=True)
            if keep is None or keep(one.values)
        ]
        if len(found) > first or len(places) < size:
            return SubjectPage(tuple(found[:first]), len(found) > first)
        after = places[-1]
