"""The words of a matter: people's narrative, else a pattern, else the title.

Words in another language than the report's never stand in what is told here.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from domain.dates.printing import print_date
from domain.entry import NO_FIRST
from domain.texts import Text as Wordings
from projections.queries.entries import EffectiveEntry
from reports.context import Context
from reports.language.dates import stated_date
from reports.language.rich_text import behind, capitalised, filled, text, unstopped
from reports.matters.matter import Matter
from reports.model import Runs
from wording.words import Words

Form = Literal["narrative", "pattern", "title"]


class Told(NamedTuple):
    """What a report says of a matter, or of a part of it.

    Attributes:
        runs: a whole sentence, or of a title an item without a final stop.
        form: whose words they are: people's for the report, ours, or a title.
        covers: event ids of the entries that it tells.
    """

    runs: Runs
    form: Form
    covers: tuple[str, ...]


def tell(context: Context, matter: Matter) -> tuple[Told, ...]:
    """Tell a matter in the language of a context; nothing if it has no words for it.

    A narrative stands for its matter. Where several entries have one, each tells its
    own entry, in order of time, and the first also tells those that have none.
    """
    if matter.narrated:
        return tuple(_narrated(context.words, matter))
    title = _title(context.words, matter.leading, matter.entries)
    return (title,) if title else ()


def _narrated(words: Words, matter: Matter) -> Iterator[Told]:
    others = [one for one in matter.entries if not one.content.narrative]
    for one in sorted(matter.narrated, key=_order):
        covered = [one, *others]
        own = _own(one.content.narrative, words)
        told = (
            Told(_behind(text(own), covered), "narrative", _ids(covered))
            if own
            else _title(words, one, covered)
        )
        if told:
            others = []
            yield told


def _title(
    words: Words, item: EffectiveEntry, covered: Sequence[EffectiveEntry]
) -> Told | None:
    """Tell entries by the title of one of them, with its date in parentheses."""
    title = unstopped(_own(item.content.title, words))
    if not title:
        return None
    runs = capitalised(text(title))
    date = stated_date(item.content.occurred)
    if date:
        printed = print_date(date, words.language)
        template = words.term("pattern/item.dated")
        runs = filled(template, title=runs, date=text(printed))
    return Told(_behind(runs, covered), "title", _ids(covered))


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
