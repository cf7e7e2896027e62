"""Entries to tell, made by hand: plainly example data."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from domain.content import Content, Occurred
from domain.references import Ref
from domain.texts import Wording
from projections.names.resolution import NamedSubject
from projections.queries.entries import EffectiveEntry
from reports.language.role_phrases import Post
from reports.language.sentence_builder import Teller
from reports.model import Runs, Text
from wording.words import words

NO_DATA: Mapping[str, Any] = MappingProxyType({})


def item(  # noqa: PLR0913 - an entry says this much
    kind: str,
    subject: str,
    data: Mapping[str, Any] = NO_DATA,
    *,
    date: str = "",
    event_id: str = "e1",
    title: Mapping[str, str] = NO_DATA,
) -> EffectiveEntry:
    """Make an entry as it would be read for a report."""
    content = Content(
        kind=kind,
        subject=subject,
        data=dict(data),
        occurred=Occurred(date) if date else None,
        title=wordings(**title),
    )
    return EffectiveEntry(
        1, Ref.parse(subject).subject_id.hex, 0, 0, 0, content, None, event_id
    )


def wordings(**by_language: str) -> dict[str, Wording]:
    """Give words in languages."""
    return {language: Wording(one) for language, one in by_language.items()}


def plain_words(**by_language: str) -> dict[str, dict[str, str]]:
    """Give words in languages as an entry stores them."""
    return {language: {"words": one} for language, one in by_language.items()}


def called(reference: str, **names: str) -> dict[str, NamedSubject]:
    """Name a subject."""
    ref = Ref.parse(reference)
    subject = NamedSubject(ref.subject_id.hex, ref, wordings(**names), (ref.reference,))
    return {reference: subject}


NAMES = {
    **called("actor:north", en="North secretariat", zh="北方秘书处"),
    **called("actor:south", en="Secretariat of the South", zh="南方秘书处"),
    **called("body:group", en="Joint group", zh="联合小组"),
    **called("meeting:first", en="First meeting", zh="第一次会议"),
    **called("meeting:second", en="Second meeting", zh="第二次会议"),
    **called("activity:talks", en="Talks on finance"),
    **called("document:paper", en="Paper", zh="文件"),
}
POSTS = {
    "role:chair/north": Post("co-chair", "body:group", "", "actor:north"),
    "role:chair/south": Post("co-chair", "body:group", "", "actor:south"),
}


def teller(language: str) -> Teller:
    """Tell these subjects in a language."""
    return Teller(words(language), NAMES, POSTS)


def marked(runs: Runs) -> str:
    """Write runs with what is marked of them: ``<en:words>`` and codes."""
    return "".join(_written(run) for run in runs if isinstance(run, Text))


def _written(run: Text) -> str:
    if run.language:
        return f"<{run.language}:{run.words}>"
    return f"`{run.words}`" if run.style == "code" else run.words
