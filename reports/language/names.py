"""Names of subjects: within a sentence, and alone in a cell or above a text."""

import re

from domain.texts import choose_wording
from projections.names.resolution import NamedSubject
from reports.language.english import running
from reports.language.grammar import with_article
from reports.language.rich_text import text
from reports.language.wording import wording
from reports.model import Runs
from wording.words import DEFAULT, Words

_NUMBERED = {
    "en": re.compile(
        r"(?i)^(?:draft )?(?:decision|resolution) \S*\d[^\s:,]*(?: [IVX]+\b)?"
    ),
    "zh": re.compile(r"(?:第\s?)?[A-Z0-9][A-Za-z0-9./ -]*号(?:决定|决议)"),
}
"""How the number of a decision stands in its name."""
_TOPICS = ("area",)


def name_of(
    words: Words, called: NamedSubject | None, reference: str, *, is_brief: bool = False
) -> Runs:
    """Give the name of a subject as it stands in a sentence, with its article.

    One that nobody named is called by its reference. French and Spanish names whose
    article is not known stand without it.

    Args:
        is_brief: name a decision by its symbol, without what it is on.
    """
    shown = choose_wording(called.names, words.language) if called else None
    if called is None or shown is None:
        return text(reference.partition(":")[2], style="code")
    language = "" if shown.language == words.language else shown.language
    name = _brief(shown.words, shown.language, called) if is_brief else shown.words
    if words.language == shown.language == DEFAULT:
        name = running(name, is_topic=called.ref.family in _TOPICS)
    elif words.language == shown.language and words.has("format/articles"):
        name = with_article(name, words.split("format/articles")) or name
    return text(name, language)


def name_alone(words: Words, called: NamedSubject, *entries: str) -> Runs:
    """Give the name of a subject where it stands alone; empty if nobody named it.

    Args:
        entries: event ids of the entries behind it.
    """
    return wording(called.names, words.language, *entries)


def _brief(name: str, language: str, called: NamedSubject) -> str:
    """Cut the name of a decision to its number, where it has one."""
    pattern = _NUMBERED.get(language)
    found = pattern.search(name) if pattern and called.ref.family == "mandate" else None
    return found.group() if found else name
