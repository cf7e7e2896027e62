"""Rows of a log to load, of subjects that nobody knows; and what stands in a log."""

from uuid import UUID

import sqlalchemy as sa

from domain.personal import PersonalValue, commitment
from store.copies.log_copy import StoredRow, stored_rows
from tests.support.exports import EVERYTHING

SALT = "ab" * 16
NAME = PersonalValue(UUID(int=1), "personal_name", SALT, "Ana Example")


def row(position: int, **columns: object) -> StoredRow:
    """Give a row of a subject of its own; what it holds says nothing to anybody."""
    plain = StoredRow(
        position=position,
        recorded_at=f"2021-07-05T12:00:{position:02}.000000Z",
        clock_at="2021-07-05T12:00:00.000000Z",
        event_id=UUID(int=position).hex,
        subject_id=UUID(int=1000 + position).hex,
        version=1,
        kind="body.formed",
        occurred="2018-07",
        recorded_by="officer-1",
        on_behalf_of="minamata",
        metadata='{"via":"test"}',
        data=commitment(SALT, "Ana Example").encode(),
    )
    return plain._replace(**columns)  # type: ignore[arg-type] # columns of any type


THREE = [row(1), row(2, occurred=None, data=b"\xff\xfe"), row(3, metadata="{}")]


def standing(engine: sa.Engine) -> list[StoredRow]:
    """Read all that stands in the log."""
    return list(stored_rows(engine, EVERYTHING))
