"""The checklist of what the report leaves out: plans, corrections, what words cover."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from domain.dates.edtf import Edtf
from domain.entry import CORRECTED, WITHDRAWN
from domain.kinds import Reported
from projections.names.resolution import resolve_references
from projections.queries.amendments import read_amendments
from projections.queries.entries import EffectiveEntry as Entry
from projections.queries.values import read_values
from reports.checklist.items import Item, counted
from reports.checklist.record import TracedEntries
from reports.checklist.sentences import body
from reports.matters.matter import is_plan, reported
from reports.model import Model, Paragraph, Text

LONG_TITLE = 20
"""Words of the longest title that can stand in a list."""
MOST = 500


def of_bookkeeping(traced: TracedEntries, model: Model) -> Iterator[Item]:
    """List what a reader of the report is not told, and its editor must know."""
    yield from _covered(traced, model)
    yield from _passed_plans(traced, date.fromisoformat(model.as_of))
    yield from _long_titles(traced)
    yield from _without_words(traced)
    yield from _amended(traced, model)
    yield from _original_language(traced, model)


def _covered(traced: TracedEntries, model: Model) -> Iterator[Item]:
    """Say which entries each narrative stands for."""
    by_event = {one.event_id: one for one in traced.entries}
    covered: dict[int, tuple[str, tuple[int, ...]]] = {}
    for block in body(model.documents[0]):
        for run in block.runs if isinstance(block, Paragraph) else ():
            entries = run.entries if isinstance(run, Text) else ()
            told = [by_event[one] for one in entries if one in by_event]
            by = [one.position for one in told if one.content.narrative]
            others = tuple(one.position for one in told if one.position not in by)
            if by and others:
                covered[by[0]] = block.key, others
    for position, (key, others) in covered.items():
        have = counted(len(others), "entry", "entries")
        yield Item(
            "narrative-covers",
            f"the narrative of entry {position} also stands for {have}: "
            f"{', '.join(map(str, others))}",
            "nothing; an entry with a narrative of its own is told by that",
            (key,),
            entries=(position, *others),
            settled=True,
        )


def _passed_plans(traced: TracedEntries, day: date) -> Iterator[Item]:
    """List plans whose day has passed and of which nothing more is known."""
    done = {one.subject for one in traced.entries if not is_plan(one)}
    passed = [
        one
        for one in traced.entries
        if is_plan(one) and one.subject not in done and _has_passed(one, day)
    ]
    if passed:
        have = counted(len(passed), "plan", "plans")
        yield Item(
            "plan-passed",
            f"the day has passed, and nothing more is known: {have}",
            "record what became of it; the report does not print it",
            entries=_positions(passed),
        )


def _positions(entries: Iterable[Entry]) -> tuple[int, ...]:
    return tuple(one.position for one in entries)


def _has_passed(entry: Entry, day: date) -> bool:
    planned = entry.content.data.get("planned_for")
    last = Edtf.parse(str(planned)).last if planned else None
    return last is not None and last < day


def _long_titles(traced: TracedEntries) -> Iterator[Item]:
    long = [
        one
        for one in traced.entries
        if (title := one.content.title.get("en"))
        and len(title.words.split()) > LONG_TITLE
        and reported(one) is not Reported.NEVER
    ]
    if long:
        have = counted(len(long), "title has", "titles have")
        yield Item(
            "title-long",
            f"{have} more than {LONG_TITLE} words",
            "shorten it, or write a narrative",
            traced.where(long),
            entries=_positions(long),
        )


def _without_words(traced: TracedEntries) -> Iterator[Item]:
    """List entries that the report would tell if somebody had given them words."""
    silent = [
        one
        for one in traced.entries
        if reported(one) is Reported.PROSE
        and not (one.content.title or one.content.narrative)
        and not traced.where([one])
    ]
    if silent:
        have = counted(len(silent), "entry has", "entries have")
        yield Item(
            "title-missing",
            f"{have} neither a narrative nor a title",
            "write one: the report has no words for it",
            entries=_positions(silent),
        )


def _amended(traced: TracedEntries, model: Model) -> Iterator[Item]:
    """List what was corrected or withdrawn since the last report."""
    if not model.since:
        return
    found, _ = read_amendments(
        traced.reader,
        traced.moment,
        (CORRECTED, WITHDRAWN),
        first=MOST,
        after=model.since,
    )
    for one in found:
        said = one.amendment.entry
        verb = "withdrawn" if said.content.kind == WITHDRAWN else "corrected"
        target = one.target.position if one.target else 0
        yield Item(
            "amended",
            f"entry {target} was {verb}: {said.content.reason}",
            "see whether the last report said it; if so, a corrigendum may be due",
            entries=(target, said.position),
        )


def _original_language(traced: TracedEntries, model: Model) -> Iterator[Item]:
    """Say that the masthead names English because no entry names a language."""
    moment = replace(traced.moment, as_of=date.max)
    named = [model.report] if model.report else []
    reports = resolve_references(traced.reader, moment, named)
    found = read_values(
        traced.reader, moment, [one.subject_id for one in reports.values()]
    )
    if not any(one.value("original_language") for one in found.values()):
        yield Item(
            "original-language-missing",
            "no entry states the original language: the masthead says English",
            "record it, with an entry that the document was drafted",
            ("masthead",),
        )
