"""Which key of an entry is taken: a database names only the first that it checked."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from store.errors import EventIdTakenError, VersionTakenError
from store.reader import LogReader
from store.records import LogRecord

Key = TypeVar("Key", bound=Hashable)


def find_conflict(
    reader: LogReader, records: Sequence[LogRecord]
) -> EventIdTakenError | VersionTakenError | None:
    """Compare entries that were refused with the log and with one another.

    An entry that was sent twice conflicts in both keys. As it is the same entry, the
    event id is reported first.

    Returns:
        The error to raise, or None if no key is taken.
    """
    ids = [record.event_id for record in records]
    stored_ids = [row.event_id for row in reader.rows_by_event_ids(ids)]
    if taken_ids := _repeated([*stored_ids, *ids]):
        return EventIdTakenError(event_ids=taken_ids)
    versions = [(record.subject_id, record.version) for record in records]
    rows = reader.rows_of(subject for subject, _ in versions)
    stored_versions = [(row.subject_id, row.version) for row in rows]
    if taken_versions := _repeated([*stored_versions, *versions]):
        return VersionTakenError(subject_ids={subject for subject, _ in taken_versions})
    return None


def _repeated(keys: Iterable[Key]) -> set[Key]:
    return {key for key, count in Counter(keys).items() if count > 1}
