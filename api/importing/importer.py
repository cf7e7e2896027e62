"""Imports sheets as one unit: new rows are recorded, unchanged ones are left alone.

A row is compared with what was recorded under its key, corrections by this import
included: it never reverts somebody's correction and never restores what was withdrawn.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import chain, islice
from typing import Any, NamedTuple

import msgspec

from api.importing.problems import Problem, ProblemList, ProblemsError, problems_of_row
from api.importing.rows import Row, WithdrawnRow
from api.importing.sheets import AnyRow, Sheet, SheetFile
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
from domain.recording.ledger import Ledger, Recorded
from domain.recording.refusals import ActRefusedError, Difference


class Imported(NamedTuple):
    """What an import did, or would do: how many rows, and what was found.

    Attributes:
        entries: those recorded; of many rows none are kept.
        created: the subjects about which the log had no entry, as family:reference.
    """

    recorded: int
    corrected: int
    withdrawn: int
    unchanged: int
    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...]
    created: tuple[str, ...]


PART = 5_000
"""So many rows are checked and recorded together."""


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
    sheets: Sequence[Sheet | SheetFile],
    ledger: Ledger,
    log: Log,
    who: Author,
    *,
    today: date,
    as_corrections: str = "",
    confirmed: bool = False,
    dry_run: bool = False,
    watch: Callable[[Row], None] | None = None,
    report: Callable[[int], None] | None = None,
) -> Imported:
    """Import sheets, all or nothing.

    Many rows are recorded part by part in one transaction (decision 0030).

    Args:
        as_corrections: the reason for which changed rows are taken as corrections, and
            rows that say so are withdrawn; empty: a changed row is refused.
        confirmed: somebody looked at the doubts.
        dry_run: check everything and record nothing.
        watch: called with each row that was read.
        report: called with the number of rows that were taken.

    Raises:
        ProblemsError: each row that cannot be taken, with file, line and field.
        DoubtfulError: there are doubts and nobody confirmed.
    """
    problems = ProblemList()
    rows = _read(sheets, problems, watch)
    first = list(islice(rows, PART))
    one = _Import(log, who, today, as_corrections, problems)
    if len(first) < PART:
        # What is withdrawn first cannot duplicate or contradict what takes its place.
        first.sort(key=lambda row: isinstance(row, Row))
        problems.raise_any()
        record = partial(ledger.record, author=who, confirmed=confirmed)
        one.take(first, partial(record, dry_run=dry_run))
        problems.raise_any()
        return one.done()
    with ledger.parts(who, confirmed=confirmed, dry_run=dry_run) as record_part:
        if as_corrections:
            again = _read(sheets, ProblemList(), None)
            one.take(
                [row for row in again if isinstance(row, WithdrawnRow)], record_part
            )
        wanted: Iterator[AnyRow] = chain(first, rows)
        if as_corrections:
            wanted = (row for row in chain(first, rows) if isinstance(row, Row))
        del first
        while part := list(islice(wanted, PART)):
            one.take(part, record_part)
            if report:
                report(one.taken)
        problems.raise_any()
    return one.done()


def _read(
    sheets: Sequence[Sheet | SheetFile],
    problems: ProblemList,
    watch: Callable[[Row], None] | None,
) -> Iterator[AnyRow]:
    """Yield the rows that can be read, and note what is wrong with the others."""
    seen: dict[str, tuple[str, int]] = {}
    for row in chain.from_iterable(sheet.read() for sheet in sheets):
        if isinstance(row, ProblemsError):
            problems.add(row.problems)
            continue
        file, line = seen.setdefault(row.entry_key, (row.file, row.line))
        if (file, line) != (row.file, row.line):
            reason = Message("sheet/same-key", {"place": f"{file}:{line}"})
            problems.add([Problem(row.file, reason, row.line, row.key, "key")])
            continue
        if watch and isinstance(row, Row):
            watch(row)
        yield row


class _Import:
    """What an import did so far."""

    def __init__(
        self, log: Log, who: Author, today: date, reason: str, problems: ProblemList
    ) -> None:
        self.taken = 0
        self._log = log
        self._who = who
        self._today = today
        self._reason = reason
        self._problems = problems
        self._counts: Counter[type] = Counter()
        self._findings: list[Finding] = []
        self._created: dict[str, None] = {}
        self._entries: list[Entry] = []

    def take(
        self, rows: Sequence[AnyRow], record: Callable[[Sequence[Act]], Recorded]
    ) -> None:
        """Record rows; note what is wrong with them."""
        plan = self._plan(rows)
        acts = [(row, act) for row, act in plan if act is not None]
        self.taken += len(rows)
        if self._problems:
            return
        try:
            done = record([act for _, act in acts])
        except ActRefusedError as error:
            for one in (error, *error.further):
                self._problems.add(_problems(acts[one.index][0], one.refusal))
            return
        self._counts.update(type(act) for _, act in plan)
        self._findings += done.findings
        self._created |= dict.fromkeys(done.created)
        if self.taken < PART:
            self._entries += done.entries

    def _plan(self, rows: Sequence[AnyRow]) -> list[tuple[AnyRow, Act | None]]:
        """Return the act of each row; None if there is nothing to do."""
        recorded = _recorded_from([row.entry_key for row in rows], self._log)
        plan: list[tuple[AnyRow, Act | None]] = []
        for row in rows:
            try:
                plan.append((row, self._act(row, recorded.get(row.entry_key))))
            except ProblemsError as error:
                self._problems.add(error.problems)
            except DomainError as error:
                self._problems.add(_problems(row, error))
        return plan

    def _act(self, row: AnyRow, found: _Standing | None) -> Act | None:
        if isinstance(row, WithdrawnRow):
            return _withdrawal(row, found, self._reason)
        if found is None:
            return row.act
        if found.is_withdrawn:
            return None
        given = content_of_record(
            row.act, self._who, today=self._today, issue_day=lambda _: ""
        )
        return _change(row, found, given, self._log, self._reason)

    def done(self) -> Imported:
        """Return what the import did."""
        return Imported(
            recorded=self._counts[Record],
            corrected=self._counts[Correct],
            withdrawn=self._counts[Withdraw],
            unchanged=self._counts[type(None)],
            findings=tuple(self._findings),
            entries=tuple(self._entries),
            created=tuple(self._created),
        )


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
