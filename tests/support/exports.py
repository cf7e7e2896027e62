"""Exports for tests: written from a ledger's log, changed by hand, and loaded."""

import json
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa

from api.importing.export_reader import Exported, personal_values
from api.importing.problems import ProblemsError
from api.output.export import lines, personal_lines
from domain.recording.acts import Record
from domain.references import Ref
from store.cooperation_log import open_log
from store.copies.load_copy import load_copy
from store.copies.log_copy import StoredRow
from tests.support.desks import Desk
from tests.support.log_examples import NOON, Clock
from wording.messages import message_words

Line = dict[str, Any]
EVERYTHING = 1_000_000


def exported(engine: sa.Engine) -> bytes:
    """Export the log of an engine."""
    log = open_log(engine)
    return "".join(one for _, one in lines(log, log.reader.head().position)).encode()


def exported_names(engine: sa.Engine) -> bytes:
    """Export the personal values that an engine keeps."""
    return "".join(personal_lines(engine, EVERYTHING)).encode()


def copy(source: sa.Engine, target: sa.Engine) -> None:
    """Load what one engine exports into the empty ledger of another."""
    names = BytesIO(exported_names(source))
    with load_copy(target, clock=Clock(NOON)) as loader:
        loader.load_entries(rows_of(exported(source)))
        for _, value in personal_values(names, "names.jsonl"):
            loader.load_personal(value)


def rows_of(text: bytes) -> list[StoredRow]:
    """Read an export."""
    return list(Exported(BytesIO(text), "log.jsonl").rows())


def load(engine: sa.Engine, *batches: Sequence[StoredRow]) -> None:
    """Load rows into an empty ledger, batch by batch."""
    with load_copy(engine, clock=Clock(NOON)) as loader:
        for rows in batches:
            loader.load_entries(rows)


def of_first_versions(text: bytes) -> bytes:
    """Take from an export what its first versions did not write."""
    later = ("stored", "ledger")
    lines = [json.loads(one) for one in text.splitlines()]
    plain = [{key: one[key] for key in one if key not in later} for one in lines]
    return b"".join(msgspec.json.encode(one) + b"\n" for one in plain)


def changed(text: bytes, number: int, change: Callable[[Line], object]) -> bytes:
    """Change a line of an export as an editor would."""
    every = text.splitlines()
    line = json.loads(every[number - 1])
    change(line)
    every[number - 1] = json.dumps(line, ensure_ascii=False).encode()
    return b"\n".join([*every, b""])


def export_of_four(desk: Desk) -> bytes:
    """Record four entries on two groups, and export them."""
    for name in ("waste", "training"):
        for number in (1, 2):
            key = f"{name}-{number}"
            desk.record(Record(kind="body.worked", subject=Ref("body", name), key=key))
    return exported(desk.engine)


def problems_of(text: bytes) -> list[tuple[int, str]]:
    """Read an export that is wrong: the number of each wrong line, and the reason."""
    with pytest.raises(ProblemsError) as caught:
        rows_of(text)
    return [(one.line, message_words(one.reason)) for one in caught.value.problems]
