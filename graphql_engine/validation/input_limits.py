"""Limits on what a client sends: the tokens of its document, and its variables.

A query names subjects, days and words to search for, all of them short. A mutation
brings what is to be recorded: texts may be long, but values are not very many.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from graphql import (
    DocumentNode,
    OperationDefinitionNode,
    OperationType,
    Token,
    TokenKind,
)

NAME_CHARACTERS = 100
"""Characters of a name or a number; an error message repeats an unknown one."""

QUERY_TEXT_CHARACTERS = 500
"""Characters of a text in a query."""

MUTATION_TEXT_CHARACTERS = 1_000_000
"""Characters of a text in a mutation: as many as a request has bytes."""

MOST_COUNTED = 1_000
"""Values that are counted for an estimate."""

VALUE_MILLISECONDS = 0.02
WORD_MILLISECONDS = 0.1
"""Processor time of a value, and of a word that may be searched for."""

_NAMES = (TokenKind.NAME, TokenKind.INT, TokenKind.FLOAT)
TEXTS = (TokenKind.STRING, TokenKind.BLOCK_STRING)


class InputLimit(NamedTuple):
    """The most that a request may bring.

    Attributes:
        values: values of all variables, and of the lists and objects in them.
        levels: lists and objects within each other.
        characters: of one text.
    """

    values: int
    levels: int
    characters: int


QUERY_INPUT = InputLimit(values=500, levels=20, characters=QUERY_TEXT_CHARACTERS)
MUTATION_INPUT = InputLimit(
    values=5_000, levels=20, characters=MUTATION_TEXT_CHARACTERS
)


def input_limit(document: DocumentNode) -> InputLimit:
    """Return the limit for a document: of a query unless all are mutations."""
    has_mutations_alone = all(
        definition.operation is OperationType.MUTATION
        for definition in document.definitions
        if isinstance(definition, OperationDefinitionNode)
    )
    return MUTATION_INPUT if has_mutations_alone else QUERY_INPUT


def find_long_token(tokens: Iterable[Token], limit: InputLimit) -> str:
    """Say which token of a document is too long; return "" if none is."""
    for token in tokens:
        length = len(token.value or "")
        # Most tokens are shorter than any limit.
        if length > NAME_CHARACTERS and length > (most := _most(token, limit)):
            kind = token.kind.value.lower()
            return f"a word ({kind}) of {length:,} characters, and {most:,}"
    return ""


def _most(token: Token, limit: InputLimit) -> int:
    if token.kind in _NAMES:
        return NAME_CHARACTERS
    return limit.characters if token.kind in TEXTS else MUTATION_TEXT_CHARACTERS


def find_large_variable(variables: Mapping[str, object], limit: InputLimit) -> str:
    """Say in what way variables are too large; return "" if they are not."""
    for number, (level, value) in enumerate(_walk(variables)):
        if number >= limit.values:
            return f"more values in its variables, and {limit.values:,}"
        if level > limit.levels:
            return f"more levels in its variables, and {limit.levels:,}"
        if isinstance(value, str) and len(value) > limit.characters:
            size = f"{len(value):,} characters in a variable"
            return f"{size}, and {limit.characters:,}"
    return ""


def input_milliseconds(values: Iterable[object]) -> float:
    """Estimate the processor time of reading values and of searching for their words.

    It looks at no more than `MOST_COUNTED` values.
    """
    total = 0.0
    for value in islice(values, MOST_COUNTED):
        total += VALUE_MILLISECONDS
        if isinstance(value, str):
            total += WORD_MILLISECONDS * len(value.split())
    return total


def walk(variables: Mapping[str, object]) -> Iterator[object]:
    """Yield each key and value of variables, reading no further than needed."""
    return (value for _, value in _walk(variables))


def _walk(variables: Mapping[str, object]) -> Iterator[tuple[int, object]]:
    """Yield each key and value with its level, reading no further than needed."""
    waiting: list[tuple[int, Iterator[object]]] = [(1, iter((variables,)))]
    while waiting:
        level, values = waiting[-1]
        value = next(values, waiting)
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
