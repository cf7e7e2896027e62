"""The tables: log, digests of its rows, personal values, settings, artefacts."""

import sqlalchemy as sa

from domain import content
from domain.entry import SAME_AS

ENTRY_BYTES = content.ENTRY_BYTES

metadata = sa.MetaData()

Position = sa.BigInteger().with_variant(sa.Integer, "sqlite")
"""In SQLite a primary key is the row id only if its type is ``INTEGER``."""

IS_JOIN = sa.text(f"kind = '{SAME_AS}'")
"""Whether an entry joins subjects: such entries are few, and have an index."""

log = sa.Table(
    "log",
    metadata,
    sa.Column("position", Position, primary_key=True, autoincrement=False),
    sa.Column("recorded_at", sa.Text, nullable=False),
    sa.Column("clock_at", sa.Text, nullable=False),
    sa.Column("event_id", sa.String(32), nullable=False),
    sa.Column("subject_id", sa.String(32), nullable=False),
    sa.Column("version", sa.BigInteger, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("occurred", sa.Text),
    sa.Column("recorded_by", sa.Text, nullable=False),
    sa.Column("on_behalf_of", sa.Text, nullable=False),
    sa.Column("metadata", sa.Text, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("event_id", name="log_event_id_taken"),
    sa.UniqueConstraint("subject_id", "version", name="log_version_taken"),
    sa.CheckConstraint(f"length(data) <= {ENTRY_BYTES}", name="log_data_size"),
    sa.Index("log_recorded_at", "recorded_at"),
)
"""One row per entry, never changed. Ids are 32 hexadecimal digits on every engine."""


INDEX_JOINS = (
    f"CREATE INDEX IF NOT EXISTS log_joins ON log (position) WHERE kind = '{SAME_AS}'"
)
"""Indexes the entries that join subjects, which are few.

As a statement: a partial index of SQLAlchemy loads what speaks PostgreSQL, whichever
engine is used.
"""

log_digest = sa.Table(
    "log_digest",
    metadata,
    sa.Column("position", Position, primary_key=True, autoincrement=False),
    sa.Column("digest", sa.LargeBinary, nullable=False),
)
"""The digest of each row of the log (``store.row_digest``), never changed."""

ledger_format = sa.Table(
    "ledger_format",
    metadata,
    sa.Column("format", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("reached_at", sa.Text, nullable=False),
    sa.Column("last_position", Position, nullable=False),
)
"""When the ledger reached each format, and the last position that it had then.

What a format guarantees holds from the time of recording for later entries only.
"""

personal = sa.Table(
    "personal",
    metadata,
    sa.Column("event_id", sa.ForeignKey(log.c.event_id), primary_key=True),
    sa.Column("field", sa.Text, primary_key=True),
    sa.Column("salt", sa.Text, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
)
"""Personal values, apart from the log so that they can be erased."""

ledger_settings = sa.Table(
    "ledger_settings",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

artefact = sa.Table(
    "artefact",
    metadata,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("stored_at", sa.Text, nullable=False),
)
"""Bytes that entries name by their SHA-256, such as a file that was issued."""
