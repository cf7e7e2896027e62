"""Runs of words put together: what a paragraph is made of."""

from collections.abc import Iterable, Sequence

import msgspec

from reports.model import Run, Runs, Style, Text, plain
from wording.words import Words

_STOPS = ".。;；؛"
_FIRST = 0xE000  # first code point for private use: nobody's words have one


def text(words: str, language: str = "", style: Style = "") -> Runs:
    """Make runs of words; none of no words."""
    return (Text(words=words, language=language, style=style),) if words else ()


def merged(runs: Iterable[Run]) -> Runs:
    """Put neighbours together that differ in their words only."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        if isinstance(run, Text) and isinstance(last, Text) and _alike(run, last):
            found[-1] = msgspec.structs.replace(last, words=last.words + run.words)
        elif not isinstance(run, Text) or run.words:
            found.append(run)
    return tuple(found)


def _alike(one: Text, other: Text) -> bool:
    return (one.language, one.style, one.entries) == (
        other.language,
        other.style,
        other.entries,
    )


def filled(template: str, **parts: Runs) -> Runs:
    """Put runs into the places of a template such as ``{when}, {clause}.``."""
    places = {name: chr(_FIRST + n) for n, name in enumerate(parts)}
    runs = {places[name]: part for name, part in parts.items()}
    return merged(_placed(template.format_map(places), runs))


def listed(words: Words, items: Sequence[Runs]) -> Runs:
    """Write a list of runs as a sentence does: "A, B and C"."""
    if len(items) == 1:
        return items[0]
    places = [chr(_FIRST + n) for n in range(len(items))]
    inner = words.term("format/list.inner")
    is_nested = words.has("format/list.inner") and any(
        inner in plain(one) for one in items
    )
    template = words.listed_nested(places) if is_nested else words.listed(places)
    return merged(_placed(template, dict(zip(places, items, strict=True))))


def _placed(template: str, runs: dict[str, Runs]) -> Iterable[Run]:
    literal = ""
    for char in template:
        if char in runs:
            yield from text(literal)
            yield from runs[char]
            literal = ""
        else:
            literal += char
    yield from text(literal)


def unstopped(words: str) -> str:
    """Take the final stop off a sentence that becomes part of another."""
    return words.rstrip().rstrip(_STOPS)


def stopped_once(runs: Runs) -> Runs:
    """Let one stop end both an abbreviation and its sentence."""
    last = runs[-1] if plain(runs).endswith("..") else None
    if not isinstance(last, Text):
        return runs
    shorter = msgspec.structs.replace(last, words=last.words[:-1])
    return (*runs[:-1], shorter) if shorter.words else runs[:-1]


def capitalised(runs: Runs) -> Runs:
    """Begin with a capital letter."""
    if not runs or not isinstance(runs[0], Text) or runs[0].style == "code":
        return runs
    words = runs[0].words
    first = msgspec.structs.replace(runs[0], words=words[:1].upper() + words[1:])
    return (first, *runs[1:])


def behind(runs: Runs, *entries: str) -> Runs:
    """Say of runs which entries are behind them."""
    return tuple(
        msgspec.structs.replace(run, entries=entries) if isinstance(run, Text) else run
        for run in runs
    )
