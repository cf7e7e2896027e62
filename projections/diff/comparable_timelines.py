"""What is compared of timelines: each entry, with all that it says."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from domain.content import to_plain
from projections.diff.changed_between import (
    select_comparable_entries,
    select_entries_in_timeline,
)
from projections.diff.comparison import (
    BATCH_SIZE,
    Cells,
    ComparedItem,
    ComparedItems,
    ComparisonKey,
    ComparisonRequest,
    ReadBatches,
    member_ids_of,
)
from projections.moment import Moment
from projections.projector.fact_views import ALL_SCOPES
from projections.queries.entries import EffectiveEntry, read_entries
from projections.queries.timelines.filters import MemberIds
from projections.reader import Reader


def compare_timeline(asked: ComparisonRequest) -> ReadBatches:
    """Compare the entries of a timeline, by their positions."""
    scopes = member_ids_of(asked) or (ALL_SCOPES,)

    def read(
        after: ComparisonKey | None,
    ) -> Iterator[tuple[ComparedItems, ComparedItems]]:
        last = after.entry if after else 0
        while True:
            statement = select_comparable_entries(asked.span, scopes, last)
            rows = asked.reader.rows(statement.limit(BATCH_SIZE))
            before, later = (
                _entries(asked.reader, moment, scopes, rows) for moment in asked.span
            )
            yield before, later
            if len(rows) < BATCH_SIZE:
                return
            last = rows[-1].entry

    return read


def _entries(
    reader: Reader, moment: Moment, scopes: MemberIds, rows: Sequence[sa.Row[Any]]
) -> ComparedItems:
    subjects = tuple({row.subject for row in rows})
    entries = tuple({row.entry for row in rows})
    standing = select_entries_in_timeline(moment, scopes, subjects, entries)
    positions = [row.entry for row in reader.rows(standing)] if rows else []
    items = read_entries(reader, moment, positions)
    return {
        ComparisonKey(entry=at): ComparedItem(item.content.subject, _said(item))
        for at, item in items.items()
    }


def _said(item: EffectiveEntry) -> Cells:
    content = item.content
    occurred = content.occurred.date if content.occurred else None
    sources = [f"{s.document} {s.paragraph}".rstrip() for s in content.sources]
    said = {
        "kind": content.kind,
        "occurred": occurred,
        "title": to_plain(content.title),
        "text": to_plain(content.text),
        "narrative": to_plain(content.narrative),
        "concerns": list(content.concerns),
        "sources": sources,
        **content.data,
    }
    return {name: (value, item.position) for name, value in said.items() if value}
