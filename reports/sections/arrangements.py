"""Areas and arrangements in a later report: what changed, and where they stand."""

from collections.abc import Iterator

from reports.context import Context
from reports.language.rich_text import filled
from reports.mapping import Part
from reports.model import Block, Paragraph
from reports.sections.matters import paragraph_and_list
from reports.sentences.matter_sentences import sentences_on_matter


def changes(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Write what changed in areas and arrangements since the previous report.

    If nothing did, one sentence says in which document they stand.
    """
    told = [
        said
        for one in context.matters(key, part)
        for said in sentences_on_matter(context, one)
    ]
    context.taken.update(entry for one in told for entry in one.covers)
    yield from paragraph_and_list(context, f"{key}/text", told, part.lead)
    previous = context.report_data.request.previous
    if previous and not told:
        template = context.words.term("term/arrangements.unchanged")
        runs = filled(template, document=context.documents([previous]))
        yield Paragraph(key=f"{key}/unchanged", number="#", runs=runs, origin="fixed")
