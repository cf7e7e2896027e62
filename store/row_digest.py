"""Digests of the rows of the log: SHA-256 over every column.

The bytes of a row, form 1, are

- the words ``trilogue row 1`` and a line break,
- all columns but the last, in the order of the table, as a JSON array without spaces in
  UTF-8 (RFC 8785): numbers, texts and null,
- a line break, and the last column, the entry's canonical bytes.

The digest is SHA-256 of a zero byte and these bytes: the hash of a leaf in a Merkle
tree (RFC 6962, section 2.1). It is the same on every engine, and stays the same when a
personal value is erased, because a row only has a commitment to it.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import msgspec

FORM = b"trilogue row 1\n"
LEAF = b"\0"
DIGEST_BYTES = 32

_BEGINNING = LEAF + FORM
_encode = msgspec.json.Encoder().encode


def row_digest(columns: Sequence[Any]) -> bytes:
    """Return the digest of a row, 32 bytes.

    Args:
        columns: of the log's table, all and in its order, as the driver gives them. A
            value of a wrong type gives a digest that fits no row.
    """
    *others, data = columns
    if not isinstance(data, bytes):
        return b""
    return sha256(_BEGINNING + _encode(others) + b"\n" + data).digest()
