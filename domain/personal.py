"""Personal values: stored apart from the log, which holds a salted commitment."""

import hashlib
import secrets
from typing import NamedTuple
from uuid import UUID


class PersonalValue(NamedTuple):
    """A value about a person, stored apart from its entry."""

    event_id: UUID
    field: str
    salt: str
    value: str

    @property
    def commitment(self) -> str:
        """What the log holds instead. Without the salt it reveals nothing."""
        return commitment(self.salt, self.value)


def with_salt(event_id: UUID, field: str, value: str) -> PersonalValue:
    """Return a personal value with its own salt: 16 random bytes, in hexadecimal."""
    return PersonalValue(event_id, field, secrets.token_hex(16), value)


def commitment(salt: str, value: str) -> str:
    """Return the commitment to a value: SHA-256 of salt and value, in hexadecimal."""
    return hashlib.sha256(f"{salt}\n{value}".encode()).hexdigest()
