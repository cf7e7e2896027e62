"""Statements that hold: objectives, ways of working, rules, as they were worded."""

import re
from collections.abc import Iterator
from itertools import groupby

from domain.kinds import Type, definition_for_reading
from projections.queries.entries import EffectiveEntry
from reports.context import Context, short
from reports.language.field_words import field_words
from reports.language.rich_text import behind, capitalised, filled, text
from reports.language.wording import field, unstopped
from reports.mapping import Part
from reports.model import Block, Paragraph, Runs, Text

_ITEM = re.compile(r"\(([a-z]+|[ivx]+)\)\s*$")


def statements(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Write statements, those of one paragraph of their source together.

    Lettered paragraphs of a source become items of a list, below ``part.lead``.
    """
    items = sorted(context.items(part), key=_place)
    for _, some in groupby(items, key=_paragraph):
        group = list(some)
        listed = [one for one in group if _ITEM.search(_printed(one))]
        said = [one for one in group if one not in listed]
        place = f"{key}/{short(group[0])}"
        if sentences := _sentences(context, said):
            yield Paragraph(key=place, number="#", runs=sentences)
        yield from _list(context, f"{place}/items", part.lead, listed)


def _list(
    context: Context, place: str, lead: str, listed: list[EffectiveEntry]
) -> Iterator[Block]:
    worded = [(one, _wording(context, one)) for one in listed]
    items = [(one, said) for one, said in worded if said]
    if lead and items:
        runs = (context.fixed(lead),)
        yield Paragraph(key=place, number="#", runs=runs, origin="fixed")
    end = context.words.term("term/list.stop")
    for one, said in items:
        is_last = one is items[-1][0]
        mark = end if is_last else context.words.term("term/list.separator")
        letter = _ITEM.search(_printed(one))
        yield Paragraph(
            key=f"{place}/{short(one)}",
            number=f"({letter[1]})" if letter else "",
            level=1,
            runs=(*said, Text(words=mark)),
        )


def _sentences(context: Context, items: list[EffectiveEntry]) -> Runs:
    space = text(context.words.space)
    told: Runs = ()
    for one in items:
        said = _objective(context, one) or _stopped(context, _wording(context, one))
        told += (space if told and said else ()) + said
    return told


def _stopped(context: Context, wording: Runs) -> Runs:
    stop = text(context.words.term("term/list.stop"))
    return (*capitalised(wording), *stop) if wording else ()


def _objective(context: Context, item: EffectiveEntry) -> Runs:
    """Say what the objective of a body is, in the words that somebody typed.

    Nothing is said where nobody typed them in the language of the report.
    """
    typed = field_words(context.words, item.content, "objective")
    if not typed:
        return _own(context, item, "objective")
    template = context.words.term("term/objective")
    body = context.named([item.content.subject])
    objective = behind(typed, item.event_id)
    return capitalised(filled(template, body=body, objective=objective))


def _wording(context: Context, item: EffectiveEntry) -> Runs:
    """Give the words that an entry states: of rules and paragraphs, nothing else.

    Words that exist only in another language are for the annex.
    """
    if not definition_for_reading(item.content.kind).per:
        return ()
    for member in definition_for_reading(item.content.kind).members:
        if member.field.type is Type.TEXT and item.content.data.get(member.name):
            return unstopped(_own(context, item, member.name))
    return ()


def _own(context: Context, item: EffectiveEntry, name: str) -> Runs:
    """Give what a field says in the language of the report.

    What it says only in another language is noted for the annex.
    """
    runs = field(item.content, name, context.words.language, item.event_id)
    if any(isinstance(run, Text) and run.language for run in runs):
        context.in_other_languages.append((short(item), runs))
        return ()
    return runs


def _printed(item: EffectiveEntry) -> str:
    return item.content.sources[0].paragraph if item.content.sources else ""


def _paragraph(item: EffectiveEntry) -> tuple[str, str]:
    source = item.content.sources[0].document if item.content.sources else ""
    return source, _ITEM.sub("", _printed(item)).strip()


def _place(item: EffectiveEntry) -> tuple[str, list[tuple[int, int, str]], int]:
    source, _ = _paragraph(item)
    parts = re.findall(r"\d+|\D+", _printed(item))
    natural = [(0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts]
    return source, natural, item.position
