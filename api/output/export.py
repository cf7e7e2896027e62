"""The log as JSON Lines: what most people look for first, then all the rest."""

from collections.abc import Iterator
from typing import Any

import msgspec

from domain.content import plain
from domain.entry import Entry
from store.application import CooperationLog, Unreadable

PAGE = 1_000


def lines(log: CooperationLog, last: int) -> Iterator[tuple[int, str]]:
    """Give position and line of each entry up to the last one wanted."""
    position = 0
    while rows := log.read_after(position, PAGE, stop=last):
        for one in rows:
            said = line(one) if isinstance(one, Entry) else unreadable(one)
            yield one.position, said
        position = rows[-1].position


def unreadable(row: Unreadable) -> str:
    """Say in a line that an entry stands there, and why it cannot be read."""
    found = {"position": row.position, "unreadable": row.reason}
    return f"{msgspec.json.encode(found).decode()}\n"


def line(entry: Entry) -> str:
    """Write an entry as a line: personal values stand as their commitments."""
    content: dict[str, Any] = plain(entry.content)
    occurred = content.pop("occurred", None)
    found = {
        "position": entry.position,
        "kind": content.pop("kind"),
        "subject": content.pop("subject"),
        "occurred": occurred["date"] if occurred else None,
        "recorded_at": entry.recorded_at,
        "sources": content.pop("sources", []),
        "event_id": entry.event_id,
        "version": entry.version,
        "basis": occurred.get("basis", "stated") if occurred else None,
        "printed": occurred.get("printed", "") if occurred else "",
        **content,
    }
    return f"{msgspec.json.encode(found).decode()}\n"
