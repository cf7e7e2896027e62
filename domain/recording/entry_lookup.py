"""Finding the entry that somebody names by its identity or its position."""

from domain.entry import Entry, parse_event_id
from domain.log import Log
from domain.positions import read_position
from domain.recording.refusals import UnknownEntryError


def find_entry(log: Log, named: str) -> Entry | None:
    """Find an entry by its event id, or by its position as ``#12``; None if unknown."""
    position = read_position(named)
    if position is not None:
        return log.entry_at(position)
    event_id = parse_event_id(named)
    return log.entries([event_id]).get(event_id) if event_id else None


def get_entry(log: Log, named: str) -> Entry:
    """Return an entry by its event id, or by its position as ``#12``.

    Raises:
        UnknownEntryError: the log has no such entry.
    """
    entry = find_entry(log, named)
    if entry is None:
        raise UnknownEntryError(event_id=named)
    return entry
