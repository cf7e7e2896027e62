"""The summary: the period, and the matters that a reader must know of."""

from collections.abc import Iterator

from msgspec.structs import replace

from reports.context import Context
from reports.language.rich_text import text
from reports.language.sentences_of_text import count_words, sentences_of
from reports.mapping import Part
from reports.matters.matter import Matter, Sort
from reports.model import Block, Paragraph, Runs, Text, plain
from reports.sentences.matter_sentences import sentences_on_matter

MOST = 6
"""Matters that a summary tells at most."""
MOST_WORDS = 120
FEWEST = 3
"""Of fewer matters nobody needs a summary."""
MOST_OF_A_MATTER = 40
"""Words of one matter; a longer sentence stands in the body alone."""
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
        runs += (*(text(context.words.space) if runs else ()), *one)
    yield Paragraph(key=f"{key}/text", runs=runs)


def _chosen(context: Context) -> Iterator[tuple[int, Runs]]:
    """Choose the weightiest matters; give them with the day from which they count."""
    weighty = [
        one
        for key, some in context.homes.items()
        if key
        for one in some
        if one.sort in _WEIGHT and not one.is_plan
    ]
    left, count = MOST_WORDS, 0
    for one in sorted(weighty, key=_weight):
        if count == MOST:
            return
        told = [o for o in sentences_on_matter(context, one)[:1] if o.form != "title"]
        for said in told:
            runs = _first_sentence(said.runs)
            length = count_words(plain(runs))
            if length <= min(left, MOST_OF_A_MATTER):
                left, count = left - length, count + 1
                yield one.leading.counts_from, runs


def _weight(matter: Matter) -> tuple[bool, int, int]:
    return (
        not matter.narrated,
        _WEIGHT.index(matter.sort),
        -matter.leading.counts_from,
    )


def _first_sentence(runs: Runs) -> Runs:
    """Cut words of people after their first sentence, if they are one run."""
    if len(runs) != 1 or not isinstance(runs[0], Text):
        return runs
    first = sentences_of(runs[0].words)[0]
    return (replace(runs[0], words=first),)
