"""Entries to and from the rows of the log."""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from domain.content import Content, decode
from domain.entry import Entry
from domain.errors import DomainError
from domain.references import Ref
from store.errors import UnreadableEntryError
from store.records import LogRecord, LogRow


class UnreadableEntry(NamedTuple):
    """A row of the log whose bytes cannot be read as an entry."""

    position: int
    reason: str


def record_of(entry: Entry) -> LogRecord:
    """Write an entry as a record of the log."""
    content = entry.content
    return LogRecord(
        event_id=entry.event_id,
        subject_id=entry.subject_id,
        version=entry.version,
        kind=content.kind,
        data=entry.canonical,
        occurred=content.occurred.date if content.occurred else None,
        recorded_by=content.by,
        on_behalf_of=content.entity,
    )


def entry_of(row: LogRow) -> Entry:
    """Read an entry from a row of the log.

    Raises:
        UnreadableEntryError: its bytes cannot be read, or are about another subject.
    """
    return _read(row, {})


def entries_of(rows: Iterable[LogRow]) -> list[Entry]:
    """Read entries from rows of the log.

    Raises:
        UnreadableEntryError: one cannot be read, or is about another subject.
    """
    refs: dict[str, Ref] = {}
    return [_read(row, refs) for row in rows]


def readable_entries(rows: Iterable[LogRow]) -> list[Entry]:
    """Read the entries of the rows that can be read."""
    return [one for one in read_entries(rows) if isinstance(one, Entry)]


def read_entries(rows: Iterable[LogRow]) -> list[Entry | UnreadableEntry]:
    """Read entries from rows of the log, or say why one cannot be read."""
    refs: dict[str, Ref] = {}
    found: list[Entry | UnreadableEntry] = []
    for row in rows:
        try:
            found.append(_read(row, refs))
        except UnreadableEntryError as error:
            found.append(UnreadableEntry(error.position, error.reason))
    return found


def _read(row: LogRow, refs: dict[str, Ref]) -> Entry:
    if row.fault:
        raise UnreadableEntryError(position=row.position, reason=row.fault)
    content = _content_of(row)
    ref = refs.get(content.subject)
    if ref is None:
        ref = refs[content.subject] = _subject_of(content, row)
    if ref.subject_id != row.subject_id:
        reason = "it is about another subject than its row says"
        raise UnreadableEntryError(position=row.position, reason=reason)
    return Entry(
        event_id=row.event_id,
        version=row.version,
        content=content,
        subject=ref,
        position=row.position,
        recorded_at=row.recorded_at,
        _canonical=row.data,
    )


def _content_of(row: LogRow) -> Content:
    try:
        return decode(row.data)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise UnreadableEntryError(position=row.position, reason=str(error)) from error


def _subject_of(content: Content, row: LogRow) -> Ref:
    try:
        return Ref.parse(content.subject)
    except DomainError as error:
        reason = f"{content.subject!r} is no reference"
        raise UnreadableEntryError(position=row.position, reason=reason) from error
