"""Parsed documents, kept so that one that is sent again is not parsed again.

A document is thousands of small objects that refer to each other, which the garbage
collector has to walk. So the cache is bounded by characters, and keeps a document once
it is sent a second time: a client that sends another document each time removes nobody
else's.
"""

from collections import OrderedDict
from collections.abc import Iterable
from functools import cached_property
from threading import Lock
from typing import NamedTuple

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSyntaxError,
    Lexer,
    OperationDefinitionNode,
    OperationType,
    Source,
    Token,
    TokenKind,
    get_operation_ast,
)
from graphql.language.parser import Parser, nested_too_deeply_error

from graphql_engine.errors import BadRequestError
from graphql_engine.executor.plan import PlanCache
from graphql_engine.validation.limit_table import (
    INPUT_LEVELS,
    MOST_TOKENS,
    MUTATION_TEXT_CHARACTERS,
    MUTATION_VALUES,
    NAME_CHARACTERS,
    QUERY_TEXT_CHARACTERS,
    QUERY_VALUES,
)

CACHED_CHARACTERS = 300_000
"""Characters of all cached documents."""

MOST_SEEN_ONCE = 1_000
"""Documents of which the cache remembers that they were sent once."""


NAMES = (TokenKind.NAME, TokenKind.INT, TokenKind.FLOAT)
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


QUERY_INPUT = InputLimit(QUERY_VALUES, INPUT_LEVELS, QUERY_TEXT_CHARACTERS)
MUTATION_INPUT = InputLimit(MUTATION_VALUES, INPUT_LEVELS, MUTATION_TEXT_CHARACTERS)


UNRESOLVED = "OPERATION_RESOLUTION_FAILURE"
"""The code by which clients learn that `operationName` selects no operation."""


class ParsedDocument:
    """A document, and what was found out about it.

    Attributes:
        input_limit: the most that its variables may bring.
        long_token: says which of its tokens is too long; "" if none is.
        strings: the texts in it.
        errors: the errors of validation; None before that.

    Raises:
        GraphQLSyntaxError: the text is not a document.
    """

    def __init__(self, text: str) -> None:
        self.document, tokens = _parse(text)
        self.characters = len(text)
        self.input_limit = input_limit(self.document)
        is_long = self.characters > NAME_CHARACTERS
        self.long_token = find_long_token(tokens, self.input_limit) if is_long else ""
        self.strings = [one.value or "" for one in tokens if one.kind in TEXTS]
        self.errors: list[GraphQLError] | None = None

    def find_operation_type(self, name: str | None) -> OperationType:
        """Find the operation that is to be executed; return its type.

        Source: ``GetOperation`` of the GraphQL specification, section 6.1.

        Raises:
            BadRequestError: there is no such operation, or there are several and no
                name says which.
        """
        found = get_operation_ast(self.document, name)
        if found:
            return found.operation
        if name:
            reason = f'the document has no operation named "{name}"'
        elif any(
            isinstance(one, OperationDefinitionNode)
            for one in self.document.definitions
        ):
            reason = (
                "the document has several operations: say in operationName which one"
            )
        else:
            reason = "the document has no operation"
        raise BadRequestError(reason, code=UNRESOLVED)

    @cached_property
    def plans(self) -> PlanCache:
        """The plans of its operations."""
        return PlanCache()


class DocumentCache:
    """Keeps the documents that were sent last, if they were sent more than once.

    Args:
        most: characters of all cached documents.

    Attributes:
        characters: of all documents that are cached now.
    """

    def __init__(self, most: int = CACHED_CHARACTERS) -> None:
        self._most = most
        self._cached: OrderedDict[str, ParsedDocument] = OrderedDict()
        self._seen_once: OrderedDict[int, bool] = OrderedDict()
        self._lock = Lock()
        self.characters = 0

    def __len__(self) -> int:
        """Count the cached documents."""
        return len(self._cached)

    def find(self, text: str) -> ParsedDocument | None:
        """Return a document if it is cached."""
        with self._lock:
            found = self._cached.get(text)
            if found:
                self._cached.move_to_end(text)
            return found

    def parse(self, text: str) -> ParsedDocument:
        """Return a document, parsed now unless it is cached.

        Raises:
            GraphQLSyntaxError: the text is not a document.
        """
        found = self.find(text)
        if found is None:
            found = ParsedDocument(text)
            with self._lock:
                if self._was_seen(text):
                    self._add(text, found)
        return found

    def _was_seen(self, text: str) -> bool:
        mark = hash(text)
        was_seen = self._seen_once.pop(mark, False)
        self._seen_once[mark] = True
        if len(self._seen_once) > MOST_SEEN_ONCE:
            self._seen_once.popitem(last=False)
        return was_seen

    def _add(self, text: str, document: ParsedDocument) -> None:
        if text in self._cached:
            return
        self._cached[text] = document
        self.characters += document.characters
        while self.characters > self._most:
            self.characters -= self._cached.popitem(last=False)[1].characters


def _parse(text: str) -> tuple[DocumentNode, list[Token]]:
    """Parse a document, as the library's ``parse`` does; return its tokens as well.

    The tokens are unlinked, also if the text is refused: they form reference cycles,
    and thousands of them would otherwise wait for the garbage collector.
    """
    lexer = Lexer(Source(text))
    first = lexer.token
    parser = Parser(lexer.source, lexer=lexer, max_tokens=MOST_TOKENS)
    try:
        return parser.parse_document(), _unlink(first)
    except GraphQLSyntaxError:
        _unlink(first)
        raise
    except RecursionError:
        # The error that is raised below must not refer to the frames of this one.
        _unlink(first)
    raise nested_too_deeply_error(parser)


def _unlink(first: Token) -> list[Token]:
    """Unlink tokens from each other, and return those that are not comments."""
    tokens: list[Token] = []
    token: Token | None = first
    while token:
        following, token.prev, token.next = token.next, None, None
        if token.kind is not TokenKind.COMMENT:
            tokens.append(token)
        token = following
    return tokens


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
    if token.kind in NAMES:
        return NAME_CHARACTERS
    return limit.characters if token.kind in TEXTS else MUTATION_TEXT_CHARACTERS
