"""A subject: its state at a moment, and its whole history."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
import sqlalchemy as sa

from domain.content import Content, changed, plain
from domain.entry import ATTESTED, CORRECTED, WITHDRAWN, Entry
from projections.moment import Moment
from projections.names.resolution import Called, find
from projections.prepared_statements import among, once
from projections.queries.entries import Item, as_written, items_at
from projections.reader import Reader
from projections.selects import facts_about, settings_of
from store.tables import log


class Field(NamedTuple):
    """One state field at a moment.

    Attributes:
        item: which item of a collection, or "".
        value: plain value.
        entry: position of the entry that set it; ``changed_by``: of the last
            correction of that field or of the entry's date, or 0.
        ties: positions of entries that set it too, their order not known.
    """

    name: str
    item: str
    value: Any
    entry: int
    changed_by: int
    ties: tuple[int, ...]


class State(NamedTuple):
    """A subject at a moment.

    Attributes:
        version: how many entries stand under its first reference, for optimistic
            concurrency.
    """

    called: Called
    fields: tuple[Field, ...]
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


class Record(NamedTuple):
    """One entry with all that was done to it.

    Attributes:
        item: the entry as it stands; None if it was withdrawn.
        written: the entry as it was written; ``first``: the same for showing.
    """

    item: Item | None
    written: Entry
    first: Item
    amendments: tuple[Amendment, ...]


def versions_of(
    reader: Reader, moment: Moment, subjects: Collection[Called]
) -> dict[str, int]:
    """Count the entries under subjects' first references, by identifier.

    Of subjects that became one, each keeps its own count: whoever names the version
    that was read records under that reference, and is checked against it.
    """
    first = {one.subject: one.ref.subject_id.hex for one in subjects}
    rows = reader.rows(_counted([*first.values()], moment))
    found = {row.subject_id: row.entries for row in rows}
    return {one: found.get(own, 0) for one, own in first.items()}


@once
def _counted(subjects: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select how many entries the log had on subjects: subject_id, entries."""
    return (
        sa.select(log.c.subject_id, sa.func.count().label("entries"))
        .where(among(log.c.subject_id, subjects))
        .where(log.c.position <= moment.position)
        .group_by(log.c.subject_id)
        .order_by(log.c.subject_id)
    )


def state_of(reader: Reader, moment: Moment, reference: str) -> State:
    """Give a subject's state: the fields that hold.

    Raises:
        UnknownSubjectError: nothing is called that.
    """
    called = find(reader, moment, reference)
    fields = tuple(f for f in _fields(reader, moment, called) if f.value is not None)
    version = versions_of(reader, moment, [called])[called.subject]
    return State(called, fields, version)


def _fields(reader: Reader, moment: Moment, called: Called) -> list[Field]:
    rows = reader.rows(settings_of([called.subject], moment))
    return [field_of(row, moment) for row in rows]


def field_of(row: sa.Row[Any], moment: Moment) -> Field:
    """Take a field from a row of ``settings_of``."""
    return Field(
        row.field,
        row.item,
        msgspec.json.decode(row.value),
        row.entry,
        row.changed_by if row.changed_by <= moment.position else 0,
        tuple(int(one) for one in row.ties.split(",") if one),
    )


def facts_of(
    reader: Reader, moment: Moment, subjects: Collection[str]
) -> dict[str, list[Item]]:
    """Give every fact of subjects, by identifier, in the order in which they count."""
    rows = reader.rows(facts_about(subjects, moment))
    items = items_at(reader, moment, [row.entry for row in rows])
    found: dict[str, list[Item]] = {one: [] for one in subjects}
    for row in rows:
        found[row.subject].append(items[row.entry])
    return found


def history(reader: Reader, moment: Moment, reference: str) -> list[Record]:
    """Give all entries of a subject as known at the moment, the oldest record first.

    Whatever day they are of: an auditor sees the corrected with old and new values,
    and the withdrawn.
    """
    one = find(reader, moment, reference)
    return histories(reader, moment, [one])[one.subject]


def histories(
    reader: Reader, moment: Moment, subjects: Collection[Called]
) -> dict[str, list[Record]]:
    """Give the histories of subjects, by identifier."""
    found = _entries(reader, moment, subjects)
    positions = [e.position for some in found.values() for e in some]
    items = items_at(reader, moment, positions)
    return {
        subject: [
            Record(
                items.get(one.position),
                one,
                as_written(one),
                tuple(amendments_of(one, entries)),
            )
            for one in entries
            if not one.is_amendment
        ]
        for subject, entries in found.items()
    }


def _entries(
    reader: Reader, moment: Moment, subjects: Collection[Called]
) -> dict[str, list[Entry]]:
    roots = {UUID(own): one.subject for one in subjects for own in one.members}
    found: dict[str, list[Entry]] = {one.subject: [] for one in subjects}
    for entry in reader.log.entries_of(roots):
        if entry.position <= moment.position:
            found[roots[entry.subject_id]].append(entry)
    return found


def amendments_of(written: Entry, entries: Sequence[Entry]) -> list[Amendment]:
    """Give what was done to an entry and to its amendments, in the order of the log.

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
    said = amendment.content
    if said.kind == CORRECTED:
        flat = {**plain(content), **content.data}
        old = {name: flat.get(name) for name in said.changes}
        after = content if is_void else changed(content, said.changes)
        return old, dict(said.changes), after
    if said.kind == ATTESTED:
        return {}, {"sources": plain(said.sources)}, content
    return {}, {}, content
