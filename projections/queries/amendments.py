"""Amendments: corrections, withdrawals, further sources and joins of subjects."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from domain.entry import AMENDMENTS, SAME_AS, WITHDRAWN, Entry
from domain.references import Ref
from projections.moment import Moment
from projections.names.resolution import find_subject
from projections.queries.recording import RecordingFilter
from projections.queries.subjects import Amendment, amendments_of
from projections.reader import Reader


class AmendmentOfTarget(NamedTuple):
    """An amendment, and the entry that it amends.

    Attributes:
        target: the entry as it was written; None where two subjects were joined.
    """

    amendment: Amendment
    target: Entry | None


def select_amendments(
    moment: Moment,
    kinds: Sequence[str] = AMENDMENTS,
    *,
    recording: RecordingFilter = RecordingFilter(),  # noqa: B008 - it never changes
    subjects: Sequence[str] = (),
    after: int = 0,
) -> sa.Select[Any]:
    """Select amendments in the order of the log: entry, subject, target."""
    table = moment.tables["amendment"]
    statement = (
        sa.select(table.c.entry, table.c.subject, table.c.target)
        .where(table.c.kind.in_(kinds))
        .where(table.c.entry > max(after, recording.after))
        .where(table.c.entry <= recording.until)
        .where(*recording.of_recorder(table))
        .where(*moment.known(table))
        .order_by(table.c.entry)
    )
    if not subjects:
        return statement
    return statement.where(table.c.subject.in_(subjects))


def read_amendments(  # noqa: PLR0913 - each narrows amendments on its own
    reader: Reader,
    moment: Moment,
    kinds: Sequence[str] = AMENDMENTS,
    *,
    recording: RecordingFilter = RecordingFilter(),  # noqa: B008 - it never changes
    subjects: Sequence[str] = (),
    first: int = 50,
    after: int = 0,
    is_newest_first: bool = False,
) -> tuple[list[AmendmentOfTarget], bool]:
    """Read a page of amendments with old and new values, and whether more follow."""
    wanted = select_amendments(
        moment, kinds, recording=recording, subjects=subjects, after=after
    )
    if is_newest_first:
        newest = wanted.selected_columns.entry.desc()
        wanted = wanted.order_by(None).order_by(newest)
    rows = reader.rows(wanted.limit(first + 1))
    page = rows[:first]
    written = reader.entries([row.entry for row in page])
    amended = {one.subject_id for one in written.values()}
    known = [
        one for one in reader.log.entries_of(amended) if one.position <= moment.position
    ]
    done = {
        one.entry.position: AmendmentOfTarget(one, target)
        for target in known
        if not target.is_amendment
        for one in amendments_of(target, known)
    }
    bare = {
        at: AmendmentOfTarget(Amendment(entry, {}, {}, _is_void(entry, known)), None)
        for at, entry in written.items()
    }
    return [done.get(r.entry, bare[r.entry]) for r in page], len(rows) > first


def _is_void(entry: Entry, known: Sequence[Entry]) -> bool:
    return any(
        one.content.target == str(entry.event_id) and one.content.kind == WITHDRAWN
        for one in known
    )


def joined_into(entry: Entry) -> Ref:
    """Return the subject that the subject of a join is."""
    return Ref.parse(entry.content.data["into"])


def read_joins(reader: Reader, moment: Moment, reference: str) -> Sequence[Entry]:
    """Read the joins of a subject and their withdrawals, in the order of the log.

    Withdrawn joins are among them, under either of the two references.
    """
    found = find_subject(reader, moment, reference)
    own = {Ref.parse(o, found.ref.family).subject_id for o in found.references}
    rows = reader.rows(select_amendments(moment, (SAME_AS,)))
    known = reader.entries([row.entry for row in rows]).values()
    mine = {
        str(one.event_id): one
        for one in known
        if {one.subject_id, joined_into(one).subject_id} & own
    }
    beside = reader.log.entries_of({one.subject_id for one in mine.values()})
    undone = [
        one
        for one in beside
        if one.content.kind == WITHDRAWN
        and one.content.target in mine
        and one.position <= moment.position
    ]
    return sorted((*mine.values(), *undone), key=lambda one: one.position)
