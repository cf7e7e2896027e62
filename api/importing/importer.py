"""Imports sheets as one unit: new rows are recorded, unchanged ones are left alone.

A row is compared with what was recorded under its key, corrections by this import
included: it never reverts somebody's correction and never restores what was withdrawn.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from api.importing.problems import Problem, ProblemsError, problems_of_row
from api.importing.rows import Row, WithdrawnRow
from api.importing.sheets import Sheet
from domain.content import Content, to_plain, with_changes
from domain.entry import WITHDRAWN, Entry, Fact
from domain.errors import DomainError, Message
from domain.log import Log
from domain.recording.acts import Act, Author, Correct, Record, Withdraw
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
    withdrawn: int
    unchanged: int
    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...]


AnyRow = Row | WithdrawnRow


class _Standing(NamedTuple):
    """What was recorded from a row: the entry, and its content after the last import.

    Attributes:
        now: its content as everybody's corrections left it.
        corrections: how many corrections came from rows under the key.
        is_withdrawn: whether the entry was withdrawn, by whomever.
    """

    entry: Entry
    content: Content
    now: Content
    corrections: int
    is_withdrawn: bool


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
        as_corrections: the reason for which changed rows are taken as corrections, and
            rows that say so are withdrawn; empty: a changed row is refused.
        confirmed: somebody looked at the doubts.
        dry_run: check everything and record nothing.

    Raises:
        ProblemsError: each row that cannot be taken, with file, line and field.
        DoubtfulError: there are doubts and nobody confirmed.
    """
    # What is withdrawn first cannot duplicate or contradict what takes its place.
    rows: list[AnyRow] = [row for sheet in sheets for row in sheet.withdrawn]
    rows += [row for sheet in sheets for row in sheet.rows]
    _distinct(rows)
    plan = _plan(rows, log, who, today, as_corrections)
    acts = [(row, act) for row, act in plan if act is not None]
    try:
        done = ledger.record(
            [act for _, act in acts], who, confirmed=confirmed, dry_run=dry_run
        )
    except ActRefusedError as error:
        raise ProblemsError(
            [
                problem
                for one in (error, *error.further)
                for problem in _problems(acts[one.index][0], one.refusal)
            ]
        ) from error
    counts = Counter(type(act) for _, act in plan)
    return Imported(
        recorded=counts[Record],
        corrected=counts[Correct],
        withdrawn=counts[Withdraw],
        unchanged=counts[type(None)],
        findings=done.findings,
        entries=done.entries,
    )


def _distinct(rows: Sequence[AnyRow]) -> None:
    seen: dict[str, AnyRow] = {}
    problems = []
    for row in rows:
        first = seen.setdefault(row.entry_key, row)
        if first is not row:
            facts = {"place": f"{first.file}:{first.line}"}
            reason = Message("sheet/same-key", facts)
            problems.append(Problem(row.file, reason, row.line, row.key, "key"))
    if problems:
        raise ProblemsError(problems)


def _plan(
    rows: Sequence[AnyRow], log: Log, who: Author, today: date, reason: str
) -> list[tuple[AnyRow, Act | None]]:
    """Return the act of each row; None if there is nothing to do."""
    recorded = _recorded_from([row.entry_key for row in rows], log)
    plan: list[tuple[AnyRow, Act | None]] = []
    problems: list[Problem] = []
    for row in rows:
        found = recorded.get(row.entry_key)
        try:
            if isinstance(row, WithdrawnRow):
                plan.append((row, _withdrawal(row, found, reason)))
            elif found is None:
                plan.append((row, row.act))
            elif found.is_withdrawn:
                plan.append((row, None))
            else:
                given = content_of_record(
                    row.act, who, today=today, issue_day=lambda _: ""
                )
                plan.append((row, _change(row, found, given, log, reason)))
        except ProblemsError as error:
            problems += error.problems
        except DomainError as error:
            problems += _problems(row, error)
    if problems:
        raise ProblemsError(problems)
    return plan


def _recorded_from(keys: Sequence[str], log: Log) -> Mapping[str, _Standing]:
    by_id = {event_id_of(key): key for key in keys}
    entries = log.entries(list(by_id))
    subjects = log.load({entry.subject_id for entry in entries.values()})
    amendments: dict[str, list[Entry]] = {}
    for subject in subjects.values():
        for entry in subject.entries:
            amendments.setdefault(entry.content.target, []).append(entry)
    return {
        by_id[event_id]: _left_by(
            by_id[event_id],
            entry,
            amendments.get(str(event_id), []),
            subjects[entry.subject_id].facts.get(str(event_id)),
        )
        for event_id, entry in entries.items()
    }


def _left_by(
    key: str, entry: Entry, amendments: Sequence[Entry], fact: Fact | None
) -> _Standing:
    """Apply the corrections that came from rows under the key, and no others.

    Args:
        fact: the entry with all its amendments; None if it is withdrawn.
    """
    content, count = entry.content, 0
    for one in amendments:
        changes = one.content.changes
        if one.event_id == event_id_of(_correction_key(key, count, changes)):
            content, count = with_changes(content, changes), count + 1
    is_withdrawn = any(one.content.kind == WITHDRAWN for one in amendments)
    now = fact.content if fact else content
    return _Standing(entry, content, now, count, is_withdrawn)


def _withdrawal(
    row: WithdrawnRow, found: _Standing | None, reason: str
) -> Withdraw | None:
    if found is None or found.is_withdrawn:
        return None
    if not reason:
        advice = Message("sheet/to-withdraw", {"position": found.entry.position})
        problem = Problem(row.file, advice, row.line, row.key, "withdrawn")
        raise ProblemsError([problem])
    target, key = str(found.entry.event_id), f"{row.entry_key}@withdrawn"
    return Withdraw(target=target, reason=row.reason, key=key)


def _correction_key(key: str, before: int, changes: Mapping[str, Any]) -> str:
    """Return the key of a correction; a row may change back, and then forth again."""
    text = msgspec.json.encode(to_plain(changes), order="deterministic")
    return f"{key}@{before}@{sha256(text).hexdigest()}"


def _change(
    row: Row, found: _Standing, given: Content, log: Log, reason: str
) -> Correct | None:
    event_id = found.entry.event_id
    differing = differences_from_stored(log, found.content, given, event_id)
    if differing:
        # What somebody corrected to what the row says now is no difference.
        unlike = {
            one.field
            for one in differences_from_stored(log, found.now, given, event_id)
        }
        differing = [one for one in differing if one.field in unlike]
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
    is_fixed = one.field in ("subject", "kind")
    key = "sheet/changed-for-good" if is_fixed else "sheet/changed"
    reason = Message(key, {"position": entry.position, **one._asdict()})
    line = row.lines.get(_FIELD_OF.get(one.field, one.field), row.line)
    return Problem(row.file, reason, line, row.key, one.field)


_FIELD_OF = {"sources": "para"}
"""Field of an entry -> field of a row, where the two have different names."""


def _problems(row: AnyRow, refusal: DomainError) -> list[Problem]:
    lines = row.lines if isinstance(row, Row) else {}
    return problems_of_row(refusal, row.file, row.line, row.key, lines)
