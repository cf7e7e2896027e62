"""Words folded for searching: what two people write differently becomes one.

Case, accents and spaces fold; letters of every script stay, so that Chinese is found
by any part of it.
"""

import unicodedata
from collections.abc import Iterator

from domain.content import Content
from domain.kinds import Type, definition_for_reading
from domain.references import Ref


def fold_text(text: str) -> str:
    """Fold a text: ``Rotterdam  Übereinkommen`` becomes ``rotterdam ubereinkommen``."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        marks = [ord(one) for one in set(text) if unicodedata.combining(one)]
        text = text.translate(dict.fromkeys(marks)) if marks else text
    return " ".join(text.casefold().split())


def search_terms(text: str) -> tuple[str, ...]:
    """Cut what someone looks for into words that must all be found."""
    # A zero ends a pattern of SQLite's; the next sign is in no text of a ledger either.
    return tuple(dict.fromkeys(fold_text(text.replace("\x00", "\x01")).split()))


def searchable_words(content: Content) -> str:
    """Give all words of an entry, one wording on each line, in every language.

    Personal values are none of them.
    """
    return "\n".join(dict.fromkeys(filter(None, map(fold_text, _wordings(content)))))


def _wordings(content: Content) -> Iterator[str]:
    yield Ref.parse(content.subject).reference
    for text in (content.title, content.text, content.narrative):
        yield from (one.words for one in text.values())
    for member in definition_for_reading(content.kind).members:
        value = content.data.get(member.name)
        if value and member.field.type is Type.TEXT:
            yield from (one["words"] for one in value.values())
        elif value and member.field.type is Type.WORDS:
            yield from value
    yield from (one.words for one in content.sources)
