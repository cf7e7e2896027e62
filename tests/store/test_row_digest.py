"""The digest of a row: what an outsider computes from the documentation alone."""

import json
from hashlib import sha256

import pytest
import sqlalchemy as sa

from store.recorder import LogRecorder
from store.tables import log, log_digest
from tests.support.log_examples import formed

pytest_plugins = ("tests.support.ledgers",)


def outsiders_digest(row: tuple[object, ...]) -> bytes:
    """Compute the digest as ``docs/operations.md`` describes it."""
    *columns, data = row
    text = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
    assert isinstance(data, bytes)
    form = b"\0trilogue row 1\n" + text.encode() + b"\n" + data
    return sha256(form).digest()


def test_an_outsider_computes_the_same_digest(recorder: LogRecorder) -> None:
    """It is the same on every engine, whatever the texts of a row are."""
    texts = (
        "plain",
        'a "quoted" \\ text',
        "关于汞的水俣公约\u2028",
        "tab\tend\x1f\x7f",
    )
    recorder.append([formed()._replace(recorded_by=one) for one in texts])

    with recorder.engine.connect() as connection:
        rows = connection.execute(sa.select(log).order_by(log.c.position)).all()
        digests = connection.execute(sa.select(log_digest)).all()

    assert {row.position: outsiders_digest(tuple(row)) for row in rows} == {
        position: bytes(digest) for position, digest in digests
    }
    assert len(digests) == len(texts)


@pytest.mark.parametrize("change", ["UPDATE log_digest SET digest = ''", "DELETE"])
def test_digests_are_never_changed(recorder: LogRecorder, change: str) -> None:
    """The database itself refuses it."""
    recorder.append([formed()])
    statement = "DELETE FROM log_digest" if change == "DELETE" else change

    with (
        pytest.raises(sa.exc.DBAPIError, match="never changed"),
        recorder.engine.begin() as connection,
    ):
        connection.exec_driver_sql(statement)
