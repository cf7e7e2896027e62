"""The log as JSON Lines: in each line, what people look for comes first."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
import sqlalchemy as sa

from api.importing.export_format import FORMAT, Ledger, content_of, derived_columns
from domain.content import to_plain
from domain.entry import Entry
from store.artefacts import Artefacts
from store.cooperation_log import CooperationLog
from store.copies.log_copy import (
    ComparedRow,
    compared_rows,
    count_personal,
    personal_rows,
)
from store.engine import settings_of
from store.entry_rows import UnreadableEntry, read_entries


def lines(log: CooperationLog, last: int) -> Iterator[tuple[int, str]]:
    """Yield position and line of each entry up to the position `last`."""
    engine = log.reader.engine
    ledger: dict[str, Any] = {"ledger": _ledger(engine, last)}
    for row in compared_rows(log.reader, last):
        yield row.stored.position, _json(_line(row) | ledger)
        ledger = {}


def personal_lines(engine: sa.Engine, last: int) -> Iterator[str]:
    """Yield a line for each personal value that was not erased, with its salt."""
    for value in personal_rows(engine, last):
        yield _json(value._asdict())


def _ledger(engine: sa.Engine, last: int) -> Ledger:
    ledger = Ledger(
        export=FORMAT,
        entries=last,
        personal=count_personal(engine, last),
        artefacts=len(Artefacts(engine).digests()),
        settings=dict(sorted(settings_of(engine).items())),
    )
    return msgspec.structs.replace(ledger, sha256=ledger.digest)


def _line(found: ComparedRow) -> dict[str, Any]:
    """Return the line of an entry; personal values are commitments there.

    ``stored`` has the digest of the row, and the columns that do not follow from the
    rest of the line; for a damaged row also the digest that does not fit.
    """
    row = found.stored
    (entry,) = read_entries([found.row])
    derived: Mapping[str, Any] = {}
    if isinstance(entry, UnreadableEntry):
        line: dict[str, Any] = {"position": entry.position, "unreadable": entry.reason}
    else:
        line = _readable(entry)
        derived = derived_columns(
            content_of(line),
            event_id=entry.event_id,
            version=entry.version,
            recorded_at=line["recorded_at"],
        )
    _, *columns = row._asdict().items()
    rest = {name: one for name, one in columns if (name, one) not in derived.items()}
    damage = {} if found.digest is None else {"log_digest": found.digest.hex()}
    return line | {"stored": {"sha256": row.digest, **damage, **rest}}


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


def _json(line: Mapping[str, Any]) -> str:
    return f"{msgspec.json.encode(line).decode()}\n"
