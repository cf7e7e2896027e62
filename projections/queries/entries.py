"""Entries as they stood at a moment, with what they name."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from domain.content import Content, decode
from domain.dates.edtf import Edtf
from domain.entry import Entry, linked_references, possible_days
from domain.kinds import KINDS
from projections.moment import Moment
from projections.prepared_statements import is_in, prepared
from projections.reader import Reader
from store.instants import read_instant
from store.tables import log


class EffectiveEntry(NamedTuple):
    """One entry as it stood at a moment.

    Attributes:
        position: its number in the log.
        subject: identifier of the subject it is about.
        counts_from: the day it counts from, an ordinal; ``first`` and ``last``: the
            days on which it can have happened (or begun).
        recorded_at: when the log learnt it, in UTC.
        event_id: its identity, to correct, withdraw or attest it.
        is_as_written: whether its amendments are left out.
    """

    position: int
    subject: str
    first: int
    last: int
    counts_from: int
    content: Content
    recorded_at: datetime | None
    event_id: str
    is_as_written: bool = False

    @property
    def edtf(self) -> Edtf | None:
        """When it was so, if a date is known."""
        occurred = self.content.occurred
        return Edtf.parse(occurred.date) if occurred else None


@prepared
def select_facts(positions: Collection[int], moment: Moment) -> sa.Select[Any]:
    """Select facts by position, as they stood at the moment."""
    table = moment.tables["fact"]
    written = log.c.position == table.c.entry
    return (
        sa.select(
            table.c.entry,
            table.c.subject,
            table.c.kind,
            table.c.first,
            table.c.last,
            table.c.counts_from,
            table.c.content,
            log.c.recorded_at,
            log.c.event_id,
        )
        .join(log, written)
        .where(is_in(table.c.entry, positions))
        .where(*moment.known(table))
        .order_by(table.c.entry)
    )


def read_entries(
    reader: Reader, moment: Moment, positions: Collection[int]
) -> dict[int, EffectiveEntry]:
    """Read entries as they stood at a moment, by position; what is void is left out."""
    if not positions:
        return {}
    rows = reader.rows(select_facts(positions, moment))
    return {
        row.entry: EffectiveEntry(
            position=row.entry,
            subject=row.subject,
            first=row.first,
            last=row.last,
            counts_from=row.counts_from,
            content=decode(row.content),
            recorded_at=read_instant(row.recorded_at),
            event_id=format_uuid(row.event_id),
        )
        for row in rows
    }


def entry_as_written(entry: Entry) -> EffectiveEntry:
    """Return an entry as it was written, without its amendments."""
    _, first, last = possible_days(entry.content)
    return EffectiveEntry(
        position=entry.position,
        subject=entry.subject.subject_id.hex,
        first=first,
        last=last,
        counts_from=last,
        content=entry.content,
        recorded_at=entry.recorded_at,
        event_id=str(entry.event_id),
        is_as_written=True,
    )


def mentioned_subjects(entry: EffectiveEntry) -> tuple[str, ...]:
    """List the references of the subjects that an entry concerns or names."""
    content = entry.content
    kind = KINDS.get(content.kind)
    return (
        linked_references(kind, content.data, content.concerns)
        if kind
        else content.concerns
    )


def format_uuid(plain: str) -> str:
    """Write an identity of 32 digits as ``UUID`` does, which takes longer."""
    parts = plain[:8], plain[8:12], plain[12:16], plain[16:20], plain[20:]
    return "-".join(parts)


def entries_in_order(
    positions: Sequence[int], items: dict[int, EffectiveEntry]
) -> list[EffectiveEntry]:
    """Return entries in the order of positions."""
    return [items[one] for one in positions if one in items]
