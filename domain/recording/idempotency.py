"""Recording again under a key: whether it says the same as the entry in the log."""

from typing import Any
from uuid import UUID

from domain.content import Content, to_plain
from domain.kinds import KINDS
from domain.log import Log
from domain.personal import commitment
from domain.recording.refusals import Difference, compare_contents

IGNORED = ("reported_on", "by", "entity", "authenticated")
"""What may differ when an entry is recorded again: the day, and who records it."""


def differences_from_stored(
    log: Log, stored: Content, given: Content, event_id: UUID
) -> list[Difference]:
    """List the fields that differ between stored content and the content given now.

    Args:
        event_id: the identity of the stored entry, which its personal values have.
    """
    before, now = _comparable(stored), _comparable(given)
    _replace_personal(log, event_id, stored, now.get("data", {}))
    return compare_contents(before, now)


def _comparable(content: Content) -> dict[str, Any]:
    fields = to_plain(content)
    return {name: value for name, value in fields.items() if name not in IGNORED}


def _replace_personal(
    log: Log, event_id: UUID, stored: Content, data: dict[str, Any]
) -> None:
    """Replace personal values by their commitments; an erased one cannot differ."""
    definition = KINDS.get(stored.kind)
    for name in definition.personal if definition else ():
        if name in data:
            kept = log.personal(event_id).get(name)
            data[name] = (
                commitment(kept.salt, data[name]) if kept else stored.data.get(name)
            )
