"""Reading phrases; used through ``domain.dates.reading``.

A text is split into words and numbers, each with all that it can mean. Every
combination of these meanings that makes a date is collected. If exactly one date
results, and nothing about it is doubtful, it is read. Otherwise the reader asks, or
says why it cannot read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby, product
from math import prod

from domain.dates.edtf import DateError, Edtf
from domain.dates.forms import Candidate, about, candidates
from domain.dates.lexicon import Meaning, chinese_numbers, fold
from domain.dates.parts import Parts, PartsError
from domain.dates.tokens import Token, tokens

_LONGEST = 150
_MOST_COMBINATIONS = 2_000
_MOST_CHOICES = 6
# Words that leave a date, but make it doubtful; and words that leave none.
_MARKS = ("about", "perhaps", "tentative", "time", "two-digit-year")
_WITHOUT_DATE = ("undated", "relative", "not", "rest")
_SERIAL = re.compile(r"([2-7]\d{4})(?:[.,]\d+)?")
_SERIAL_DAY_0 = date(1899, 12, 30)
# The problems that say least come last.
_VAGUEST_LAST = ("no-year", "several", "unreadable")


def read_phrase(text: str) -> Edtf:
    """Read a date that is not written in EDTF.

    Raises:
        DateError: it means several dates, or is doubtful, or cannot be read.
    """
    if not text.strip():
        raise DateError(text, "empty")
    if len(text) > _LONGEST:
        raise DateError(text, "too-long")
    unread = ""
    try:
        written = list(tokens(fold(chinese_numbers(text)).strip(" '")))
        serial = _serial_number(text)
        unread = "" if serial else " ".join(t.text for t in written if not t.meanings)
        found = serial or _candidates(_known_segments(written))
    except PartsError as problem:
        is_vague = problem.key in _VAGUEST_LAST
        key = "unread-words" if unread and is_vague else problem.key
        words = unread if is_vague else _month(problem.facts)
        facts = {**problem.facts, "words": words}
        raise DateError(text, key, facts) from problem
    dates = list(dict.fromkeys(one.text for one in found))
    doubts = {one.doubt for one in found}
    doubt = next((one.doubt for one in found if one.doubt), "")
    if unread:
        doubt = "unread-words"
    elif len(dates) > 1 and "" in doubts <= {"", "turn-of-year"}:
        doubt = "ambiguous"
    if not doubt:
        return Edtf.parse(dates[0])
    choices = [Edtf.parse(one) for one in dates[:_MOST_CHOICES]]
    weekday = any(one.doubt == "weekday" for one in found)
    raise DateError(text, doubt, {"words": unread}, choices, weekday=weekday)


def _month(facts: Mapping[str, str | int]) -> Edtf | str:
    month = str(facts.get("month", ""))
    return Edtf.parse(month) if "-" in month else ""


def _serial_number(text: str) -> list[Candidate]:
    """Read the number by which a spreadsheet stores a day."""
    if match := _SERIAL.fullmatch(text.strip()):
        day = _SERIAL_DAY_0 + timedelta(days=int(match[1]))
        return [Candidate(day.isoformat(), "serial-number")]
    return []


def _known_segments(written: Sequence[Token]) -> list[Token]:
    """Leave out what stands between commas or brackets and has no known word."""
    segments: list[list[Token]] = []
    for token in written:
        if token.starts_segment or not segments:
            segments.append([])
        segments[-1].append(token)
    known = [one for one in segments if any(any(t.meanings) for t in one)]
    kept = [token for one in known for token in one]
    if not all(token.meanings for token in kept):
        raise PartsError(key="unreadable")
    return kept


def _candidates(written: Sequence[Token]) -> list[Candidate]:
    """Collect all that a text of known words can mean.

    Raises:
        PartsError: it means nothing; the problem is the one that says most.
    """
    found: list[Candidate] = []
    problems: list[PartsError] = []
    if prod(len(one.meanings) for one in written) > _MOST_COMBINATIONS:
        raise PartsError(key="too-long")
    for combination in product(*(one.meanings for one in written)):
        try:
            found += _of_combination(tuple(one for some in combination for one in some))
        except PartsError as problem:
            problems.append(problem)
    if not found:
        raise min(problems, key=_rank, default=PartsError(key="unreadable"))
    return found


def _rank(problem: PartsError) -> int:
    key = problem.key
    return _VAGUEST_LAST.index(key) + 1 if key in _VAGUEST_LAST else 0


def _of_combination(meaning: Meaning) -> list[Candidate]:
    for word in _WITHOUT_DATE:
        if word in meaning:
            raise PartsError(key=word)
    doubts = [mark for mark in _MARKS if mark in meaning]
    is_dated = any(
        isinstance(one, Parts) and (one.month or one.year) for one in meaning
    )
    is_list = is_dated and {"dash", "to"}.isdisjoint(meaning)
    words: list[str] = []
    units: list[Parts] = []
    kept = (one for one in meaning if one not in _MARKS)
    for is_unit, run in groupby(kept, lambda one: isinstance(one, Parts)):
        if is_unit:
            parts = [one for one in run if isinstance(one, Parts)]
            units.append(_merged(parts, is_list=is_list))
            words.append("U")
        else:
            words += (str(one) for one in run)
    if not words:
        raise PartsError(key=doubts[0] if doubts else "unreadable")
    found = list(_marked(candidates(" ".join(words), units), doubts))
    if not found:
        raise PartsError(key="about")
    return found


def _merged(run: Sequence[Parts], *, is_list: bool) -> Parts:
    whole = last = Parts()
    for one in run:
        merged = whole.merge(one)
        if merged is None:
            raise PartsError(key="several" if is_list else "unreadable")
        if one.month and whole.number and last.weekday:  # the 2nd Monday of May
            raise PartsError(key="unreadable")
        whole, last = merged, one
    return whole


def _marked(found: Sequence[Candidate], doubts: Sequence[str]) -> Iterator[Candidate]:
    for one in found:
        if "about" in doubts and not one.doubt:
            yield from about(one)
        else:
            yield Candidate(one.text, one.doubt or (doubts[0] if doubts else ""))
