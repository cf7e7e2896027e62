"""The end of a report: what was corrected since the last one, and what is left over."""

from collections.abc import Iterator

from domain.entry import CORRECTED, WITHDRAWN
from projections.queries.amendments import AmendmentOfTarget, read_amendments
from projections.queries.entries import entry_as_written
from reports.context import Context, short
from reports.language.numbering import lettered
from reports.language.rich_text import behind, capitalised
from reports.language.wording import wording
from reports.mapping import Part
from reports.model import Block, Paragraph, Runs, Text

MOST = 500


def corrections(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Write which entries were corrected or withdrawn since the last report."""
    del part  # amendments are no entries of the period
    gathered = context.gathered
    since = gathered.request.since
    if not since:
        runs = (context.fixed("term/corrections.first"),)
        yield Paragraph(key=f"{key}/none", number="#", runs=runs, origin="fixed")
        return
    found, _ = read_amendments(
        gathered.reader,
        gathered.moment,
        (CORRECTED, WITHDRAWN),
        first=MOST,
        after=since,
    )
    if not found:
        runs = (context.fixed("term/corrections.none"),)
        yield Paragraph(key=f"{key}/none", number="#", runs=runs, origin="fixed")
    for one in found:
        place = f"{key}/{one.amendment.entry.position}"
        yield Paragraph(key=place, number="#", runs=_corrected(context, one))


def _corrected(context: Context, one: AmendmentOfTarget) -> Runs:
    said = one.amendment.entry.content
    withdrawn = said.kind == WITHDRAWN
    verb = "withdrawn" if withdrawn else "corrected"
    reason = context.fixed(f"term/corrections.{verb}", reason=said.reason)
    colon = Text(words=context.words.term("term/corrections.colon"))
    return (*_amended(context, one), colon, reason)


def _amended(context: Context, one: AmendmentOfTarget) -> Runs:
    """Say which entry was amended: by its title, or else by what it tells."""
    if one.target is None:
        return ()
    event_id = str(one.amendment.entry.event_id)
    title = wording(one.target.content.title, context.words.language, event_id)
    told = context.teller.clause(entry_as_written(one.target))
    return title or capitalised(behind(told, event_id))


def unplaced(context: Context, key: str, part: Part) -> Iterator[Block]:
    """List the entries of the period that no section told."""
    del part  # it takes what is left
    left = [one for one in context.gathered.items if one.event_id not in context.taken]
    if not left:
        return
    lead = (context.fixed("term/unplaced.lead"),)
    yield Paragraph(key=f"{key}/lead", number="#", runs=lead, origin="fixed")
    for number, one in enumerate(left, start=1):
        runs = context.teller.sentence(one)
        letter = lettered(number)
        place = f"{key}/{short(one)}"
        yield Paragraph(key=place, number=f"({letter})", level=1, runs=runs)
