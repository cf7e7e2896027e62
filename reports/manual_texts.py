"""What people wrote takes its place among what was generated."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from domain.texts import LANGUAGES
from reports.model import Block, Heading, Mark, Paragraph, Runs, Table, Text
from reports.texts import Texts, Written

Note = Callable[[Runs], Mark]


class Standing(NamedTuple):
    """The texts that stand, for a reader of one language."""

    texts: Texts
    language: str

    def at(self, passage: str, *hows: str) -> tuple[Written, ...]:
        """Give texts in the reader's language, or else in the first that has any."""
        others = (one for one in LANGUAGES if one != self.language)
        for code in (self.language, *others):
            found = self.texts.at(passage, code, *hows)
            if found:
                return found
        return ()

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
    before = _paragraphs(standing, key, "before")
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
    yield from _paragraphs(standing, key, "before", block)
    if not standing.is_empty(key):
        instead: list[Block] = [*_paragraphs(standing, key, "replaces", block)]
        filled = _paragraphs(standing, key, "fills", block)
        *others, last = instead or [*filled, block]
        yield from others
        yield with_notes(key, last, standing, note)
    yield from _paragraphs(standing, key, "after", block)


def with_notes(passage: str, block: Block, standing: Standing, note: Note) -> Block:
    """Put the marks of footnotes to a passage behind a block, or a table's title."""
    written = standing.at(passage, "footnote")
    marks = tuple(note(_runs(standing, one, one.words)) for one in written)
    if isinstance(block, Table):
        return replace(block, title=(*block.title, *marks))
    return replace(block, runs=(*block.runs, *marks))


def _paragraphs(
    standing: Standing, passage: str, how: str, like: Block | None = None
) -> list[Paragraph]:
    number = like.number if isinstance(like, Paragraph) else "#"
    level = like.level if isinstance(like, Paragraph) else 0
    return [
        Paragraph(
            key=_key(passage, how, one, place),
            number=number or ("" if level else "#"),
            level=level,
            runs=_runs(standing, one, words),
            origin="written",
            conflict=one.conflict,
        )
        for one in standing.at(passage, how)
        for place, words in enumerate(one.paragraphs, start=1)
    ]


def _key(passage: str, how: str, one: Written, place: int) -> str:
    if how == "replaces" and place == 1 and not one.conflict:
        return passage
    return f"{passage}/{how}-{one.event_id.replace('-', '')[:12]}-{place}"


def _runs(standing: Standing, one: Written, words: str) -> Runs:
    language = "" if one.language == standing.language else one.language
    return (Text(words=words, language=language, entries=(one.event_id,)),)
