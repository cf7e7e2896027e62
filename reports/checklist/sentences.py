"""The checklist of how a report reads: what a machine can judge of its sentences."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from reports.checklist.items import Item, counted
from reports.language.sentences_of_text import count_words, sentences_of
from reports.model import Block, Document, Paragraph, Runs, Text

MOST_WORDS = 45
MEAN_WORDS = 30
WORDS_OF_AN_ENTRY = 18
FEWEST_WORDS, GREATEST_LENGTH = 600, 8500
"""A report has 18 words for each entry at most, but may always have 600."""
_OF_DECISIONS = "introduction/"
"""Paragraphs that give the words of decisions."""
_OUTSIDE = ("summary", "chronology", "annex")
"""Sections that tell again what the body tells."""

_YEAR = re.compile(r"\b(?:19|20)\d\d(?!/)")
_BEGINNING = 25
"""A sentence begins with a date if a year stands in so many characters."""

_LABELS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": (
            "the following was",
            "was stated to be",
            "(condition:",
            "for the following reason:",
            "was recorded",
            "entered in the record",
            "was under way",
            "(number:",
        ),
        "fr": ("partenaires :", "condition :", "la fonction suivante", "nombre :"),
        "es": ("asociados:", "titular:", "condición:", "la función siguiente"),
        "ru": ("кем принят", "место:", "партнеры:", "условие:"),
        "zh": ("记录如下", "条件：", "人数："),
        "ar": ("الشاغل:", "الشركاء:", "جرى توقيع", "الشرط:"),
    }
)
"""Words by which a sentence shows that it was a form."""
_LETTERED = re.compile(r"[;؛；：:] *(?=[(（]?\w[)）])")
"""Where an item of a lettered list begins within a paragraph."""
_REFERENCE = re.compile(
    r"\b(?:activity|actor|agreement|area|body|contribution|document|mandate|meeting|role):\w"
)
_LATIN = re.compile(r"\b[A-Za-z]*[a-z]{2,}[A-Za-z]*\b")
_QUOTES = ("“", "«", "„", "「")
_HYPHENED = re.compile(r"\b[^\W\d_]{2,}-[^\W\d_]{3,}\b")
_WORD = re.compile(r"\w+")


class _Sentence(NamedTuple):
    """A sentence of the body, and the key of its paragraph."""

    place: str
    words: str


def of_sentences(document: Document, entries: int) -> Iterator[Item]:
    """List what to look at in the sentences of a report in one language.

    Args:
        entries: number of entries that the report tells in sentences or lists.
    """
    language = document.language
    found = [*_sentences(document)]
    told = [one for one in found if one.words]
    yield from _flagged(
        "sentence-long",
        f"more than {MOST_WORDS} words: {{have}}",
        "make two sentences of each",
        [one for one in told if _is_long(one)],
        language,
    )
    for rule, sentence, mend, is_wrong in _RULES:
        wrong = [one for one in told if is_wrong(one.words, language)]
        yield from _flagged(rule, sentence, mend, wrong, language)
    yield from _mean(told, language)
    yield from _dates_first(told, language)
    yield from _told_twice(document)
    yield from _spellings(told, language)
    yield from _length(told, entries, language)


def _is_long(sentence: _Sentence) -> bool:
    """Return whether a sentence is too long: the words of decisions are as they are."""
    is_of_decision = sentence.place.startswith(_OF_DECISIONS)
    longest = max(map(count_words, _LETTERED.split(sentence.words)))
    return longest > MOST_WORDS and not is_of_decision


def _has_label(words: str, language: str) -> bool:
    lowered = words.lower()
    return any(one in lowered for one in _LABELS.get(language, ()))


def _has_reference(words: str, language: str) -> bool:
    del language
    return bool(_REFERENCE.search(words))


def _has_latin(words: str, language: str) -> bool:
    return language in {"ar", "ru", "zh"} and bool(_LATIN.search(words))


_RULES: tuple[tuple[str, str, str, Callable[[str, str], bool]], ...] = (
    (
        "sentence-is-a-form",
        "it reads like a form: {have}",
        "write a narrative for the entry, or a paragraph for the section",
        _has_label,
    ),
    (
        "reference-printed",
        "a reference of the record is printed: {have}",
        "give the subject a name in this language",
        _has_reference,
    ),
    (
        "latin-words",
        "words in Latin letters stand in it: {have}",
        "give the entries words in this language",
        _has_latin,
    ),
)


def _sentences(document: Document) -> Iterator[_Sentence]:
    for block in body(document):
        if isinstance(block, Paragraph):
            for words in sentences_of(_uncoded(block.runs)):
                yield _Sentence(block.key, words)


def body(document: Document) -> Iterator[Block]:
    """List the blocks of the body: without the summary and the annex."""
    for block in document.blocks:
        if block.key.partition("/")[0] not in _OUTSIDE:
            yield block


def _uncoded(runs: Runs) -> str:
    """Give the words of runs without symbols, which are not words of a language."""
    return "".join(
        "" if run.style == "code" else run.words
        for run in runs
        if isinstance(run, Text)
    )


def _flagged(
    rule: str, sentence: str, mend: str, wrong: Sequence[_Sentence], language: str
) -> Iterator[Item]:
    if wrong:
        have = counted(len(wrong), "sentence", "sentences")
        places = tuple(dict.fromkeys(one.place for one in wrong))
        yield Item(rule, sentence.format(have=have), mend, places, language)


def _mean(told: Sequence[_Sentence], language: str) -> Iterator[Item]:
    counts = [count_words(one.words) for one in told]
    mean = sum(counts) / len(counts) if counts else 0
    if mean >= MEAN_WORDS:
        sentence = f"a sentence has {mean:.0f} words on average"
        yield Item("sentences-long", sentence, "shorten some", (), language)


def _dates_first(told: Sequence[_Sentence], language: str) -> Iterator[Item]:
    """Note if over a third of the sentences of narrative sections begin with a date."""
    narrative = [one for one in told if not one.words.endswith((";", "؛", ":"))]
    first = [one for one in narrative if _YEAR.search(one.words[:_BEGINNING])]
    if len(first) * 3 > len(narrative):
        yield from _flagged(
            "date-first",
            "a date begins more than one sentence in three: {have}",
            "begin some with who acts, or what they are on",
            first,
            language,
        )


def _told_twice(document: Document) -> Iterator[Item]:
    places: dict[str, dict[str, None]] = defaultdict(dict)
    for block in body(document):
        if isinstance(block, Paragraph) and block.origin == "generated":
            for run in block.runs:
                if isinstance(run, Text):
                    for entry in run.entries:
                        places[entry][block.key] = None
    twice = [tuple(keys) for keys in places.values() if len(keys) > 1]
    if twice:
        have = counted(len(twice), "entry", "entries")
        keys = tuple(dict.fromkeys(key for some in twice for key in some))
        mend = "see that each stands in one paragraph; elsewhere refer to it"
        yield Item(
            "told-twice",
            f"told in two paragraphs: {have}",
            mend,
            keys,
            document.language,
        )


def _spellings(told: Sequence[_Sentence], language: str) -> Iterator[Item]:
    """Note words that are written with a hyphen here and without one there."""
    whole = " ".join(one.words for one in told)
    known = Counter(one.lower() for one in _WORD.findall(whole))
    mixed = sorted(
        one
        for one in {found.lower() for found in _HYPHENED.findall(whole)}
        if one.replace("-", "") in known
    )
    if mixed:
        sentence = f"spelt in two ways: {', '.join(mixed)}"
        yield Item("spelling", sentence, "choose one spelling", (), language)
    used = [one for one in _QUOTES if one in whole]
    if len(used) > 1:
        sentence = f"several forms of quotation marks: {' '.join(used)}"
        yield Item("quotation-marks", sentence, "use one form", (), language)


def _length(told: Sequence[_Sentence], entries: int, language: str) -> Iterator[Item]:
    own = [one for one in told if not one.place.startswith(_OF_DECISIONS)]
    words = sum(count_words(one.words) for one in own)
    most = min(max(FEWEST_WORDS, entries * WORDS_OF_AN_ENTRY), GREATEST_LENGTH)
    if words > most:
        sentence = f"it has {words} words for {counted(entries, 'entry', 'entries')}"
        mend = f"shorten it to {most}: first drafts, statements and attendance"
        yield Item("length", sentence, mend, (), language)
