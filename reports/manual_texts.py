"""What people wrote takes its place among what was generated."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from reports.model import (
    Block,
    Heading,
    Mark,
    Paragraph,
    Runs,
    Table,
    Text,
)
from reports.texts import EMPTY, NO_TEXTS, Texts, Written
from wording.words import words

Note = Callable[[Runs], Mark]
OFFERED = ("replaces", "fills")
"""How texts stand that are offered to the next report."""

_WRITTEN = Paragraph(key="", number="#", runs=(), origin="written")


class Standing(NamedTuple):
    """The texts that stand, for a reader of one language.

    Attributes:
        offered: those of the previous report, which somebody may adopt.
    """

    texts: Texts
    language: str
    offered: Texts = NO_TEXTS

    def at(self, passage: str, *hows: str) -> tuple[Written, ...]:
        """Give texts in the reader's language: others stand in the annex."""
        return self.texts.at(passage, self.language, *hows)

    @property
    def untranslated(self) -> tuple[Written, ...]:
        """The texts that exist in other languages only, in the first that has any."""
        return tuple(
            one
            for passage in self.texts.passages()
            if self.language not in (have := self.texts.languages(passage))
            for one in self.texts.at(passage, have[0])
            if one.how != EMPTY
        )

    def is_empty(self, passage: str) -> bool:
        """Tell whether a passage was left empty on purpose."""
        return self.texts.is_empty(passage, self.language)


def with_texts(
    key: str, blocks: Sequence[Block], standing: Standing, note: Note
) -> tuple[list[Block], bool]:
    """Put texts into a section; tell also whether it was left empty on purpose.

    Args:
        key: that of the section: texts for it stand before, after or in the place of
            all its blocks.
        blocks: those of the section, without its heading.
    """
    if standing.is_empty(key):
        return [], True
    inside: list[Block] = [
        found for block in blocks for found in _around(block, standing, note)
    ]
    inside = _with_texts_on_entries(key, blocks, inside, standing)
    offered = _offered(standing, key)
    inside = _with_new_marked(inside, standing, is_offered=bool(offered))
    before = [*offered, *_paragraphs(standing, key, "before")]
    instead: list[Block] = [*_paragraphs(standing, key, "replaces")]
    filled = _paragraphs(standing, key, "fills")
    after = _paragraphs(standing, key, "after")
    middle = instead or [*filled, *inside]
    return [*before, *middle, *after], False


def _around(block: Block, standing: Standing, note: Note) -> Iterator[Block]:
    if isinstance(block, Heading):
        yield block
        return
    key = block.key
    yield from _offered(standing, key)
    yield from _paragraphs(standing, key, "before", block)
    if not standing.is_empty(key):
        instead: list[Block] = [*_paragraphs(standing, key, "replaces", block)]
        filled = _paragraphs(standing, key, "fills", block)
        *others, last = instead or [*filled, block]
        yield from others
        yield with_notes(key, last, standing, note)
    yield from _paragraphs(standing, key, "after", block)


def _with_texts_on_entries(
    section: str, blocks: Sequence[Block], inside: list[Block], standing: Standing
) -> list[Block]:
    """Put in texts that an earlier version kept for single entries of the section.

    They take the place of its generated paragraph, or follow what it has.
    """
    keys = {one.key for one in blocks}
    texts = standing.texts.on_entries(section, standing.language)
    written = [
        paragraph
        for one in texts
        if one.how != EMPTY and one.passage not in keys
        for paragraph in _as_paragraphs(standing, one, one.passage, one.how, _WRITTEN)
    ]
    if not written:
        return inside
    kept = [one for one in inside if one.key != f"{section}/text"]
    return [*written, *kept] if len(kept) < len(inside) else [*inside, *written]


def _with_new_marked(
    blocks: list[Block], standing: Standing, *, is_offered: bool
) -> list[Block]:
    """Mark what is generated beside a text of the previous report: it is new."""
    is_offered = is_offered or any(
        isinstance(one, Paragraph) and one.origin == "offered" for one in blocks
    )
    if not is_offered:
        return blocks
    label = _label(standing, "term/new")
    return [
        replace(one, runs=(label, *one.runs))
        if isinstance(one, Paragraph) and one.origin == "generated"
        else one
        for one in blocks
    ]


def _label(standing: Standing, address: str) -> Text:
    said_in = words(standing.language)
    label = f"[{said_in.term(address)}]{said_in.space or ' '}"
    return Text(words=label, style="strong")


def _offered(standing: Standing, passage: str) -> list[Paragraph]:
    """Offer what the previous report says where this one has no text of its own."""
    language = standing.language
    if standing.texts.at(passage, language):
        return []
    mark = _label(standing, "term/offered")
    like = Paragraph(key="", number="#", runs=(), origin="offered")
    return [
        replace(paragraph, runs=(mark, *paragraph.runs))
        for one in standing.offered.at(passage, language, *OFFERED)
        for paragraph in _as_paragraphs(standing, one, passage, "offered", like)
    ]


def texts_in_other_languages(standing: Standing) -> Iterator[Paragraph]:
    """Give what people wrote in other languages only, below one line, for the annex."""
    found = standing.untranslated
    if found:
        note = words(standing.language).term("term/annex.other-languages")
        yield Paragraph(key="annex/texts", runs=(Text(words=note),), origin="fixed")
    for one in found:
        like = replace(_WRITTEN, number="")
        place = f"annex/texts/{one.passage}"
        yield from _as_paragraphs(standing, one, place, one.how, like)


def with_notes(passage: str, block: Block, standing: Standing, note: Note) -> Block:
    """Put the marks of footnotes to a passage behind a block, or a table's title."""
    written = standing.at(passage, "footnote")
    marks = tuple(note(_runs(standing, one, one.words)) for one in written)
    if isinstance(block, Table):
        return replace(block, title=(*block.title, *marks))
    return replace(block, runs=(*block.runs, *marks))


def _paragraphs(
    standing: Standing, passage: str, how: str, block: Block | None = None
) -> list[Paragraph]:
    number = block.number if isinstance(block, Paragraph) else "#"
    level = block.level if isinstance(block, Paragraph) else 0
    number = number or ("" if level else "#")
    runs = block.runs if isinstance(block, Paragraph) else ()
    like = replace(_WRITTEN, number=number, level=level, runs=runs)
    return [
        paragraph
        for one in standing.at(passage, how)
        for paragraph in _as_paragraphs(standing, one, passage, how, like)
    ]


def _as_paragraphs(
    standing: Standing, one: Written, passage: str, how: str, like: Paragraph
) -> list[Paragraph]:
    """Make paragraphs of a text.

    Args:
        like: has their number, level and origin, and the runs that they replace.
    """
    return [
        replace(
            like,
            key=_key(passage, how, one, place),
            runs=_with_marks(_runs(standing, one, said), like.runs),
            conflict=one.conflict,
        )
        for place, said in enumerate(one.paragraphs, start=1)
    ]


def _key(passage: str, how: str, one: Written, place: int) -> str:
    if how == "replaces" and place == 1 and not one.conflict:
        return passage
    return f"{passage}/{how}-{one.event_id.replace('-', '')[:12]}-{place}"


def _runs(standing: Standing, one: Written, said: str) -> Runs:
    language = "" if one.language == standing.language else one.language
    return (Text(words=said, language=language, entries=(one.event_id,)),)


def _with_marks(written: Runs, replaced: Runs) -> Runs:
    """Keep language and style of words that a text takes over from what it replaces.

    A name that nobody translated stays marked when the sentence around it is changed.
    """
    marked = {
        one.words.strip(): one
        for one in replaced
        if isinstance(one, Text) and (one.language or one.style) and one.words.strip()
    }
    if not marked:
        return written
    names = sorted(map(re.escape, marked), key=len, reverse=True)
    parts = re.compile(rf"(?<!\w)({'|'.join(names)})(?!\w)")
    return tuple(
        replace(marked[words], words=words, entries=run.entries)
        if words in marked
        else replace(run, words=words)
        for run in written
        if isinstance(run, Text)
        for words in parts.split(run.words)
        if words
    )
