"""The types of columns in the tables of views, and how values are written in them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec
import sqlalchemy as sa

Columns = Mapping[str, sa.types.TypeEngine[Any]]
"""Column -> its type, in the order of the values in a row."""

ID = sa.String(32)
POSITION = sa.BigInteger().with_variant(sa.Integer, "sqlite")
NUMBER = sa.Integer()
BYTES = sa.LargeBinary()
# A server sorts text by the language it is set to, which differs between servers.
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def make_columns(**columns: sa.types.TypeEngine[Any]) -> Columns:
    """Return the columns of a table, in the order given."""
    return MappingProxyType(columns)


DAYS = make_columns(counts_from=NUMBER, counts_until=NUMBER)
"""The days on which a row holds, as ordinals: the first, and the one after the last."""


def encode_json(value: object) -> str:
    """Return a value as JSON, its keys in one order, so that equal values are equal."""
    return msgspec.json.encode(value, order="deterministic").decode()
