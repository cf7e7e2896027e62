"""Recording again under a key: does it say the same as what stands there?"""

from typing import Any
from uuid import UUID

from domain.content import Content, plain
from domain.kinds import KINDS
from domain.log import Log
from domain.personal import commitment
from domain.recording.refusals import Difference, differences

UNSAID = ("reported_on", "by", "entity", "authenticated")
"""What may differ when an entry is recorded again: the day, and who does it."""


def differences_from_stored(
    log: Log, recorded: Content, given: Content, event_id: UUID
) -> list[Difference]:
    """List the fields that differ between recorded content and what is given now.

    Args:
        event_id: the entry's identity, under which its personal values stand.
    """
    before, now = _said(recorded), _said(given)
    _commit(log, event_id, recorded, now.get("data", {}))
    return differences(before, now)


def _said(content: Content) -> dict[str, Any]:
    said = plain(content)
    return {name: value for name, value in said.items() if name not in UNSAID}


def _commit(log: Log, event_id: UUID, recorded: Content, data: dict[str, Any]) -> None:
    """Compare a personal value by its commitment; an erased one cannot differ."""
    definition = KINDS.get(recorded.kind)
    for name in definition.personal if definition else ():
        if name in data:
            kept = log.personal(event_id).get(name)
            data[name] = (
                commitment(kept.salt, data[name]) if kept else recorded.data.get(name)
            )
