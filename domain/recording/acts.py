"""What a person asks the ledger to do: record, correct, withdraw, attest, join."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from domain.content import Occurred, Source
from domain.kinds.definition import Kind
from domain.texts import Wording


@dataclass(frozen=True, slots=True)
class Recorder:
    """Who records, and for which entity: actor ids.

    Attributes:
        by: actor id of the officer.
        entity: actor id of the entity acted for, or "".
        authenticated: whether the ledger knows who that is.
    """

    by: str
    entity: str = ""
    authenticated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Log one entry.

    Attributes:
        data: own fields, plain and checked (``domain.recording.values``); the common
            ones are checked by ``domain.recording.common_fields``.
        key: the client's key; recording it again gives the same answer.
        expected_version: number of entries the subject had when it was read.
    """

    kind: str
    subject: str
    data: Mapping[str, Any] = field(default_factory=dict)
    occurred: Occurred | None = None
    concerns: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    title: Mapping[str, Wording] = field(default_factory=dict)
    text: Mapping[str, Wording] = field(default_factory=dict)
    after: str = ""
    follows_from: str = ""
    key: str = ""
    expected_version: int | None = None

    @classmethod
    def of(cls, what: Kind, subject: str, **common: Any) -> "Record":  # noqa: ANN401 - the dataclass checks them
        """Log one entry whose own fields stand in an instance of its kind."""
        name = what.definition.name
        full = subject if ":" in subject else f"{what.definition.family}:{subject}"
        if isinstance(occurred := common.get("occurred"), str):
            common["occurred"] = Occurred(occurred)
        return cls(kind=name, subject=full, data=what.data(), **common)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct:
    """Give new values for fields of an entry, its date included.

    Attributes:
        target: event id of the entry, or its position as ``#12``.
        changes: field -> new plain value; ``None`` empties it.
    """

    target: str
    changes: Mapping[str, Any]
    reason: str
    key: str = ""
    expected_version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw:
    """Declare an entry void, for good; withdrawing a correction restores the old."""

    target: str
    reason: str
    key: str = ""
    expected_version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attest:
    """Add a further source to an entry without changing it."""

    target: str
    sources: tuple[Source, ...]
    key: str = ""
    expected_version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Declare that two subjects turn out to be one; ``subject`` becomes ``into``."""

    subject: str
    into: str
    reason: str
    key: str = ""


Act = Record | Correct | Withdraw | Attest | Join
