"""The words of a matter: people's narrative, else a pattern, else the title.

Words in another language than the report's never stand in what is told here.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from domain.dates.edtf import Edtf
from domain.dates.printing import print_date
from domain.entry import NO_FIRST
from domain.kinds import Reported
from domain.texts import Text as Wordings
from projections.queries.entries import EffectiveEntry
from reports.context import Context
from reports.language.dates import stated_date
from reports.language.rich_text import behind, capitalised, filled, text, unstopped
from reports.matters.matter import Matter, Sort, is_plan, reported
from reports.model import Runs
from reports.sentences.bodies import (
    tell_group,
    tell_meeting,
    tell_officers,
    tell_start,
)
from reports.sentences.decisions import (
    tell_decision,
    tell_legal_basis,
    tell_requests,
)
from reports.sentences.sentence import TellSort
from reports.sentences.works import (
    tell_activity,
    tell_agreement,
    tell_contribution,
    tell_document,
    tell_series,
)
from wording.words import Words

PATTERNS: Mapping[Sort, TellSort] = {
    "activity": tell_activity,
    "agreement": tell_agreement,
    "contribution": tell_contribution,
    "decision": tell_decision,
    "document": tell_document,
    "group": tell_group,
    "legal-basis": tell_legal_basis,
    "meeting": tell_meeting,
    "officers": tell_officers,
    "requests": tell_requests,
    "series": tell_series,
    "start": tell_start,
}
"""Sort of matter -> what tells it in the words of the catalogue."""
_OF_MANY_TITLES = frozenset(["areas", "officers", "record", "requests", "work"])
"""Sorts whose entries say each a thing of its own."""

_MOST_OFFICERS = 3
"""Of more officers the table tells, unless a pattern says how many there are."""

Form = Literal["narrative", "pattern", "title"]


class MatterSentence(NamedTuple):
    """What a report says of a matter, or of a part of it.

    Attributes:
        runs: a whole sentence, or of a title an item without a final stop.
        form: whose words they are: people's for the report, ours, or a title.
        covers: event ids of the entries that it tells.
    """

    runs: Runs
    form: Form
    covers: tuple[str, ...]


def sentences_on_matter(context: Context, matter: Matter) -> tuple[MatterSentence, ...]:
    """Tell a matter in the language of a context; nothing if it has no words for it.

    A narrative stands for its matter. Where several entries have one, each tells its
    own entry, in order of time, and the first also tells those that have none.
    """
    if matter.narrated:
        return tuple(_narrated(context.words, matter))
    return tuple(_by_pattern(context, matter)) or tuple(
        _by_title(context.words, matter)
    )


def _by_pattern(context: Context, matter: Matter) -> Iterator[MatterSentence]:
    tell_sort = PATTERNS.get(matter.sort)
    if tell_sort:
        for runs, covered in tell_sort(context.naming, matter):
            if runs:
                yield MatterSentence(_behind(runs, covered), "pattern", _ids(covered))


def _by_title(words: Words, matter: Matter) -> Iterator[MatterSentence]:
    """Tell a matter by its leading title, or by all of those that say each a thing."""
    items = [one for one in matter.entries if reported(one) is not Reported.NEVER]
    is_many = matter.sort in _OF_MANY_TITLES and len(items) > 1
    if matter.sort == "officers" and len(items) > _MOST_OFFICERS:
        return
    for one in items if is_many else [matter.leading]:
        told = _title(words, one, [one] if is_many else matter.entries)
        if told:
            yield told


def _narrated(words: Words, matter: Matter) -> Iterator[MatterSentence]:
    others = [one for one in matter.entries if not one.content.narrative]
    for one in sorted(matter.narrated, key=_order):
        covered = [one, *others]
        own = _own(one.content.narrative, words)
        told = (
            MatterSentence(_behind(text(own), covered), "narrative", _ids(covered))
            if own
            else _title(words, one, covered)
        )
        if told:
            others = []
            yield told


def _title(
    words: Words, item: EffectiveEntry, covered: Sequence[EffectiveEntry]
) -> MatterSentence | None:
    """Tell entries by the title of one of them, with its date in parentheses.

    A plan has the date for which it was planned.
    """
    title = unstopped(_own(item.content.title, words))
    if not title:
        return None
    runs = capitalised(text(title))
    date = _date_of(item)
    if date:
        printed = print_date(date, words.language)
        template = words.term("pattern/item.dated")
        runs = filled(template, title=runs, date=text(printed))
    return MatterSentence(_behind(runs, covered), "title", _ids(covered))


def _date_of(item: EffectiveEntry) -> Edtf | None:
    """Give the date to state: of a plan, the one for which it is planned."""
    if not is_plan(item):
        return stated_date(item.content.occurred)
    planned = item.content.data.get("planned_for")
    return Edtf.parse(str(planned)) if planned else None


def _own(wordings: Wordings, words: Words) -> str:
    found = wordings.get(words.language)
    return found.words if found else ""


def _behind(runs: Runs, items: Sequence[EffectiveEntry]) -> Runs:
    return behind(runs, *_ids(items))


def _ids(items: Sequence[EffectiveEntry]) -> tuple[str, ...]:
    return tuple(one.event_id for one in items)


def _order(item: EffectiveEntry) -> tuple[int, int, int]:
    first = item.counts_from if item.first <= NO_FIRST else item.first
    return first, item.counts_from, item.position
