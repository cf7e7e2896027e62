"""Parsed documents, kept so that one that is sent again is not parsed again.

A document is thousands of small objects that refer to each other, which the garbage
collector has to walk. So the cache is bounded by characters, and keeps a document once
it is sent a second time: a client that sends another document each time removes nobody
else's. It takes in one document at a time, for the same reason.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from math import inf
from threading import Lock
from time import monotonic
from typing import NamedTuple

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSyntaxError,
    Lexer,
    Source,
    Token,
    TokenKind,
)
from graphql.language.parser import Parser

from graphql_engine.validation.input_limits import (
    NAME_CHARACTERS,
    TEXTS,
    find_long_token,
    input_limit,
)
from graphql_engine.validation.page_sizes import page_size_variables

MOST_TOKENS = 2_000
"""Tokens of a document."""

CACHED_CHARACTERS = 300_000
"""Characters of all cached documents."""

SECONDS_BETWEEN = 0.1
"""Time between taking in one document and the next."""

MOST_SEEN_ONCE = 1_000
"""Documents of which the cache remembers that they were sent once."""

PageSizeKey = tuple[tuple[str, Hashable], ...]
"""Names and values of the variables that give sizes of pages."""


class Measurement(NamedTuple):
    """What was found out about a document with pages of certain sizes.

    Attributes:
        excesses: in what ways it is too large, in words.
        milliseconds: processor time of its largest operation, estimated.
    """

    excesses: tuple[str, ...]
    milliseconds: float


class ParsedDocument:
    """A document, and what was found out about it.

    Attributes:
        input_limit: the most that its variables may bring.
        long_token: says which of its tokens is too long; "" if none is.
        strings: the texts in it.
        measurements: how large it is, by the sizes of its pages.
        errors: the errors of validation; None before that.

    Raises:
        GraphQLSyntaxError: the text is not a document.
    """

    def __init__(self, text: str) -> None:
        self.document = _parse(text)
        self.characters = len(text)
        self.input_limit = input_limit(self.document)
        tokens = list(_unlink_tokens(self.document))
        is_long = self.characters > NAME_CHARACTERS
        self.long_token = find_long_token(tokens, self.input_limit) if is_long else ""
        self.strings = [one.value or "" for one in tokens if one.kind in TEXTS]
        self.measurements: dict[PageSizeKey, Measurement] = {}
        self.errors: list[GraphQLError] | None = None
        self._page_sizes = sorted(page_size_variables(tokens)) if "$" in text else ()

    def page_sizes(self, variables: Mapping[str, object]) -> PageSizeKey:
        """Return the sizes of pages that variables give."""
        given = ((name, variables.get(name)) for name in self._page_sizes)
        return tuple((n, v if isinstance(v, int) else None) for n, v in given)


class DocumentCache:
    """Keeps the documents that were sent last, if they were sent more than once.

    Args:
        most: characters of all cached documents.
        clock: gives seconds that never decrease.

    Attributes:
        characters: of all documents that are cached now.
    """

    def __init__(
        self, most: int = CACHED_CHARACTERS, clock: Callable[[], float] = monotonic
    ) -> None:
        self._most = most
        self._clock = clock
        self._opens_at = -inf
        self._cached: OrderedDict[str, ParsedDocument] = OrderedDict()
        self._seen_once: OrderedDict[int, None] = OrderedDict()
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
        was_seen = mark in self._seen_once
        self._seen_once[mark] = None
        self._seen_once.move_to_end(mark)
        if len(self._seen_once) > MOST_SEEN_ONCE:
            self._seen_once.popitem(last=False)
        return was_seen

    def _add(self, text: str, document: ParsedDocument) -> None:
        now = self._clock()
        if text in self._cached or now < self._opens_at:
            return
        self._opens_at = now + SECONDS_BETWEEN
        self._cached[text] = document
        self.characters += document.characters
        while self.characters > self._most:
            self.characters -= self._cached.popitem(last=False)[1].characters


def _parse(text: str) -> DocumentNode:
    """Parse a document, as the library's ``parse`` does.

    The tokens of a text that is refused are unlinked: they form reference cycles, and
    thousands of them would otherwise wait for the garbage collector.
    """
    lexer = Lexer(Source(text))
    parser = Parser(lexer.source, lexer=lexer, max_tokens=MOST_TOKENS)
    try:
        return parser.parse_document()
    except GraphQLSyntaxError:
        _unlink_before(lexer.token)
        raise
    except RecursionError:
        # The error that is raised below must not refer to the frames of this one.
        pass
    _unlink_before(lexer.token)
    reason = "Document is nested too deeply. Parsing aborted."
    raise GraphQLSyntaxError(lexer.source, lexer.token.start, reason)


def _unlink_before(last: Token) -> None:
    """Unlink the tokens up to the last one that was read, and those read ahead."""
    while last.next:
        last = last.next
    token: Token | None = last
    while token:
        before, token.prev, token.next = token.prev, None, None
        token = before


def _unlink_tokens(document: DocumentNode) -> Iterator[Token]:
    """Yield the tokens of a document but comments, unlinked from each other."""
    token: Token | None = document.loc.start_token if document.loc else None
    while token:
        following, token.prev, token.next = token.next, None, None
        if token.kind is not TokenKind.COMMENT:
            yield token
        token = following
