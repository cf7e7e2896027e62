"""Rules of the six languages for words in patterns: agreement, articles, infinitives.

They look at the first word only. Where a word would have to be declined, the pattern is
not used, and the title of the entry is told instead.
"""

# ruff: noqa: RUF001 -- Russian endings are in Cyrillic letters

import re
from collections.abc import Mapping, Sequence
from functools import cache

from reports.language.english import is_plural, lowered

FEW = 2
_PLURAL_ARTICLES = ("les ", "los ", "las ")
_RUSSIAN_FEMININE = ("а", "я")
_RUSSIAN_NEUTER = ("о", "е")
_RUSSIAN_PLURAL = ("ы", "и")
_ARABIC_FEMININE = ("ة", "ات", "كلتا")
_ARABIC_ARTICLE = "ال"
_INFINITIVES: Mapping[str, tuple[str, ...]] = {
    "fr": ("er", "ir", "re"),
    "es": ("ar", "er", "ir"),
    "ru": ("ть", "ти", "чь", "ться", "тись"),
}
_ENGLISH_NOUNS = ("tion", "ment", "ance", "ence", "ity", "ship", "ing")
_ENGLISH_PAST = ("chose", "drew", "gave", "held", "made", "set", "took")
_ORDINALS = ("irst", "econd", "hird", "th")
_CONTRACTIONS: Mapping[str, Sequence[tuple[str, str]]] = {
    "fr": (("À le", "Au"), ("À les", "Aux")),
    "es": (("a el", "al"), ("A el", "Al")),
}
_FRENCH_VOWELS = "aeiouyàâéèêîôûh"


def agreement_of(language: str, actors: str, several: int) -> str:
    """Return the suffix of the patterns that agree with actors; often empty.

    The plain pattern is for several actors; the plain Arabic one, whose verb comes
    first, is for a masculine subject.

    Args:
        several: how many there are; 2 stands for any number above one.
    """
    first = actors.partition(" ")[0]
    match language:
        case "fr" | "es" if several < FEW and not actors.startswith(_PLURAL_ARTICLES):
            return ".one"
        case "ru" if several < FEW and not first.endswith(_RUSSIAN_PLURAL):
            if first.endswith(_RUSSIAN_FEMININE):
                return ".f"
            return ".n" if first.endswith(_RUSSIAN_NEUTER) else ".m"
        case "ar" if first.endswith(_ARABIC_FEMININE):
            return ".f"
        case _:
            return ""


def can_be_object(language: str, name: str) -> bool:
    """Tell whether a name can be the object of a verb as it stands.

    A Russian name can unless its first word is feminine in -a; an Arabic one if it is
    definite or its first word is feminine.
    """
    first = name.partition(" ")[0]
    if language == "ru":
        return not first.endswith(_RUSSIAN_FEMININE)
    if language == "ar":
        return first.startswith(_ARABIC_ARTICLE) or first.endswith("ة")
    return True


def with_article(name: str, articles: Sequence[str]) -> str:
    """Write a French or Spanish name with its article; nothing if it is not known.

    Args:
        articles: article and first word of names as they stand in a sentence, such as
            ``la Conférence`` or ``l’équipe``. An ordinal takes the article of the
            word after it.
    """
    first, _, rest = name.partition(" ")
    known = _by_noun(tuple(articles))
    if own := known.get(first.casefold()):
        return f"{own} {rest}".rstrip()
    noun = known.get(rest.partition(" ")[0].casefold(), "")
    article = _split(noun)[0]
    is_ordinal = first.casefold().endswith("ième") and article in {"la ", "le "}
    return f"{article}{first.casefold()} {rest}" if is_ordinal else ""


@cache
def _by_noun(articles: tuple[str, ...]) -> Mapping[str, str]:
    return {_split(one)[1].casefold(): one for one in articles}


def _split(noun: str) -> tuple[str, str]:
    end = max(noun.find(" "), noun.find("’")) + 1
    return noun[:end], noun[end:]


def has_article(language: str, name: str) -> bool:
    """Tell whether a French or Spanish name has the article that a sentence needs.

    With its article it begins with a small letter.
    """
    return language not in {"fr", "es"} or name[:1].islower()


def within_sentence(language: str, words: str) -> str:
    """Begin with a small letter what is no proper name."""
    if language == "en":
        return lowered(words)
    is_acronym = words[1:2].isupper()
    return words if is_acronym else words[:1].lower() + words[1:]


def is_infinitive(language: str, words: str) -> bool:
    """Tell whether words can begin with an infinitive."""
    first = words.partition(" ")[0]
    if language == "en":
        return first == "bring" or not first.endswith(_ENGLISH_NOUNS)
    endings = _INFINITIVES.get(language)
    return endings is None or first.endswith(endings)


def is_past(language: str, words: str) -> bool:
    """Tell whether words begin with an English verb in the past tense."""
    first = words.partition(" ")[0]
    return language == "en" and (first.endswith("ed") or first in _ENGLISH_PAST)


def after_de(language: str, infinitive: str) -> str:
    """Put "de" or "d’" before a French infinitive."""
    if language != "fr" or not infinitive:
        return infinitive
    return f"d’{infinitive}" if infinitive[0] in _FRENCH_VOWELS else f"de {infinitive}"


def contracted(language: str, words: str) -> str:
    """Write a French or Spanish preposition and its article as one word.

    In French only at the beginning of a sentence: elsewhere "le" can be a pronoun.
    """
    for apart, together in _CONTRACTIONS.get(language, ()):
        words = re.sub(rf"\b{apart} ", f"{together} ", words)
    return words


def with_indefinite_article(name: str) -> str:
    """Write an English name as one of several, "a joint workshop", where it is one."""
    if is_plural(name):
        return lowered(name)
    if name.partition(" ")[0].endswith(_ORDINALS):
        return f"the {lowered(name)}"
    return f"{'an' if name[0] in 'AEIOU' else 'a'} {lowered(name)}"
