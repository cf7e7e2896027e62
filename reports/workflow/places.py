"""Places of a report for which people write: which there are, and what they show."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from itertools import takewhile

from domain.errors import DomainError, Message
from domain.recording.refusals import Doubt
from reports.model import Block, Document, Heading, Table, plain
from reports.texts import Texts, Written

WRITTEN_KEY = re.compile(
    r"(.+)/(before|after|fills|replaces|footnote|offered)-([0-9a-f]{12})-(\d+)"
)
"""Key of a paragraph that people wrote: its place, how it stands there, its entry."""

_IN_ANNEX = "annex/texts"
_LONGEST = 60  # letters that are shown of a text


class UnknownPassageError(DomainError):
    """The report has no such paragraph, so that a text for it would not be shown."""

    def __init__(self, *, passage: str, near: Sequence[str]) -> None:
        advice = f"; did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f"the report has no paragraph {passage}{advice}")
        self.passage = passage
        self.near = tuple(near)


def check_passage(passage: str, known: frozenset[str]) -> None:
    """Refuse a text for a place that the report does not have.

    Raises:
        UnknownPassageError: with keys that look alike.
    """
    if passage not in known:
        near = get_close_matches(passage, sorted(known), n=3)
        raise UnknownPassageError(passage=passage, near=near)


def places_in(document: Document) -> frozenset[str]:
    """List the keys of a document that people can write for."""
    return frozenset(one.key for one in document.blocks if is_place(one.key))


def is_place(key: str) -> bool:
    """Return whether people can write a text for a key."""
    return not (WRITTEN_KEY.fullmatch(key) or key.startswith(_IN_ANNEX))


def doubts_of_replacing(
    document: Document | None, texts: Texts, passage: str, how: str, saw: Sequence[str]
) -> list[Doubt]:
    """List what a text would replace: texts of people, and generated paragraphs.

    Args:
        document: the report as it is now, in the language of the text; None if
            nobody can tell before an edition is made.
        saw: entries whose texts it is to replace.
    """
    written = [one for one in texts.all() if one.event_id in saw]
    found = [_replaced_text(one) for one in written]
    if how == "replaces" and not any(one.how == "replaces" for one in written):
        generated = _generated(document, passage) if document else ()
        found += [_replaced_paragraphs(generated)] if generated else []
        found += [] if document else [Message("doubt/replaced-unseen")]
    return [Doubt("replaces", {"passage": passage, "what": one}) for one in found]


def _generated(document: Document, passage: str) -> list[Block]:
    """List the blocks of a section, or the one block of that key."""
    at = [place for place, one in enumerate(document.blocks) if one.key == passage]
    found = [document.blocks[place] for place in at]
    if found and isinstance(found[0], Heading):
        behind = document.blocks[at[0] + 1 :]
        return [*takewhile(lambda one: not isinstance(one, Heading), behind)]
    return found


def _replaced_text(one: Written) -> Message:
    facts: Mapping[str, object] = {"by": one.by, "words": _shortened(one.words)}
    return Message("doubt/replaced-text", facts)


def _replaced_paragraphs(blocks: Sequence[Block]) -> Message:
    first = blocks[0]
    words = plain(first.title if isinstance(first, Table) else first.runs)
    facts = {"count": len(blocks), "words": _shortened(words)}
    return Message("doubt/replaced-paragraphs", facts)


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()} …"
