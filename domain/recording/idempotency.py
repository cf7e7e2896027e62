"""Recording again under a key: whether it says the same as the entry in the log."""

from typing import Any
from unicodedata import normalize
from uuid import UUID

import msgspec

from domain.content import Content, encode
from domain.kinds import KINDS
from domain.log import Log
from domain.personal import commitment
from domain.recording.refusals import Difference, compare_contents
from domain.references import BadReferenceError, Ref

IGNORED = ("reported_on", "typed", "by", "entity", "authenticated")
"""What may differ when an entry is recorded again: the day, who records it, and what
was typed for an entry that was not recorded yet."""


def differences_from_stored(
    log: Log, stored: Content, given: Content, event_id: UUID
) -> list[Difference]:
    """List the fields that differ between stored content and the content given now.

    Args:
        event_id: the identity of the stored entry, which its personal values have.
    """
    before, now = _comparable(stored), _comparable(given)
    _replace_personal(log, event_id, stored, now.get("data", {}))
    return [one for one in compare_contents(before, now) if not _is_respelled(one)]


def _is_respelled(one: Difference) -> bool:
    """Return whether both values name the same subjects, in another spelling."""
    if not isinstance(one.recorded, str | list) or not isinstance(
        one.given, str | list
    ):
        return False
    before, now = _subjects(one.recorded), _subjects(one.given)
    return before is not None and before == now


def _subjects(value: str | list[Any]) -> list[UUID] | None:
    """Return the subjects that references name; None if a text is no reference."""
    texts = [value] if isinstance(value, str) else value
    try:
        return [Ref.parse(one).subject_id for one in texts]
    except (BadReferenceError, AttributeError, TypeError):
        return None


def _comparable(content: Content) -> dict[str, Any]:
    # An earlier version recorded texts that were not composed (NFC).
    fields = msgspec.json.decode(normalize("NFC", encode(content).decode()))
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
