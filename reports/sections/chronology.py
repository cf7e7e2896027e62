"""The annex: what happened, in order of time, with the document that tells it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from domain.dates.edtf import Edtf
from domain.dates.printing import print_date
from domain.kinds import Reported
from domain.texts import choose_wording
from projections.names.resolution import resolve_references
from projections.queries.entries import EffectiveEntry
from projections.queries.values import read_values
from reports.context import Context
from reports.mapping import Part
from reports.matters.matter import is_plan, reported
from reports.model import Block, Cell, Paragraph, Runs, Table, Text
from reports.selection import chosen

WIDTHS, WITHOUT_SYMBOLS = (22, 53, 25), (25, 75)
_INFERRED = " *"
"""Marks a date that the officer inferred."""


def chronology(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Write a table of the entries of the period: date, title, document if any has one.

    Titles in another language stand here alone, below one note.
    """
    report_data = context.report_data
    items = chosen(report_data.items, part, report_data.identify, report_data.about)
    listed = [one for one in items if _is_listed(one)]
    if not listed:
        return
    dated = [one for one in listed if one.content.occurred]
    undated = [one for one in listed if not one.content.occurred]
    symbols = _symbols(context, listed)
    widths = WIDTHS if any(symbols.values()) else WITHOUT_SYMBOLS
    rows = tuple(
        _row(context, one, symbols.get(_document(one), ()))[: len(widths)]
        for one in chain(dated, undated)
    )
    context.take(listed)
    heads = context.words.split("heads/chronology")
    lead = context.fixed("term/chronology.lead")
    yield Paragraph(key=f"{key}/lead", runs=(lead,), origin="fixed")
    yield Table(
        key=f"{key}/table",
        title=(context.fixed("term/chronology.title"),),
        columns=tuple((Text(words=one),) for one in heads[: len(widths)]),
        widths=widths,
        rows=rows,
        notes=tuple(_notes(context, key, listed)),
    )


def _is_listed(item: EffectiveEntry) -> bool:
    is_told = reported(item) is not Reported.NEVER
    return is_told and not is_plan(item) and bool(item.content.title)


def _row(
    context: Context, item: EffectiveEntry, symbols: Sequence[str]
) -> tuple[Cell, ...]:
    return (
        Cell(runs=_date(context, item)),
        Cell(runs=_title(context, item)),
        Cell(runs=context.symbols(symbols)),
    )


def _date(context: Context, item: EffectiveEntry) -> Runs:
    occurred = item.content.occurred
    if occurred is None:
        return (context.fixed("term/date.not-recorded"),)
    printed = print_date(Edtf.parse(occurred.date), context.words.language)
    mark = _INFERRED if occurred.basis == "inferred" else ""
    return (Text(words=printed + mark),)


def _document(item: EffectiveEntry) -> str:
    """Give the document that tells an entry: its first source."""
    return next((one.document for one in item.content.sources), "")


def _symbols(
    context: Context, items: Sequence[EffectiveEntry]
) -> Mapping[str, Sequence[str]]:
    """Find the symbols of the documents that tell entries, by document."""
    report_data = context.report_data
    documents = {found for one in items if (found := _document(one))}
    now = replace(report_data.moment, as_of=date.max)
    called = resolve_references(report_data.reader, now, documents)
    subjects = [one.subject_id for one in called.values()]
    values = read_values(report_data.reader, now, subjects)
    return {
        reference: values[one.subject_id].items("symbols")
        for reference, one in called.items()
    }


def _title(context: Context, item: EffectiveEntry) -> Runs:
    shown = choose_wording(item.content.title, context.words.language)
    if shown is None:
        return ()
    other = "" if shown.language == context.words.language else shown.language
    return (Text(words=shown.words, language=other, entries=(item.event_id,)),)


def _notes(
    context: Context, key: str, items: Sequence[EffectiveEntry]
) -> Iterator[Paragraph]:
    """Say once which dates were inferred, and that some titles lack a translation."""
    language = context.words.language
    dates = (one.content.occurred for one in items)
    if any(one and one.basis == "inferred" for one in dates):
        note = context.fixed("term/chronology.inferred")
        yield Paragraph(key=f"{key}/inferred", runs=(note,), origin="fixed")
    if any(language not in one.content.title for one in items):
        note = context.fixed("term/chronology.other-languages")
        yield Paragraph(key=f"{key}/note", runs=(note,), origin="fixed")
