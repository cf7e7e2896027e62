"""Names of subjects as they stand within a sentence."""

import re

from domain.texts import in_language
from projections.naming import Called
from reports.model import Runs
from reports.running import text
from reports.words import Words

ARTICLE = "the"
BARE = frozenset({"Earthworks", "Governments", "Health", "Transparence"})
"""First words of English names that stand without an article."""
KEPT = frozenset(
    {
        "Basel",
        "Chemicals",
        "Committee",
        "Conference",
        "Conferences",
        "Convention",
        "Council",
        "Government",
        "Governments",
        "Minamata",
        "Rotterdam",
        "Stockholm",
    }
)
"""First words that keep their capital, although small words come after them."""
_NUMBER = re.compile(r"\S*\d")
_TOPICS = ("area", "contribution")
_STANDING = ("running", "name")


def name_of(words: Words, called: Called | None, reference: str) -> Runs:
    """Give the name of a subject as it stands in a sentence.

    A name that the record lacks in the language may stand in the catalogue: with its
    article in context ``running``, or else in ``name``. One that nobody named is called
    by its reference.
    """
    if called is None:
        return text(reference.partition(":")[2], style="code")
    shown = in_language(called.names, words.language)
    if shown is None or shown.language != words.language:
        own = _standing(words, called)
        if own:
            return text(own)
    if shown is None:
        return text(called.ref.reference, style="code")
    language = "" if shown.language == words.language else shown.language
    if words.language == shown.language == "en":
        is_topic = called.ref.family in _TOPICS
        return text(running(shown.words, is_topic=is_topic))
    return text(shown.words, language)


def _standing(words: Words, called: Called) -> str:
    references = [f"{called.ref.family}:{one}" for one in called.references]
    addresses = (f"{group}/{one}" for group in _STANDING for one in references)
    return next((words.term(one) for one in addresses if words.has(one)), "")


def running(name: str, *, is_topic: bool = False) -> str:
    """Put an English name into a sentence: "Joint task force", "the joint task force".

    A name written with capitals throughout keeps them, and so does one that begins
    with a word of ``KEPT``. Names of ``BARE`` and numbered decisions stand without an
    article, and so do topics: areas and contributions.
    """
    first, _, rest = name.partition(" ")
    word = first.strip(",:;")
    is_proper = not rest[:1].islower() and bool(rest) and not _NUMBER.match(rest)
    kept = word in KEPT or word[1:2].isupper() or is_proper
    if word in BARE or (is_topic and kept):
        return name
    said = name if kept else name[:1].lower() + name[1:]
    return said if is_topic or _NUMBER.match(rest or word) else f"{ARTICLE} {said}"
