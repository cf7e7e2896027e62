"""How much may be given to an operation: words of its document, values beside it.

Questions name subjects, days and words to search for, all of them short. An act brings
what is to be recorded, which may be long, but is not made of very many values.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from graphql import (
    DocumentNode,
    OperationDefinitionNode,
    OperationType,
    Token,
    TokenKind,
)

NAME = 100
"""Characters of a name or a number; a refusal repeats what it does not know."""

TEXT = 500
"""Characters of a text in a question."""

BODY = 1_000_000
"""Characters of a text in an act: as many as a request has bytes."""

_NAMES = (TokenKind.NAME, TokenKind.INT, TokenKind.FLOAT)
_TEXTS = (TokenKind.STRING, TokenKind.BLOCK_STRING)


class Bound(NamedTuple):
    """The most that variables may give.

    Attributes:
        values: values of them all, and of the lists and objects in them.
        levels: lists and objects within each other.
        characters: of one text.
    """

    values: int
    levels: int
    characters: int


ASKING = Bound(values=500, levels=20, characters=TEXT)
ACTING = Bound(values=5_000, levels=20, characters=BODY)


def bound_of(document: DocumentNode) -> Bound:
    """Give what holds for a document: if it asks anything, what holds for questions."""
    acts = all(
        one.operation is OperationType.MUTATION
        for one in document.definitions
        if isinstance(one, OperationDefinitionNode)
    )
    return ACTING if acts else ASKING


def long_words(tokens: Iterable[Token], bound: Bound) -> str:
    """Say which word of a document is too long; nothing if none is."""
    for token in tokens:
        length = len(token.value or "")
        # Most words are shorter than any bound.
        if length > NAME and length > (most := _most(token, bound.characters)):
            kind = token.kind.value.lower()
            return f"a word ({kind}) of {length:,} characters, and {most:,}"
    return ""


def _most(token: Token, text: int) -> int:
    if token.kind in _NAMES:
        return NAME
    return text if token.kind in _TEXTS else BODY


def large_variables(variables: Mapping[str, object], most: Bound) -> str:
    """Say in what variables are too large; nothing if they are not."""
    for number, (level, value) in enumerate(_walk(variables)):
        if number >= most.values:
            return f"more values in its variables, and {most.values:,}"
        if level > most.levels:
            return f"more levels in its variables, and {most.levels:,}"
        if isinstance(value, str) and len(value) > most.characters:
            size = f"{len(value):,} characters in a variable"
            return f"{size}, and {most.characters:,}"
    return ""


def _walk(variables: Mapping[str, object]) -> Iterator[tuple[int, object]]:
    """Give each key and value with its level, none before it is asked for."""
    waiting: list[tuple[int, Iterator[object]]] = [(1, iter((variables,)))]
    while waiting:
        level, some = waiting[-1]
        value = next(some, waiting)
        if value is waiting:
            waiting.pop()
            continue
        yield level, value
        match value:
            case dict():
                waiting.append((level, iter(value)))
                waiting.append((level + 1, iter(value.values())))
            case list():
                waiting.append((level + 1, iter(value)))
