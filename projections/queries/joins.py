"""Joins: entries that say that a subject is another one, and their withdrawals."""

from collections.abc import Sequence

from domain.entry import SAME_AS, WITHDRAWN, Entry
from domain.references import Ref
from projections.moment import Moment
from projections.names.resolution import find_subject
from projections.queries.amendments import select_amendments
from projections.reader import Reader


def joined_into(entry: Entry) -> Ref:
    """Return the subject that the subject of a join is."""
    return Ref.parse(entry.content.data["into"])


def read_joins(reader: Reader, moment: Moment, reference: str) -> Sequence[Entry]:
    """Read the joins of a subject and their withdrawals, in the order of the log.

    Withdrawn joins are among them, under either of the two references.
    """
    called = find_subject(reader, moment, reference)
    own = {Ref.parse(o, called.ref.family).subject_id for o in called.references}
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
