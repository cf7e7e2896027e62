"""From inputs to acts of the domain; it checks their values on the way."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from api.graphql.mutations.common_inputs import SourceInput, filled, plain
from api.graphql.mutations.kind_inputs import Chosen
from domain.content import Source
from domain.content import to_plain as as_json
from domain.entry import Entry
from domain.errors import DomainError
from domain.log import Log
from domain.recording.acts import Act, Attest, Correct, Record
from domain.recording.common_fields import read_source
from domain.recording.corrections import read_changes
from domain.recording.entry_lookup import get_entry
from domain.recording.record_reader import read_record
from domain.recording.refusals import ActRefusedError
from domain.recording.values import FieldProblems

Maker = Callable[[], Act]
"""Reads one input; it may refuse a value."""

ENTRY_FIELDS = ("after", "follows_from")
"""Fields that name an entry."""


class PatchKindError(DomainError):
    """A patch is for another kind than that of the entry it would correct."""

    key = "refusal/patch-kind"

    def __init__(self, *, entry: Entry, given: str) -> None:
        kind = entry.content.kind
        super().__init__(position=entry.position, kind=kind, given=given)
        self.entry = entry


def made(makers: Iterable[Maker]) -> list[Act]:
    """Read every input.

    Raises:
        ActRefusedError: the first input with a value that cannot be taken, and why.
    """
    acts = []
    for index, make in enumerate(makers):
        try:
            acts.append(make())
        except DomainError as refusal:
            raise ActRefusedError(index=index, refusal=refusal) from refusal
    return acts


def key_of(key: str | None, index: int, count: int) -> str:
    """Give one act's key: that of the request, with its number if there are several."""
    return f"{key}#{index}" if key and count > 1 else key or ""


def record(
    log: Log, entry: Chosen, *, key: str, expected_version: int | None = None
) -> Record:
    """Read an entry to be recorded.

    Raises:
        DomainError: a value that does not fit its field, or an unknown entry.
    """
    kind, given = entry.kind, filled(entry.given)
    own = {name: value for name, value in given.items() if name in kind.by_name}
    problems = FieldProblems()
    named = {
        name: problems.read(name, partial(event_id, log, given.get(name) or ""), "")
        for name in ENTRY_FIELDS
    }
    return read_record(
        kind.name,
        subject=given.get("subject") or "",
        data=own,
        common=given,
        sources=lambda: read_sources(given.get("sources") or ()),
        problems=problems,
        key=key,
        expected_version=expected_version,
        **named,
    )


def correct(log: Log, target: str, patch: Chosen, **given: Any) -> Correct:  # noqa: ANN401 - the act checks them
    """Read a correction. A field that was left out keeps its value; null empties it.

    Raises:
        PatchKindError: the entry is of another kind.
        DomainError: a value that does not fit its field, or an unknown entry.
        FieldsError: several of these.
    """
    entry = get_entry(log, target)
    if entry.content.kind != patch.kind.name:
        raise PatchKindError(entry=entry, given=patch.kind.name)
    changes: dict[str, Any] = {}
    problems = FieldProblems()
    for name, value in filled(patch.given).items():
        change = problems.read(name, partial(_change, log, name, value), _UNREAD)
        if change is not _UNREAD:
            changes[name] = change
    if changes:
        check = partial(read_changes, patch.kind.name, changes)
        problems.read("", check, changes)
    problems.raise_any()
    return Correct(target=target, changes=changes, **given)


_UNREAD = object()


def _change(log: Log, name: str, value: Any) -> Any:  # noqa: ANN401 - a plain value
    if name == "sources":
        return [as_json(one) for one in read_sources(value or ())]
    return event_id(log, value or "") if name in ENTRY_FIELDS else value


def attest(target: str, sources: Sequence[SourceInput], **given: Any) -> Attest:  # noqa: ANN401 - the act checks them
    """Read further sources.

    Raises:
        DomainError: a value that does not fit its field.
        FieldsError: several of these.
    """
    read = read_sources([plain(one) for one in sources])
    return Attest(target=target, sources=read, **given)


def read_sources(given: Sequence[Mapping[str, Any]]) -> tuple[Source, ...]:
    """Read sources; a problem names its place, such as ``sources.0.document``.

    Raises:
        DomainError: a value that does not fit its field.
        FieldsError: several of these.
    """
    problems = FieldProblems()
    read = [
        problems.read("sources", partial(_source, index, one), None)
        for index, one in enumerate(given)
    ]
    problems.raise_any()
    return tuple(one for one in read if one)


def _source(index: int, given: Mapping[str, Any]) -> Source:
    try:
        return read_source(given)
    except DomainError as error:
        error.field = f"sources.{index}.{error.field}".rstrip(".")
        raise


def event_id(log: Log, named: str) -> str:
    """Give the identity of an entry named by it, or by its position; or nothing.

    Raises:
        UnknownEntryError: the log has no such entry.
    """
    return str(get_entry(log, named).event_id) if named else ""
