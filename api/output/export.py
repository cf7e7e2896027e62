"""The log as JSON Lines: what most people look for first, then all the rest."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
import sqlalchemy as sa

from api.importing.export_format import FORMAT, Ledger, content_of, told
from domain.content import to_plain
from domain.entry import Entry
from store.artefacts import Artefacts
from store.cooperation_log import CooperationLog
from store.engine import settings_of
from store.entry_rows import UnreadableEntry, read_entries
from store.log_copy import StoredRow, count_personal, personal_rows, stored_rows


def lines(log: CooperationLog, last: int) -> Iterator[tuple[int, str]]:
    """Give position and line of each entry up to the last one wanted."""
    engine = log.reader.engine
    ledger = {"ledger": _ledger(engine, last)}
    for row in stored_rows(engine, last):
        yield row.position, _written(line(row) | ledger)
        ledger = {}


def line(row: StoredRow) -> dict[str, Any]:
    """Say what a row holds: personal values stand as their commitments."""
    (entry,) = read_entries([row.log_row])
    if isinstance(entry, UnreadableEntry):
        return _unreadable(entry) | _stored(row, {})
    found = _readable(entry)
    said = told(
        content_of(found),
        event_id=entry.event_id,
        version=entry.version,
        recorded_at=found["recorded_at"],
    )
    return found | _stored(row, said)


def personal_lines(engine: sa.Engine, last: int) -> Iterator[str]:
    """Give a line for each personal value that is kept, with its salt."""
    for value in personal_rows(engine, last):
        yield _written(value._asdict())


def _ledger(engine: sa.Engine, last: int) -> Ledger:
    ledger = Ledger(
        export=FORMAT,
        entries=last,
        personal=count_personal(engine, last),
        artefacts=len(Artefacts(engine).digests()),
        settings=dict(sorted(settings_of(engine).items())),
    )
    return msgspec.structs.replace(ledger, sha256=ledger.digest)


def _unreadable(row: UnreadableEntry) -> dict[str, Any]:
    """Say that an entry stands there, and why it cannot be read."""
    return {"position": row.position, "unreadable": row.reason}


def _readable(entry: Entry) -> dict[str, Any]:
    content: dict[str, Any] = to_plain(entry.content)
    occurred = content.pop("occurred", None)
    return {
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


def _stored(row: StoredRow, said: Mapping[str, Any]) -> dict[str, Any]:
    """Give what the rest of the line does not tell of the row, and its digest."""
    _, *others = row._asdict().items()
    left = {name: value for name, value in others if (name, value) not in said.items()}
    return {"stored": {"sha256": row.digest, **left}}


def _written(found: Mapping[str, Any]) -> str:
    return f"{msgspec.json.encode(found).decode()}\n"
