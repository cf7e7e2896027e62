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


class LanguageTexts(NamedTuple):
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
    key: str, blocks: Sequence[Block], own_texts: LanguageTexts, note: Note
) -> tuple[list[Block], bool]:
    """Put texts into a section; tell also whether it was left empty on purpose.

    Args:
        key: that of the section: texts for it stand before, after or in the place of
            all its blocks.
        blocks: those of the section, without its heading.
    """
    if own_texts.is_empty(key):
        return [], True
    inside: list[Block] = [
        found for block in blocks for found in _around(block, own_texts, note)
    ]
    inside = _with_texts_on_entries(key, blocks, inside, own_texts)
    offered = _offered(own_texts, key)
    inside = _with_new_marked(inside, own_texts, is_offered=bool(offered))
    before = [*offered, *_paragraphs(own_texts, key, "before")]
    instead: list[Block] = [*_paragraphs(own_texts, key, "replaces")]
    filled = _paragraphs(own_texts, key, "fills")
    after = _paragraphs(own_texts, key, "after")
    middle = instead or [*filled, *inside]
    return [*before, *middle, *after], False


def _around(block: Block, own_texts: LanguageTexts, note: Note) -> Iterator[Block]:
    if isinstance(block, Heading):
        yield block
        return
    key = block.key
    yield from _offered(own_texts, key)
    yield from _paragraphs(own_texts, key, "before", block)
    if not own_texts.is_empty(key):
        instead: list[Block] = [*_paragraphs(own_texts, key, "replaces", block)]
        filled = _paragraphs(own_texts, key, "fills", block)
        *others, last = instead or [*filled, block]
        yield from others
        yield with_notes(key, last, own_texts, note)
    yield from _paragraphs(own_texts, key, "after", block)


def _with_texts_on_entries(
    section: str,
    blocks: Sequence[Block],
    inside: list[Block],
    own_texts: LanguageTexts,
) -> list[Block]:
    """Put in texts that an earlier version kept for single entries of the section.

    They take the place of its generated paragraph, or follow what it has.
    """
    keys = {one.key for one in blocks}
    texts = own_texts.texts.on_entries(section, own_texts.language)
    written = [
        paragraph
        for one in texts
        if one.how != EMPTY and one.passage not in keys
        for paragraph in _as_paragraphs(own_texts, one, one.passage, one.how, _WRITTEN)
    ]
    if not written:
        return inside
    kept = [one for one in inside if one.key != f"{section}/text"]
    return [*written, *kept] if len(kept) < len(inside) else [*inside, *written]


def _with_new_marked(
    blocks: list[Block], own_texts: LanguageTexts, *, is_offered: bool
) -> list[Block]:
    """Mark what is generated beside a text of the previous report: it is new."""
    is_offered = is_offered or any(
        isinstance(one, Paragraph) and one.origin == "offered" for one in blocks
    )
    if not is_offered:
        return blocks
    label = _label(own_texts, "term/new")
    return [
        replace(one, runs=(label, *one.runs))
        if isinstance(one, Paragraph) and one.origin == "generated"
        else one
        for one in blocks
    ]


def _label(own_texts: LanguageTexts, address: str) -> Text:
    said_in = words(own_texts.language)
    label = f"[{said_in.term(address)}]{said_in.space or ' '}"
    return Text(words=label, style="strong")


def _offered(own_texts: LanguageTexts, passage: str) -> list[Paragraph]:
    """Offer what the previous report says where this one has no text of its own."""
    language = own_texts.language
    if own_texts.texts.at(passage, language):
        return []
    mark = _label(own_texts, "term/offered")
    like = Paragraph(key="", number="#", runs=(), origin="offered")
    return [
        replace(paragraph, runs=(mark, *paragraph.runs))
        for one in own_texts.offered.at(passage, language, *OFFERED)
        for paragraph in _as_paragraphs(own_texts, one, passage, "offered", like)
    ]


def in_other_languages(
    own_texts: LanguageTexts, stated: Sequence[tuple[str, Runs]]
) -> Iterator[Paragraph]:
    """Give what exists in other languages only, below one line, for the annex.

    Args:
        stated: what entries state, each with the key of its paragraph.
    """
    found = own_texts.untranslated
    if found or stated:
        note = words(own_texts.language).term("term/annex.other-languages")
        yield Paragraph(key="annex/texts", runs=(Text(words=note),), origin="fixed")
    for key, runs in stated:
        yield Paragraph(key=f"annex/stated/{key}", runs=runs)
    for one in found:
        like = replace(_WRITTEN, number="")
        place = f"annex/texts/{one.passage}"
        yield from _as_paragraphs(own_texts, one, place, one.how, like)


def with_notes(
    passage: str, block: Block, own_texts: LanguageTexts, note: Note
) -> Block:
    """Put the marks of footnotes to a passage behind a block, or a table's title."""
    written = own_texts.at(passage, "footnote")
    marks = tuple(note(_runs(own_texts, one, one.words)) for one in written)
    if isinstance(block, Table):
        return replace(block, title=(*block.title, *marks))
    return replace(block, runs=(*block.runs, *marks))


def _paragraphs(
    own_texts: LanguageTexts, passage: str, how: str, block: Block | None = None
) -> list[Paragraph]:
    number = block.number if isinstance(block, Paragraph) else "#"
    level = block.level if isinstance(block, Paragraph) else 0
    number = number or ("" if level else "#")
    runs = block.runs if isinstance(block, Paragraph) else ()
    like = replace(_WRITTEN, number=number, level=level, runs=runs)
    return [
        paragraph
        for one in own_texts.at(passage, how)
        for paragraph in _as_paragraphs(own_texts, one, passage, how, like)
    ]


def _as_paragraphs(
    own_texts: LanguageTexts, one: Written, passage: str, how: str, like: Paragraph
) -> list[Paragraph]:
    """Make paragraphs of a text.

    Args:
        like: has their number, level and origin, and the runs that they replace.
    """
    return [
        replace(
            like,
            key=_key(passage, how, one, place),
            runs=_with_marks(_runs(own_texts, one, said), like.runs),
            conflict=one.conflict,
        )
        for place, said in enumerate(one.paragraphs, start=1)
    ]


def _key(passage: str, how: str, one: Written, place: int) -> str:
    if how == "replaces" and place == 1 and not one.conflict:
        return passage
    return f"{passage}/{how}-{one.event_id.replace('-', '')[:12]}-{place}"


def _runs(own_texts: LanguageTexts, one: Written, said: str) -> Runs:
    language = "" if one.language == own_texts.language else one.language
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
