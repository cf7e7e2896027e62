"""Acts: what the ledger is asked to record, correct, withdraw, attest or join."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from domain.content import Occurred, Source
from domain.kinds.definition import Kind
from domain.references import Ref
from domain.texts import Wording


@dataclass(frozen=True, slots=True)
class Author:
    """Who records, and for which entity.

    Attributes:
        by: actor id of the officer.
        entity: actor id of the entity on whose behalf, or "".
        authenticated: whether the officer's identity was verified.
    """

    by: str
    entity: str = ""
    authenticated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Record one entry.

    Attributes:
        data: the kind's own fields, plain and checked (``domain.recording.values``).
            The other fields are checked by ``domain.recording.common_fields``.
        typed: what was typed for ``after`` and ``follows_from``, to say it in messages.
        key: the client's key. Recording again under it returns the same entry.
        expected_version: number of entries that the subject had when it was read.
    """

    kind: str
    subject: Ref
    data: Mapping[str, Any] = field(default_factory=dict)
    occurred: Occurred | None = None
    concerns: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    title: Mapping[str, Wording] = field(default_factory=dict)
    text: Mapping[str, Wording] = field(default_factory=dict)
    narrative: Mapping[str, Wording] = field(default_factory=dict)
    after: str = ""
    follows_from: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    expected_version: int | None = None

    @classmethod
    def of(cls, what: Kind, subject: str, **common: Any) -> "Record":  # noqa: ANN401 - the dataclass checks them
        """Record one entry, its own fields given as an instance of its kind.

        Raises:
            BadReferenceError: the subject is no reference of the kind's family.
        """
        kind = what.definition
        ref = Ref.parse(subject, kind.family)
        if isinstance(occurred := common.get("occurred"), str):
            common["occurred"] = Occurred(occurred)
        return cls(kind=kind.name, subject=ref, data=what.data(), **common)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct:
    """Give new values for fields of an entry, its date included.

    Attributes:
        target: event id of the entry, or its position such as ``#12``.
        changes: field -> new plain value; ``None`` empties the field.
    """

    target: str
    changes: Mapping[str, Any]
    reason: str
    key: str = ""
    expected_version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw:
    """Declare an entry void, for good. If it is a correction, the old value returns."""

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


@dataclass(frozen=True, slots=True)
class Join:
    """Declare that two subjects are one: ``subject`` is the same as ``into``."""

    subject: Ref
    into: Ref
    reason: str
    key: str = ""

    @classmethod
    def of(cls, subject: str, into: str, reason: str, *, key: str = "") -> "Join":
        """Declare two subjects to be one, each named as family:reference.

        Raises:
            BadReferenceError: one of them is no reference.
        """
        return cls(Ref.parse(subject), Ref.parse(into), reason, key)


Act = Record | Correct | Withdraw | Attest | Join
