"""The summary: the period, and the matters that a reader must know of."""

from collections.abc import Iterator

from reports.context import Context
from reports.language.rich_text import text
from reports.mapping import Part
from reports.matters.matter import Matter, Sort
from reports.model import Block, Paragraph, Runs, plain
from reports.sentences.telling import Told, tell

MOST = 6
"""Matters that a summary tells at most."""
MOST_WORDS = 120
FEWEST = 3
"""Of fewer matters nobody needs a summary."""
_CHARACTERS_OF_A_WORD = 1.7
"""Chinese has no spaces: so many characters say what a word of English says."""
_WEIGHT: tuple[Sort, ...] = (
    "decision",
    "agreement",
    "group",
    "meeting",
    "document",
    "start",
    "series",
    "activity",
    "contribution",
    "work",
)
"""Sorts of matters from the weightiest on; others stand in no summary."""


def summary(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Write one paragraph without a number: up to six matters, 120 words at most."""
    del part  # it tells the weightiest matters of all sections
    told = sorted(_chosen(context), key=lambda pair: pair[0])
    if len(told) < FEWEST:
        return
    runs: Runs = ()
    for _, one in told:
        runs += (*(text(context.words.space) if runs else ()), *one.runs)
    yield Paragraph(key=f"{key}/text", runs=runs)


def _chosen(context: Context) -> Iterator[tuple[int, Told]]:
    """Choose the weightiest matters; give them with the day from which they count."""
    weighty = [
        one
        for some in context.homes.values()
        for one in some
        if one.sort in _WEIGHT and not one.is_plan
    ]
    left, count = MOST_WORDS, 0
    for one in sorted(weighty, key=_weight):
        told = tell(context, one)[:1]
        length = _length(told[0]) if told and told[0].form != "title" else 0
        if length and count < MOST and length <= left:
            left, count = left - length, count + 1
            yield one.leading.counts_from, told[0]


def _weight(matter: Matter) -> tuple[bool, int, int]:
    return (
        not matter.narrated,
        _WEIGHT.index(matter.sort),
        -matter.leading.counts_from,
    )


def _length(told: Told) -> int:
    words = plain(told.runs)
    spaced = len(words.split())
    return max(spaced, round(sum(c >= "\u2e80" for c in words) / _CHARACTERS_OF_A_WORD))
