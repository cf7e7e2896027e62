"""Personal values: the log holds a salted commitment, the value stands elsewhere."""

import hashlib
import secrets
from typing import NamedTuple
from uuid import UUID


class PersonalValue(NamedTuple):
    """A value about a person, kept apart from the entry it belongs to."""

    event_id: UUID
    field: str
    salt: str
    value: str

    @property
    def commitment(self) -> str:
        """What the log holds instead: it tells nothing without the salt."""
        return commitment(self.salt, self.value)


def with_salt(event_id: UUID, field: str, value: str) -> PersonalValue:
    """Give a value its own salt of 16 random bytes."""
    return PersonalValue(event_id, field, secrets.token_hex(16), value)


def commitment(salt: str, value: str) -> str:
    """Commit to a value: SHA-256 over salt and value, in hexadecimal."""
    return hashlib.sha256(f"{salt}\n{value}".encode()).hexdigest()
