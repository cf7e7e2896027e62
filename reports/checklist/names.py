"""The checklist of names: what has a short name is called by its whole name once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from projections.moment import Moment
from projections.names.resolution import resolve_references
from projections.reader import Reader
from reports.checklist.items import Item
from reports.checklist.sentences import body
from reports.mapping import Mapping as Sections
from reports.mapping import Together, in_words
from reports.model import Document, Model, Paragraph, plain
from wording.words import words


def of_names(
    reader: Reader, moment: Moment, model: Model, sections: Sections
) -> Iterator[Item]:
    """List the paragraphs with a whole name for which the report has a short one."""
    single = {one.of[0]: one for one in sections.together if len(one.of) == 1}
    names = resolve_references(reader, replace(moment, as_of=date.max), single)
    for document in model.documents:
        for reference, called in names.items():
            own = called.names.get(document.language)
            if own and not _is_short(own.words, single[reference], document.language):
                yield from _spelt_out(document, own.words)


def _is_short(name: str, together: Together, language: str) -> bool:
    """Return whether a name is no longer than the short word of a language."""
    own = in_words(together.called, language)
    short = own[0] if own else words(language).term(str(together.called))
    return len(name) <= len(short)


def _spelt_out(document: Document, name: str) -> Iterator[Item]:
    places = tuple(
        block.key
        for block in body(document)
        if isinstance(block, Paragraph)
        and block.origin == "generated"
        and name.lower() in plain(block.runs).lower()
    )
    if len(places) > 1:
        yield Item(
            "name-not-short",
            f"the whole name stands in {len(places)} paragraphs: {name}",
            "call it by its short name after the first time",
            places,
            document.language,
        )
