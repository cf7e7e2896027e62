"""A small language of patterns: one clause for each kind of entry and language.

Literal words stand for themselves; further

- ``{field}`` what the entry says in that field, ``{subject}`` its name;
- ``{a|b}`` the first of them that is filled;
- ``{field:form}`` in another form, such as ``{planned_for:when}``, "in July 2021";
- ``[...]`` words that are left out when a slot in them is empty;
- ``[?a|b: ...]`` words for when one of them is filled, and no flag that is false;
- ``[?a=code: ...]`` words for when the choice is that one;
- ``[!a|b: ...]`` words for when none of them is;
- ``{?was|were}`` words that go with a singular subject, or with a plural one;
- ``{#an area|areas}`` words that go with one subject, or with several.

Brackets may stand in brackets, once.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from domain.kinds import KINDS, Definition
from reports.language.rich_text import merged, text
from reports.model import Runs
from wording.catalogue import catalogue

ALWAYS = ("subject",)
COMMON = (*ALWAYS, "title", "text")
"""What every entry has besides the fields of its kind; the subject has a name."""
FORMS = ("when", "every", "by", "lower", "name", "in", "brief")
DEEPEST = 2

_TOKEN = re.compile(
    r"(?P<open>\[)(?:(?P<test>[?!])(?P<of>[a-z_|]+)(?:=(?P<code>[a-z-]+))?:\s?)?"
    r"|(?P<close>\])"
    r"|\{(?P<number>[?#])(?P<one>[^{}|]*)\|(?P<several>[^{}|]*)\}"
    r"|\{(?P<slot>[a-z_|]+)(?::(?P<form>[a-z]+))?\}"
    r"|(?P<wrong>[{}])"
    r"|(?P<words>[^\[\]{}]+)"
)


class PatternError(ValueError):
    """A pattern cannot be read, or names what its kind has not."""

    def __init__(self, *, language: str, kind: str, at: int, reason: str) -> None:
        super().__init__(f"pattern of {kind} in {language}, character {at}: {reason}")
        self.language = language
        self.kind = kind
        self.at = at
        self.reason = reason


class Slot(NamedTuple):
    """A place for what the first filled field says."""

    at: int
    fields: tuple[str, ...]
    form: str


class Number(NamedTuple):
    """Words that go with one subject, or with several.

    Attributes:
        counts: whether a plural name of one subject still goes with ``one``.
    """

    one: str
    several: str
    counts: bool


class Part(NamedTuple):
    """Words that may be left out; the whole pattern is one that may not.

    Attributes:
        test: ``?`` or ``!`` or empty, asked of ``fields``, which may equal ``code``.
    """

    at: int
    test: str
    fields: tuple[str, ...]
    code: str
    nodes: "list[str | Slot | Number | Part]"


class Values(NamedTuple):
    """What an entry gives to its pattern.

    Attributes:
        data: by field, plain.
        told: by field and form, as runs; empty ones where nothing is said.
        is_several: whether it is about several subjects.
        is_plural: whether it is, or is about one with a plural name.
    """

    data: Mapping[str, object]
    told: Callable[[str, str], Runs]
    is_several: bool = False
    is_plural: bool = False


def render(part: Part, values: Values) -> Runs:
    """Fill a pattern; empty where the words are to be left out."""
    return merged(_rendered(part, values) or ())


def slots(part: Part) -> Iterator[Slot]:
    """List the slots of a pattern, those in brackets too."""
    for node in part.nodes:
        if isinstance(node, Slot):
            yield node
        elif isinstance(node, Part):
            yield from slots(node)


def named(part: Part) -> set[str]:
    """Give the fields that a pattern names, in slots or in tests."""
    inner = (named(node) for node in part.nodes if isinstance(node, Part))
    own = (field for slot in slots(part) for field in slot.fields)
    return {*own, *part.fields}.union(*inner)


@cache
def patterns(language: str) -> Mapping[str, Part]:
    """Read the patterns of a language, by stored name of the kind.

    Raises:
        PatternError: one cannot be read.
    """
    written = {
        address.partition("/")[2]: entry.forms[-1]
        for address, entry in catalogue(language).items()
        if address.startswith("kind/")
    }
    found = {kind: pattern(words, language, kind) for kind, words in written.items()}
    return MappingProxyType(found)


def pattern(written: str, language: str, kind: str) -> Part:
    """Read one pattern.

    Raises:
        PatternError: it cannot be read; it says in which language, kind and place.
    """
    try:
        return _read(written, kind)
    except _Mistake as mistake:
        raise PatternError(
            language=language, kind=kind, at=mistake.at, reason=mistake.reason
        ) from None


class _Mistake(Exception):  # noqa: N818 - it is the part of an error that a place knows
    def __init__(self, at: int, reason: str) -> None:
        super().__init__(reason)
        self.at = at
        self.reason = reason


def _read(written: str, kind: str) -> Part:
    if kind not in KINDS:
        raise _Mistake(0, "there is no kind of that name")
    whole = free(written)
    _check(whole, KINDS[kind])
    return whole


@cache
def free(written: str) -> Part:
    """Read a pattern that is of no kind, and so has the fields that it names."""
    whole = Part(0, "", (), "", [])
    unclosed = [whole]
    for token in _TOKEN.finditer(written):
        _take(token, unclosed)
    if len(unclosed) > 1:
        raise _Mistake(unclosed[-1].at, "[ is not closed")
    return whole


def _take(token: re.Match[str], unclosed: list[Part]) -> None:
    if token["wrong"]:
        raise _Mistake(token.start(), f"{token['wrong']} stands alone")
    if token["close"]:
        unclosed.pop()
        if not unclosed:
            raise _Mistake(token.start(), "] closes nothing")
        return
    node = _node(token)
    unclosed[-1].nodes.append(node)
    if isinstance(node, Part):
        unclosed.append(node)
        if len(unclosed) > DEEPEST + 1:
            raise _Mistake(token.start(), "brackets stand too deep in brackets")


def _node(token: re.Match[str]) -> str | Slot | Number | Part:
    at = token.start()
    if token["one"] is not None:
        return Number(token["one"], token["several"], token["number"] == "#")
    if token["open"]:
        fields = tuple(token["of"].split("|")) if token["of"] else ()
        return Part(at, token["test"] or "", fields, token["code"] or "", [])
    if token["slot"]:
        return Slot(at, tuple(token["slot"].split("|")), token["form"] or "")
    return token["words"] or ""


def _check(whole: Part, kind: Definition) -> None:
    required = {*ALWAYS, *(one.name for one in kind.members if one.required)}
    for at, fields in _uses(whole):
        for field in fields:
            if field not in kind.by_name and field not in COMMON:
                raise _Mistake(at, f"{field} is no field of it")
    for slot in slots(whole):
        if slot.form and slot.form not in FORMS:
            raise _Mistake(slot.at, f"{slot.form} is no form")
        if slot in whole.nodes and not required.intersection(slot.fields):
            reason = f"{slot.fields[0]} may be empty: put it in brackets"
            raise _Mistake(slot.at, reason)


def _uses(part: Part) -> Iterator[tuple[int, tuple[str, ...]]]:
    yield part.at, part.fields
    for node in part.nodes:
        if isinstance(node, Part):
            yield from _uses(node)
        elif isinstance(node, Slot):
            yield node.at, node.fields


def _rendered(part: Part, values: Values) -> Runs | None:
    if part.test and not _holds(part, values.data):
        return None
    found: Runs = ()
    for node in part.nodes:
        if isinstance(node, Part):
            found += _rendered(node, values) or ()
            continue
        said = _said(node, values)
        if not said and isinstance(node, Slot):
            return None
        found += said
    return found


def _said(node: str | Slot | Number, values: Values) -> Runs:
    if isinstance(node, str):
        return text(node)
    if isinstance(node, Number):
        is_several = values.is_several if node.counts else values.is_plural
        return text(node.several if is_several else node.one)
    told = (values.told(field, node.form) for field in node.fields)
    return next((runs for runs in told if runs), ())


def _holds(part: Part, data: Mapping[str, object]) -> bool:
    is_filled = any(
        data.get(one) == part.code if part.code else bool(data.get(one))
        for one in part.fields
    )
    return is_filled == (part.test == "?")
