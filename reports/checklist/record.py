"""The checklist of what the record tells: dates, roles, mandates, disagreements."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from projections.moment import Moment
from projections.queries.audit import read_findings
from projections.queries.entries import EffectiveEntry as Entry
from projections.queries.entries import read_entries
from projections.queries.mandates import read_mandates
from projections.queries.paragraph_states import OPEN
from projections.queries.register import ListedSubject, read_subjects
from projections.queries.roles import role_state
from projections.reader import Reader
from reports.checklist.items import Item, counted
from reports.model import Document, Model, Table, Text
from wording.messages import message_words

MOST = 3
"""How many are named; the others are counted."""

_MADE = ("document.text-written", "document.left-empty")


class TracedEntries(NamedTuple):
    """What stands behind the words of a report.

    Attributes:
        entries: the entries, in the order of the log.
        places: position of an entry -> keys of the paragraphs that tell it.
        unplaced: positions of entries of the period that no section took.
    """

    reader: Reader
    moment: Moment
    entries: tuple[Entry, ...]
    places: Mapping[int, tuple[str, ...]]
    unplaced: tuple[int, ...]

    @classmethod
    def of(cls, reader: Reader, moment: Moment, model: Model) -> "TracedEntries":
        """Read what stands behind a report."""
        at = {event: trace.position for event, trace in model.entries.items()}
        places: dict[int, dict[str, None]] = defaultdict(dict)
        for event, key in _told(model.documents[0]):
            if event in at:
                places[at[event]][key] = None
        items = read_entries(reader, moment, sorted(at.values()))
        left = reader.log.entries(map(UUID, model.unplaced)).values()
        return cls(
            reader,
            moment,
            tuple(items[one] for one in sorted(items)),
            {position: tuple(keys) for position, keys in places.items()},
            tuple(sorted(one.position for one in left)),
        )

    def where(self, entries: Sequence[Entry]) -> tuple[str, ...]:
        """List the paragraphs that tell some entries."""
        keys = (key for one in entries for key in self.places.get(one.position, ()))
        return tuple(dict.fromkeys(keys))

    def subjects(self, family: str) -> list[ListedSubject]:
        """List the subjects of a family that the entries are about."""
        mine = [o for o in self.entries if o.content.subject.startswith(f"{family}:")]
        found = tuple(dict.fromkeys(one.subject for one in mine))
        return read_subjects(self.reader, self.moment, found)

    def about(self, subject: str) -> list[Entry]:
        """List the entries about a subject."""
        return [one for one in self.entries if one.subject == subject]


def of_record(traced: TracedEntries) -> Iterator[Item]:
    """List what to look at in what the record tells."""
    yield from _dates(traced)
    yield from _roles(traced)
    yield from _mandates(traced)
    yield from _findings(traced)
    if traced.unplaced:
        have = counted(len(traced.unplaced), "entry", "entries")
        yield Item(
            "unplaced",
            f"in no section: {have} of the period",
            "nothing, if they are about the record; else see their words and sections",
            entries=traced.unplaced,
        )


def _dates(traced: TracedEntries) -> Iterator[Item]:
    told = [one for one in traced.entries if one.content.kind not in _MADE]
    undated = [one for one in told if one.content.occurred is None]
    inferred = [one for one in told if _is_inferred(one)]
    sorts = (
        (
            "undated",
            undated,
            "no date",
            "correct them, if a source tells the date",
        ),
        ("inferred", inferred, "a date that is inferred", "look for its source"),
    )
    for rule, found, what, mend in sorts:
        if found:
            positions = tuple(one.position for one in found)
            have = counted(len(found), "entry has", "entries have")
            sentence = f"{have} {what}"
            yield Item(rule, sentence, mend, traced.where(found), entries=positions)


def _is_inferred(entry: Entry) -> bool:
    occurred = entry.content.occurred
    return occurred is not None and occurred.basis == "inferred"


def _roles(traced: TracedEntries) -> Iterator[Item]:
    mends = {
        "unnamed": "record who holds them, if it may be told",
        "vacant": "record the appointments, or that somebody is sought",
    }
    roles = traced.subjects("role")
    for state, mend in mends.items():
        found = [one for one in roles if role_state(one.values) == state]
        if found:
            entries = [o for one in found for o in traced.about(one.subject.subject_id)]
            yield Item(
                f"role-{state}",
                f"{counted(len(found), 'role is', 'roles are')} {state}: "
                f"{_listed(found)}",
                mend,
                traced.where(entries),
                entries=tuple(entry.position for entry in entries),
            )


def _listed(found: Sequence[ListedSubject]) -> str:
    names = [one.subject.ref.reference for one in found]
    more = len(names) - MOST
    rest = [f"and {more} more"] if more > 0 else []
    return ", ".join([*names[:MOST], *rest])


def _mandates(traced: TracedEntries) -> Iterator[Item]:
    found = read_mandates(traced.reader, traced.moment, traced.subjects("mandate"))
    for one in found:
        entries = traced.about(one.listed.subject.subject_id)
        for paragraph in one.paragraphs:
            is_bare = paragraph.state == "discharged" and not paragraph.evidence
            if paragraph.state in OPEN or is_bare:
                number = f", paragraph {paragraph.number}" if paragraph.number else ""
                yield Item(
                    "mandate-without-evidence",
                    f"{one.listed.subject.ref}{number}: nothing shows what was done",
                    "record what followed from it, or that it was discharged",
                    traced.where(entries),
                    entries=(paragraph.stated,) if paragraph.stated else (),
                )


def _findings(traced: TracedEntries) -> Iterator[Item]:
    told = {one.position for one in traced.entries}
    for one in read_findings(traced.reader, traced.moment):
        if told & {*one.positions}:
            entries = [o for o in traced.entries if o.position in one.positions]
            yield Item(
                f"finding-{one.rule}",
                message_words(one.message),
                "correct one of the entries, or attest that both are so",
                traced.where(entries),
                entries=one.positions,
            )


def _told(document: Document) -> Iterator[tuple[str, str]]:
    for block in document.blocks:
        if isinstance(block, Table):
            some = [cell.runs for row in block.rows for cell in row]
            some += [note.runs for note in block.notes]
        else:
            some = [block.runs]
        for run in (run for runs in some for run in runs):
            if isinstance(run, Text):
                yield from ((event, block.key) for event in run.entries)
