"""Which key of an entry was taken: engines name only the first they looked at."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from store.errors import EventIdTakenError, VersionTakenError
from store.reader import LogReader
from store.records import LogRecord

Key = TypeVar("Key", bound=Hashable)


def find_clash(
    reader: LogReader, records: Sequence[LogRecord]
) -> EventIdTakenError | VersionTakenError | None:
    """Compare entries that were refused with the log and with one another.

    An entry sent twice clashes in both keys; it is the same entry, so the event id
    comes first.
    """
    ids = [record.event_id for record in records]
    standing_ids = [row.event_id for row in reader.rows_by_event_ids(ids)]
    if taken_ids := _repeated([*standing_ids, *ids]):
        return EventIdTakenError(event_ids=taken_ids)
    versions = [(record.subject_id, record.version) for record in records]
    rows = reader.rows_of(subject for subject, _ in versions)
    standing_versions = [(row.subject_id, row.version) for row in rows]
    if taken_versions := _repeated([*standing_versions, *versions]):
        return VersionTakenError(subject_ids={subject for subject, _ in taken_versions})
    return None


def _repeated(keys: Iterable[Key]) -> set[Key]:
    return {key for key, count in Counter(keys).items() if count > 1}
