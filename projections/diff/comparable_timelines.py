"""What is compared of timelines: each entry, with all that it says."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from domain.content import plain
from projections.diff.changed_between import entries_between, standing_in
from projections.diff.comparison import (
    AT_ONCE,
    Cells,
    Compared,
    Parts,
    Place,
    Thing,
    Things,
    scopes_of,
)
from projections.moment import Moment
from projections.projector.views import ALL
from projections.queries.entries import Item, items_at
from projections.queries.timeline_filters import Scopes
from projections.reader import Reader


def timeline(asked: Compared) -> Parts:
    """Compare the entries of a timeline, by their positions."""
    scopes = scopes_of(asked) or (ALL,)

    def read(after: Place | None) -> Iterator[tuple[Things, Things]]:
        last = after.entry if after else 0
        while True:
            statement = entries_between(asked.span, scopes, last)
            rows = asked.reader.rows(statement.limit(AT_ONCE))
            before, later = (
                _entries(asked.reader, moment, scopes, rows) for moment in asked.span
            )
            yield before, later
            if len(rows) < AT_ONCE:
                return
            last = rows[-1].entry

    return read


def _entries(
    reader: Reader, moment: Moment, scopes: Scopes, rows: Sequence[sa.Row[Any]]
) -> Things:
    subjects = tuple({row.subject for row in rows})
    entries = tuple({row.entry for row in rows})
    standing = standing_in(moment, scopes, subjects, entries)
    positions = [row.entry for row in reader.rows(standing)] if rows else []
    items = items_at(reader, moment, positions)
    return {
        Place(entry=at): Thing(item.content.subject, _said(item))
        for at, item in items.items()
    }


def _said(item: Item) -> Cells:
    content = item.content
    occurred = content.occurred.date if content.occurred else None
    sources = [f"{s.document} {s.paragraph}".rstrip() for s in content.sources]
    said = {
        "kind": content.kind,
        "occurred": occurred,
        "title": plain(content.title),
        "text": plain(content.text),
        "concerns": list(content.concerns),
        "sources": sources,
        **content.data,
    }
    return {name: (value, item.position) for name, value in said.items() if value}
