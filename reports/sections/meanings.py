"""What the report means by words for several entities."""

from collections.abc import Iterator

from reports.context import Context
from reports.language.rich_text import filled, listed, text
from reports.mapping import Part
from reports.model import Block, Paragraph, Runs


def meanings(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Write one paragraph that says who are meant by "the three entities" and such."""
    del part  # it tells no entries
    naming = context.naming
    entities = {*context.report_data.sections.entities}
    space = text(context.words.space)
    said: Runs = ()
    for one in context.report_data.sections.together:
        if entities.issuperset(one.of):
            names = listed(context.words, [naming.shown(entity) for entity in one.of])
            template = context.words.term("term/together.means")
            sentence = filled(template, called=naming.together(one.of), names=names)
            said += (*(space if said else ()), *sentence)
    if said:
        yield Paragraph(key=f"{key}/meanings", number="#", runs=said, origin="fixed")
