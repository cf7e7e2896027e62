"""A subject: its state at a moment, and its whole history."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from domain.content import Content, to_plain, with_changes
from domain.entry import ATTESTED, CORRECTED, WITHDRAWN, Entry
from projections.moment import Moment
from projections.names.resolution import NamedSubject, find_subject
from projections.prepared_statements import is_in, prepared
from projections.queries.entries import EffectiveEntry, entry_as_written, read_entries
from projections.queries.values import StateField, read_values
from projections.reader import Reader
from store.tables import log


class SubjectState(NamedTuple):
    """A subject at a moment.

    Attributes:
        version: how many entries stand under its first reference, for optimistic
            concurrency.
    """

    subject: NamedSubject
    fields: tuple[StateField, ...]
    version: int


class Amendment(NamedTuple):
    """A correction, withdrawal or further source.

    Attributes:
        old: field -> value before a correction; ``new``: after it.
        void: whether it was withdrawn itself.
        amends: position of the entry that it acts on: the one written, or one of its
            amendments; 0 where it joins two subjects.
    """

    entry: Entry
    old: dict[str, Any]
    new: dict[str, Any]
    void: bool
    amends: int = 0


class EntryHistory(NamedTuple):
    """One entry with all that was done to it.

    Attributes:
        effective: the entry as it stands; None if it was withdrawn.
        written: the entry as it was written; ``first``: the same for showing.
    """

    effective: EffectiveEntry | None
    written: Entry
    first: EffectiveEntry
    amendments: tuple[Amendment, ...]


def read_versions(
    reader: Reader, moment: Moment, subjects: Collection[NamedSubject]
) -> dict[str, int]:
    """Count the entries under subjects' first references, by identifier.

    Of subjects that became one, each keeps its own count: a version is checked under
    the reference under which an entry is recorded.
    """
    first = {one.subject_id: one.ref.subject_id.hex for one in subjects}
    rows = reader.rows(_counted([*first.values()], moment))
    found = {row.subject_id: row.entries for row in rows}
    return {one: found.get(own, 0) for one, own in first.items()}


@prepared
def _counted(subjects: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select how many entries the log had on subjects: subject_id, entries."""
    return (
        sa.select(log.c.subject_id, sa.func.count().label("entries"))
        .where(is_in(log.c.subject_id, subjects))
        .where(log.c.position <= moment.position)
        .group_by(log.c.subject_id)
        .order_by(log.c.subject_id)
    )


def read_state(reader: Reader, moment: Moment, reference: str) -> SubjectState:
    """Read a subject's state: the fields that hold.

    Raises:
        UnknownSubjectError: nothing is called that.
    """
    found = find_subject(reader, moment, reference)
    own = found.subject_id
    fields = read_values(reader, moment, [own])[own].every
    return SubjectState(found, fields, read_versions(reader, moment, [found])[own])


@prepared
def select_facts_of_subjects(
    subjects: Collection[str], moment: Moment
) -> sa.Select[Any]:
    """Select every fact of subjects, in the order in which they count.

    Columns: subject, entry.
    """
    table = moment.tables["fact"]
    return (
        sa.select(table.c.subject, table.c.entry)
        .where(is_in(table.c.subject, subjects))
        .where(*moment.known(table))
        .order_by(table.c.counts_from, table.c.rank, table.c.first, table.c.entry)
    )


def read_facts(
    reader: Reader, moment: Moment, subjects: Collection[str]
) -> dict[str, list[EffectiveEntry]]:
    """Read every fact of subjects, by identifier, in the order in which they count."""
    rows = reader.rows(select_facts_of_subjects(subjects, moment))
    items = read_entries(reader, moment, [row.entry for row in rows])
    found: dict[str, list[EffectiveEntry]] = {one: [] for one in subjects}
    for row in rows:
        found[row.subject].append(items[row.entry])
    return found


def read_history(reader: Reader, moment: Moment, reference: str) -> list[EntryHistory]:
    """Read all entries of a subject as known at the moment, the oldest record first.

    Corrected entries have old and new values; withdrawn entries, and entries of later
    days, are included.
    """
    one = find_subject(reader, moment, reference)
    return read_histories(reader, moment, [one])[one.subject_id]


def read_histories(
    reader: Reader, moment: Moment, subjects: Collection[NamedSubject]
) -> dict[str, list[EntryHistory]]:
    """Read the histories of subjects, by identifier."""
    found = _entries(reader, moment, subjects)
    positions = [e.position for some in found.values() for e in some]
    items = read_entries(reader, moment, positions)
    return {
        subject: [
            EntryHistory(
                items.get(one.position),
                one,
                entry_as_written(one),
                tuple(amendments_of(one, entries)),
            )
            for one in entries
            if not one.is_amendment
        ]
        for subject, entries in found.items()
    }


def _entries(
    reader: Reader, moment: Moment, subjects: Collection[NamedSubject]
) -> dict[str, list[Entry]]:
    roots = {UUID(own): one.subject_id for one in subjects for own in one.members}
    found: dict[str, list[Entry]] = {one.subject_id: [] for one in subjects}
    for entry in reader.log.entries_of(roots):
        if entry.position <= moment.position:
            found[roots[entry.subject_id]].append(entry)
    return found


def amendments_of(written: Entry, entries: Sequence[Entry]) -> list[Amendment]:
    """Return the amendments of an entry and of its amendments, in the order of the log.

    Args:
        entries: those of its subject that are known.
    """
    void = {e.content.target for e in entries if e.content.kind == WITHDRAWN}
    content = written.content
    positions = {str(written.event_id): written.position}
    found: list[Amendment] = []
    for one in entries:
        amends = positions.get(one.content.target)
        if amends is not None:
            positions[str(one.event_id)] = one.position
            is_void = str(one.event_id) in void
            old, new, content = _difference(content, one, is_void=is_void)
            found.append(Amendment(one, old, new, is_void, amends))
    return found


def _difference(
    content: Content, amendment: Entry, *, is_void: bool
) -> tuple[dict[str, Any], dict[str, Any], Content]:
    change = amendment.content
    if change.kind == CORRECTED:
        flat = {**to_plain(content), **content.data}
        old = {name: flat.get(name) for name in change.changes}
        after = content if is_void else with_changes(content, change.changes)
        return old, dict(change.changes), after
    if change.kind == ATTESTED:
        return {}, {"sources": to_plain(change.sources)}, content
    return {}, {}, content
