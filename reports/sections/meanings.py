"""What the report means by its short words for bodies and entities."""

from collections.abc import Iterator

from reports.context import Context
from reports.language.rich_text import filled, listed
from reports.mapping import Part, Together
from reports.model import Block, Paragraph, Runs, plain


def meanings(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Write one sentence that says what "the task force" and such words mean."""
    del part  # it tells no entries
    sections = context.report_data.sections
    known = {*sections.entities, sections.body}
    told = [_meaning(context, one) for one in sections.together if known >= {*one.of}]
    items = context.naming.items_apart([one for one in told if one])
    if items:
        runs = filled(context.words.term("term/together.lead"), meanings=items)
        yield Paragraph(key=f"{key}/meanings", number="#", runs=runs, origin="fixed")


def _meaning(context: Context, one: Together) -> Runs:
    """Say what a word means; nothing where a subject has no shorter name."""
    naming = context.naming
    called = naming.together(one.of)
    name = naming.full if len(one.of) == 1 else naming.shown
    names = listed(context.words, [name(reference) for reference in one.of])
    if not called or plain(called) == plain(names):
        return ()
    template = context.words.term("term/together.means")
    return filled(template, called=called, names=names)
