"""Words that people typed into fields, as they stand within the words of a pattern.

All are empty where nobody typed them in the language.
"""

import re
from typing import Any

import msgspec

from domain.content import Content
from domain.texts import Wording
from reports.language import grammar
from reports.language.rich_text import listed, text, unstopped
from reports.model import Runs, plain
from wording.words import Words

_SEMICOLON = re.compile(r"\s*[;；؛]\s*")
_LABEL = re.compile("由于|因|以|to ")
"""How typed words begin that repeat the words of the pattern."""


def own_words(words: Words, value: Any) -> str:  # noqa: ANN401 - a plain value of the log
    """Give typed words in the language, without a stop."""
    wordings = msgspec.convert(value or {}, dict[str, Wording])
    found = wordings.get(words.language)
    return unstopped(found.words) if found else ""


def field_words(words: Words, content: Content, name: str) -> Runs:
    """Give the words of a field, with a small letter if they are no proper name."""
    return text(_typed(words, content, name))


def conditions(words: Words, content: Content) -> Runs:
    """Give the conditions of a request as a list: "as appropriate and ..."."""
    some = [text(one) for one in _SEMICOLON.split(_typed(words, content, "condition"))]
    if words.language == "zh":
        return text(words.term("answer/comma").join(plain(one) for one in some))
    return listed(words, some)


def objective(words: Words, content: Content) -> Runs:
    """Give an objective, to stand after "in order to"; nothing if it cannot."""
    own = _without_label(_typed(words, content, "objective"))
    is_infinitive = grammar.is_infinitive(words.language, own)
    return text(grammar.after_de(words.language, own)) if is_infinitive else ()


def cause(words: Words, content: Content) -> Runs:
    """Give the cause that an entry states, to stand after "owing to"."""
    own = _without_label(_typed(words, content, "cause"))
    is_bare = words.language != "en" or not own or own.startswith(("a ", "the "))
    return text(own if is_bare else f"the {own}")


def _typed(words: Words, content: Content, name: str) -> str:
    own = own_words(words, content.data.get(name))
    return grammar.within_sentence(words.language, own)


def _without_label(words: str) -> str:
    match = _LABEL.match(words)
    return words[match.end() :] if match else words
