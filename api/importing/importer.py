"""Importing sheets as one unit: what is new is recorded, what stands is left alone.

A row is compared with what was recorded under its key, corrections by this import
included: it never reverts somebody's correction and never raises the withdrawn.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from api.importing.problems import Problem, ProblemsError
from api.importing.rows import Row
from api.importing.sheets import Sheet
from domain.content import Content, to_plain, with_changes
from domain.entry import CORRECTED, Entry
from domain.errors import DomainError
from domain.log import Log
from domain.recording.acts import Act, Author, Correct
from domain.recording.corrections import read_changes
from domain.recording.entry_content import content_of_record
from domain.recording.event_ids import event_id_of
from domain.recording.findings import Finding
from domain.recording.idempotency import differences_from_stored
from domain.recording.ledger import Ledger
from domain.recording.refusals import ActRefusedError, Difference


class Imported(NamedTuple):
    """What an import did, or would do: how many rows, and what was found."""

    recorded: int
    corrected: int
    unchanged: int
    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...]


class _Standing(NamedTuple):
    """What stands under a row's key: the entry, its content as imports left it.

    Attributes:
        corrections: how many corrections came from rows under the key.
    """

    entry: Entry
    content: Content
    corrections: int


def import_sheets(  # noqa: PLR0913 - each is a choice of whoever imports
    sheets: Sequence[Sheet],
    ledger: Ledger,
    log: Log,
    who: Author,
    *,
    today: date,
    as_corrections: str = "",
    confirmed: bool = False,
    dry_run: bool = False,
) -> Imported:
    """Import sheets, all or nothing.

    Args:
        as_corrections: the reason for which changed rows are taken as corrections;
            empty: a changed row is refused.
        confirmed: somebody looked at the doubts.
        dry_run: check everything and record nothing.

    Raises:
        ProblemsError: each row that cannot be taken, with file, line and field.
        DoubtfulError: there are doubts and nobody confirmed.
    """
    rows = [row for sheet in sheets for row in sheet.rows]
    _distinct(rows)
    acts, places, unchanged = _plan(rows, log, who, today, as_corrections)
    try:
        done = ledger.record(acts, who, confirmed=confirmed, dry_run=dry_run)
    except ActRefusedError as error:
        raise ProblemsError([_problem(places[error.index], error.refusal)]) from error
    corrected = sum(isinstance(act, Correct) for act in acts)
    return Imported(
        recorded=len(acts) - corrected,
        corrected=corrected,
        unchanged=unchanged,
        findings=done.findings,
        entries=done.entries,
    )


def _distinct(rows: Sequence[Row]) -> None:
    seen: dict[str, Row] = {}
    problems = []
    for row in rows:
        first = seen.setdefault(row.act.key, row)
        if first is not row:
            reason = f"the same sheet name and key stand at {first.file}:{first.line}"
            problems.append(Problem(row.file, row.line, row.key, "key", reason))
    if problems:
        raise ProblemsError(problems)


def _plan(
    rows: Sequence[Row], log: Log, who: Author, today: date, reason: str
) -> tuple[list[Act], list[Row], int]:
    ids = [event_id_of(row.act.key) for row in rows]
    standing = _standing(rows, ids, log)
    acts: list[Act] = []
    places: list[Row] = []
    problems: list[Problem] = []
    unchanged = 0
    for row, event_id in zip(rows, ids, strict=True):
        found = standing.get(event_id)
        act: Act | None = row.act
        if found is not None:
            try:
                given = content_of_record(
                    row.act, who, today=today, issue_day=lambda _: ""
                )
                act = _change(row, found, given, log, reason)
            except ProblemsError as error:
                problems += error.problems
                continue
            except DomainError as error:
                problems.append(_problem(row, error))
                continue
        if act is None:
            unchanged += 1
        else:
            acts.append(act)
            places.append(row)
    if problems:
        raise ProblemsError(problems)
    return acts, places, unchanged


def _standing(
    rows: Sequence[Row], ids: Sequence[UUID], log: Log
) -> Mapping[UUID, _Standing]:
    entries = log.entries(ids)
    keys = {one: row.act.key for one, row in zip(ids, rows, strict=True)}
    subjects = log.load({entry.subject_id for entry in entries.values()})
    corrections: dict[str, list[Entry]] = {}
    for subject in subjects.values():
        for entry in subject.entries:
            if entry.content.kind == CORRECTED:
                corrections.setdefault(entry.content.target, []).append(entry)
    return {
        event_id: _left_by(keys[event_id], entry, corrections.get(str(event_id), []))
        for event_id, entry in entries.items()
    }


def _left_by(key: str, entry: Entry, corrections: Sequence[Entry]) -> _Standing:
    """Apply the corrections that came from rows under the key, and no others."""
    content, count = entry.content, 0
    for one in corrections:
        changes = one.content.changes
        if one.event_id == event_id_of(_correction_key(key, count, changes)):
            content, count = with_changes(content, changes), count + 1
    return _Standing(entry, content, count)


def _correction_key(key: str, before: int, changes: Mapping[str, Any]) -> str:
    """Give a correction its key; a row may go back to what it said, and forth again."""
    said = msgspec.json.encode(to_plain(changes), order="deterministic")
    return f"{key}@{before}@{sha256(said).hexdigest()}"


def _change(
    row: Row, found: _Standing, given: Content, log: Log, reason: str
) -> Correct | None:
    differing = differences_from_stored(log, found.content, given, found.entry.event_id)
    if not differing:
        return None
    fixed = [one for one in differing if one.field in ("subject", "kind")]
    if fixed or not reason:
        raise ProblemsError([_changed(row, found.entry, one) for one in differing])
    changes = read_changes(row.act.kind, {one.field: one.given for one in differing})
    key = _correction_key(row.act.key, found.corrections, changes)
    target = str(found.entry.event_id)
    return Correct(target=target, changes=changes, reason=reason, key=key)


def _changed(row: Row, entry: Entry, one: Difference) -> Problem:
    advice = (
        "subject and kind cannot be corrected: withdraw the entry and record it anew"
        if one.field in ("subject", "kind")
        else "mend the row, or import with --as-corrections REASON"
    )
    reason = (
        f"recorded as entry {entry.position} with {one.recorded!r}, the row now says "
        f"{one.given!r}; {advice}"
    )
    line = row.lines.get(_FIELD_OF.get(one.field, one.field), row.line)
    return Problem(row.file, line, row.key, one.field, reason)


_FIELD_OF = {"sources": "para"}
"""Where a field of an entry stands in a row, when it is called otherwise there."""


def _problem(row: Row, refusal: DomainError) -> Problem:
    field = getattr(refusal, "field", "")
    reason = getattr(refusal, "reason", "") if field else ""
    line = row.lines.get(field, row.line)
    return Problem(row.file, line, row.key, field, reason or str(refusal))
