"""Names of subjects: within a sentence, and alone in a cell or above a text."""

import re

from domain.texts import ChosenWording, choose_wording
from projections.names.resolution import NamedSubject
from reports.language.english import running
from reports.language.rich_text import behind, text
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
    """Give the name of a subject as it stands in a sentence.

    The catalogue may have the name that the record has or lacks in the language: with
    its article in context ``running``, or else in ``name``. One that nobody named is
    called by its reference.

    Args:
        is_brief: name a decision by its symbol, without what it is on.
    """
    if called is None:
        return text(reference.partition(":")[2], style="code")
    shown = choose_wording(called.names, words.language)
    standing = _standing(words, called, "name")
    if standing and _lacks(shown, words.language, standing):
        return text(_standing(words, called, "running", "name"))
    if shown is None:
        return text(called.ref.reference, style="code")
    language = "" if shown.language == words.language else shown.language
    name = _brief(shown.words, shown.language, called) if is_brief else shown.words
    if words.language == shown.language == DEFAULT:
        name = running(name, is_topic=called.ref.family in _TOPICS)
    return text(name, language)


def name_alone(words: Words, called: NamedSubject, *entries: str) -> Runs:
    """Give the name of a subject where it stands alone; empty if nobody named it.

    Args:
        entries: event ids of the entries behind it.
    """
    shown = choose_wording(called.names, words.language)
    is_own = shown is not None and shown.language == words.language
    own = "" if is_own else _standing(words, called, "name")
    if own:
        return behind(text(own), *entries)
    return wording(called.names, words.language, *entries)


def _lacks(shown: ChosenWording | None, language: str, standing: str) -> bool:
    """Tell whether the record has no name in the language but the catalogue's."""
    return shown is None or shown.language != language or shown.words == standing


def _standing(words: Words, called: NamedSubject, *groups: str) -> str:
    """Give the words for a subject in the first group of the catalogue that has any."""
    references = [f"{called.ref.family}:{one}" for one in called.references]
    addresses = (f"{group}/{one}" for group in groups for one in references)
    return next((words.term(one) for one in addresses if words.has(one)), "")


def _brief(name: str, language: str, called: NamedSubject) -> str:
    """Cut the name of a decision to its number, where it has one."""
    pattern = _NUMBERED.get(language)
    found = pattern.search(name) if pattern and called.ref.family == "mandate" else None
    return found.group() if found else name
