"""An export read back: every row as it was, whoever wrote it."""

import codecs
import json
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
import pytest
import sqlalchemy as sa
from hypothesis import given

from api.importing.problems import ProblemsError
from domain.content import Content, Occurred, decode
from domain.entry import Entry
from domain.recording.acts import Act
from domain.references import Ref
from store.copies.log_copy import stored_rows
from store.tables import log
from tests.support.desks import Desk, some_desk
from tests.support.exports import (
    EVERYTHING,
    copy,
    export_of_four,
    exported,
    exported_names,
    of_first_versions,
    rows_of,
)
from tests.support.histories import HALF_AS_MANY, histories, logs

pytest_plugins = ("tests.support.desk_fixture",)


@pytest.fixture
def text(desk: Desk) -> bytes:
    """Export a log of four entries on two groups."""
    return export_of_four(desk)


@pytest.mark.slow
@HALF_AS_MANY
@given(logs())
def test_any_log_is_exported_and_loaded_as_it_is(entries: list[Entry]) -> None:
    """Also one that the ledger would refuse; exported again it has the same bytes."""
    with some_desk() as desk, some_desk() as other:
        desk.append(entries)

        copy(desk.engine, other.engine)

        assert exported(other.engine) == exported(desk.engine)
        rows = [list(stored_rows(one.engine, EVERYTHING)) for one in (desk, other)]
        assert rows[0] == rows[1]


@pytest.mark.slow
@HALF_AS_MANY
@given(histories())
def test_any_history_is_loaded_with_its_names(acts: list[Act]) -> None:
    """What is kept apart comes with it, salts included."""
    with some_desk() as desk, some_desk() as other:
        desk.record_what_it_takes(acts)

        copy(desk.engine, other.engine)

        assert exported(other.engine) == exported(desk.engine)
        assert exported_names(other.engine) == exported_names(desk.engine)


def numbered(contents: Sequence[Content]) -> list[Entry]:
    """Make entries of contents, each the next one of its subject."""
    versions: Counter[str] = Counter()
    entries = []
    for content in contents:
        versions[content.subject] += 1
        version = versions[content.subject]
        ref = Ref.parse(content.subject)
        entry = Entry(event_id=uuid4(), version=version, content=content, subject=ref)
        entries.append(entry)
    return entries


UNUSUAL: list[dict[str, Any]] = [
    {"data": b"\xff\xfe"},
    {"data": b'{"kind":"body.worked","subject":"nothing-known"}'},
    {"data": b'{ "subject": "body:x", "kind": "body.worked", "v": 1, "by": "a" }'},
    {"data": b'{"kind":"body.worked","subject":"body:x","v":1,"later":"a field"}'},
    {"metadata": '{"via":"test"}'},
    {"occurred": "2018", "recorded_by": "b", "on_behalf_of": "c", "kind": "d"},
    {"recorded_at": "2021-07-05T12:00:00+00:00", "clock_at": "yesterday"},
]


@pytest.mark.parametrize("columns", UNUSUAL, ids=range(len(UNUSUAL)))
def test_what_no_line_tells_comes_back_as_well(
    desk: Desk, columns: dict[str, Any]
) -> None:
    """Bytes that nobody can read, or that another program wrote; other columns."""
    row = {
        "position": 1,
        "recorded_at": "2021-07-05T12:00:00.000000Z",
        "clock_at": "2021-07-05T12:00:00.000000Z",
        "event_id": f"{1:032x}",
        "subject_id": f"{2:032x}",
        "version": 1,
        "kind": "body.worked",
        "recorded_by": "",
        "on_behalf_of": "",
        "metadata": "{}",
        "data": b'{"kind":"body.worked","subject":"body:x","v":1}',
    }
    with desk.engine.begin() as connection:
        connection.execute(sa.insert(log), [row | columns])

    found = rows_of(exported(desk.engine))

    assert found == list(stored_rows(desk.engine, EVERYTHING))


def test_every_recorded_entry_comes_through_either_format(desk: Desk) -> None:
    """What it says is told by the line itself, down to the words for a date."""
    paths = sorted((Path(__file__).parents[2] / "recorded").glob("*.json"))
    examples = [json.loads(one.read_text(encoding="utf-8")) for one in paths]
    contents = [decode(one["canonical"].encode()) for one in examples]
    printed = Occurred("2018-07", basis="inferred", printed="last summer")
    contents.append(msgspec.structs.replace(contents[0], occurred=printed))
    desk.append(numbered(contents))

    text = exported(desk.engine)

    rows = list(stored_rows(desk.engine, EVERYTHING))
    assert rows_of(text) == rows
    assert b'"data":"' not in text
    told = [one._replace(clock_at=one.recorded_at) for one in rows]
    assert rows_of(of_first_versions(text)) == told


def test_the_beginning_says_what_the_whole_is(text: bytes) -> None:
    """Only the first line does; each has a position, as in earlier exports."""
    lines = [json.loads(one) for one in text.splitlines()]

    assert lines[0]["ledger"] == {
        "export": 1,
        "entries": 4,
        "personal": 0,
        "artefacts": 0,
        "settings": {"format_version": "2"},
        "sha256": sha256(b'[1,4,0,0,{"format_version":"2"}]').hexdigest(),
    }
    assert [one["position"] for one in lines if "ledger" not in one] == [2, 3, 4]


def test_line_ends_of_another_system_do_no_harm(text: bytes) -> None:
    """A copy by way of Windows is read as well."""
    assert rows_of(text.replace(b"\n", b"\r\n")) == rows_of(text)


def test_a_byte_order_mark_and_blank_lines_at_the_end_are_no_part(text: bytes) -> None:
    """Editors add them; a blank line between entries is a wrong line."""
    assert rows_of(codecs.BOM_UTF8 + text + b"\n \r\n") == rows_of(text)

    with pytest.raises(ProblemsError):
        rows_of(text.replace(b"\n", b"\n\n", 1))
