"""The log as JSON Lines: what most people look for first, then all the rest."""

from collections.abc import Iterator
from typing import Any

import msgspec

from domain.content import plain
from domain.entry import Entry
from store.application import CooperationLog

PAGE = 1_000


def lines(log: CooperationLog, last: int) -> Iterator[tuple[int, str]]:
    """Give position and line of each entry up to the last one wanted."""
    position = 0
    while entries := log.entries_after(position, PAGE, stop=last):
        for entry in entries:
            yield entry.position, line(entry)
        position = entries[-1].position


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
