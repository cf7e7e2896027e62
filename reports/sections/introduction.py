"""The introduction: the legal basis, what decisions request, and the period."""

from collections.abc import Iterator
from itertools import groupby

from domain.dates.printing import print_day
from projections.queries.entries import EffectiveEntry
from reports.context import Context
from reports.language.rich_text import stopped_once, text
from reports.mapping import Part
from reports.matters.grouping import matters_of
from reports.matters.matter import Matter
from reports.model import Block, Paragraph, Runs
from reports.sentences.matter_sentences import sentences_on_matter

_ORDER = ("legal-basis", "decision", "requests")
"""Sorts of matters in the order in which they are told."""


def basis(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Write a paragraph for each article or decision under which the report is made.

    They are told whenever they were adopted.
    """
    items = context.items(part)
    found = [
        one for one in matters_of(context.report_data, items) if one.sort in _ORDER
    ]
    found.sort(key=lambda one: (one.sort != _ORDER[0], _adopted(items, one.subject)))
    for subject, some in groupby(found, key=lambda one: one.subject):
        runs: Runs = ()
        for one in sorted(some, key=lambda one: _ORDER.index(one.sort)):
            for told in sentences_on_matter(context, one):
                stop = context.words.term("term/list.stop")
                end = text(stop) if told.form == "title" else ()
                space = text(context.words.space) if runs else ()
                runs += (*space, *told.runs, *end)
        if runs:
            place = f"{key}/{subject.partition(':')[2]}"
            yield Paragraph(key=place, number="#", runs=runs)


def _adopted(items: list[EffectiveEntry], subject: str) -> int:
    return min(one.counts_from for one in items if one.content.subject == subject)


def period(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Write which period the report is on, who prepared it and who endorsed it."""
    del part  # it tells the report itself
    request = context.report_data.request
    language = context.words.language
    said = context.fixed(
        "term/report.period",
        first=print_day(request.period.first, language),
        last=print_day(request.period.last, language),
    )
    runs = stopped_once((said,))
    for one in context.own_matters:
        for told in sentences_on_matter(context, one) if _is_told(one) else ():
            if told.form != "title":
                runs += (*text(context.words.space), *told.runs)
                context.taken.update(told.covers)
    yield Paragraph(key=f"{key}/period", number="#", runs=runs, origin="fixed")


def _is_told(matter: Matter) -> bool:
    return not matter.is_plan
