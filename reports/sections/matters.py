"""Matters in their sections: by year, by area, and what is planned."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from domain.dates.edtf import Edtf
from domain.entry import NO_FIRST
from projections.queries.entries import EffectiveEntry
from reports.context import Context
from reports.language.numbering import lettered
from reports.language.rich_text import text
from reports.language.sentences_of_text import sentences_of
from reports.mapping import Part
from reports.matters.matter import Matter
from reports.model import Block, Paragraph, Runs, Text, plain
from reports.sentences.matter_sentences import MatterSentence, sentences_on_matter

_UNDATED = "undated"


def matters(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Write what was done in an area: a paragraph of sentences, then titles as a list.

    People write their own text for the area under its key, whatever is recorded in it.
    """
    some = sorted(context.matters(key, part), key=_order)
    told = []
    for one in some:
        said = _told(context, [one])
        if part.apart and _takes_several_sentences(said):
            place = f"{key}/{one.subject.partition(':')[2]}"
            yield from _paragraph(context, place, said)
        else:
            told += said
    yield from paragraph_and_list(context, f"{key}/text", told, part.lead)


def _takes_several_sentences(told: Sequence[MatterSentence]) -> bool:
    sentences = [one for one in told if one.form != "title"]
    words = " ".join(plain(one.runs) for one in sentences)
    return len(sentences) == len(told) and len([*sentences_of(words)]) > 1


def years(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Write a paragraph for each year; what is not known to a year has its years."""
    found: dict[_Years, list[Matter]] = defaultdict(list)
    for one in context.matters(key, part):
        if years := _years(one):
            found[years].append(one)
    for years, some in sorted(found.items(), key=lambda pair: pair[0]):
        told = _told(context, sorted(some, key=_order))
        yield from paragraph_and_list(context, f"{key}/{years}", told, part.lead)


def plans(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Write what is planned and can still happen as a list."""
    day = context.report_data.request.as_of
    valid = [one for one in context.matters(key, part) if _is_valid(one, day)]
    told = _told(context, valid)
    items = [one for one in told if one.form == "title"]
    sentences = [one for one in told if one.form != "title"]
    yield from _paragraph(context, f"{key}/text", sentences)
    yield from _list(context, f"{key}/plans", items, part.lead)


def paragraph_and_list(
    context: Context, place: str, told: Sequence[MatterSentence], lead: str = ""
) -> Iterator[Block]:
    """Write sentences as one paragraph, and titles below it.

    Args:
        lead: key of fixed words that precede the list.
    """
    sentences = [one for one in told if one.form != "title"]
    yield from _paragraph(context, place, sentences)
    items = [one for one in told if one.form == "title"]
    also = "term/items.also" if sentences else lead or "term/items.done"
    yield from _list(context, f"{place}/items", items, also)


def _paragraph(
    context: Context, place: str, sentences: Sequence[MatterSentence]
) -> Iterator[Block]:
    runs: Runs = ()
    for one in sentences:
        runs += (*(text(context.words.space) if runs else ()), *one.runs)
    if runs:
        yield Paragraph(key=place, number="#", runs=runs)


def _list(
    context: Context, place: str, items: Sequence[MatterSentence], lead: str
) -> Iterator[Block]:
    """Write titles as a lettered list; a single one as a paragraph of its own."""
    stop = Text(words=context.words.term("term/list.stop"))
    if len(items) == 1:
        yield Paragraph(key=place, number="#", runs=(*items[0].runs, stop))
        return
    if items:
        yield Paragraph(
            key=place, number="#", runs=(context.fixed(lead),), origin="fixed"
        )
    between = Text(words=context.words.term("term/list.separator"))
    for number, one in enumerate(items, start=1):
        mark = between if number < len(items) else stop
        yield Paragraph(
            key=f"{place}/{number}",
            number=f"({lettered(number)})",
            level=1,
            runs=(*one.runs, mark),
        )


def _told(context: Context, some: Iterable[Matter]) -> list[MatterSentence]:
    """Tell matters, and note the entries that were told."""
    found = [told for one in some for told in sentences_on_matter(context, one)]
    context.taken.update(entry for one in found for entry in one.covers)
    return found


class _Years(NamedTuple):
    """The years in which a matter is known to have happened.

    Sorts by the last year: what may have happened in 2019 or 2020 comes after 2019.
    """

    last: int
    first: int

    def __str__(self) -> str:
        """Write them as in the key of a paragraph, such as ``2019-2020``."""
        parts = dict.fromkeys((self.first, self.last))
        return "-".join(map(str, parts)) if self.last < date.max.year else _UNDATED


def _years(matter: Matter) -> _Years | None:
    """Give the years of the leading entry; none if only a remark is known of it.

    What has no date stands after all years if somebody wrote a narrative of it, and
    only in the annex otherwise.
    """
    edtf = matter.leading.edtf
    if edtf is None or edtf.last is None:
        undated = _Years(date.max.year, date.max.year)
        return undated if matter.narrated else None
    first = edtf.first or edtf.last
    return _Years(edtf.last.year, first.year)


def _order(matter: Matter) -> tuple[int, int]:
    """Order matters by the first day on which they can have begun."""
    entries = matter.narrated or matter.entries
    return min((_first_day(one), one.position) for one in entries)


def _first_day(item: EffectiveEntry) -> int:
    return item.counts_from if item.first <= NO_FIRST else item.first


def _is_valid(matter: Matter, day: date) -> bool:
    """Return whether a plan can still be carried out after a day."""
    planned = matter.leading.content.data.get("planned_for")
    if not planned:
        return True
    last = Edtf.parse(str(planned)).last
    return last is None or last >= day
