"""Areas of which nothing was reported, in one sentence."""

from collections.abc import Iterator

from reports.context import Context
from reports.language.rich_text import filled, listed, text
from reports.mapping import Part, Section, in_words
from reports.matters.placement import AREA
from reports.model import Block, Paragraph


def silent(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Name the areas whose sections tell nothing of the period."""
    del part  # it tells what is not there
    sections = context.report_data.sections.sections
    names = [
        text(_topic(context, one))
        for one in sections
        if _is_area(one) and not context.homes.get(one.key)
    ]
    if names:
        template = context.words.term("term/silent")
        runs = filled(template, areas=listed(context.words, names))
        yield Paragraph(key=f"{key}/silent", number="#", runs=runs, origin="fixed")


def _is_area(section: Section) -> bool:
    return any(
        part.shows == AREA and any(choice.about for choice in part.takes)
        for part in section.parts
    )


def _topic(context: Context, section: Section) -> str:
    """Name an area as it stands in a sentence; its heading where that has no words."""
    own = in_words(section.heading, context.words.language)
    if own:
        return own[0]
    address = f"topic/{section.key}"
    if context.words.has(address):
        return context.words.term(address)
    return context.words.term(str(section.heading))
