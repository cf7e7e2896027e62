"""Documents that were read: what is asked again is neither read nor checked again.

Documents are many small things that hold each other, and walking over them holds up
everybody. So few are kept, by their length, and only those that are asked more than
once: who asks something else each time drives nobody's documents out. Nor do many come
in at one time: what was made lately is what the collector walks over.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from math import inf
from threading import Lock
from time import monotonic

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

from graphql_engine.validation.input_limits import NAME, Bound, bound_of, long_words
from graphql_engine.validation.page_sizes import paging_variables

TOKENS = 2_000
"""Words and signs of a document."""

KEPT_CHARACTERS = 300_000
"""Characters of all documents that are kept."""

PAUSE_SECONDS = 0.1
"""Between one document that begins to be kept and the next."""

REMEMBERED = 1_000
"""Documents of which is known that they were asked once."""

Paging = tuple[tuple[str, Hashable], ...]
"""Values of the variables that give sizes of pages."""


class ParsedDocument:
    """A document and what was found out about it.

    Attributes:
        bound: the most that its variables may give.
        long_words: which of its words is too long, if one is.
        excesses: in what it is too large, by the sizes of its pages.
        errors: what is wrong with it, once that was looked for.
    """

    def __init__(self, text: str) -> None:
        self.document = _parsed(text)
        self.characters = len(text)
        self.bound: Bound = bound_of(self.document)
        tokens = list(_unlinked(self.document))
        is_long = self.characters > NAME
        self.long_words = long_words(tokens, self.bound) if is_long else ""
        self.excesses: dict[Paging, tuple[str, ...]] = {}
        self.errors: list[GraphQLError] | None = None
        self._paging = sorted(paging_variables(tokens)) if "$" in text else ()

    def paging(self, variables: Mapping[str, object]) -> Paging:
        """Give the sizes of pages that a request gives."""
        given = ((name, variables.get(name)) for name in self._paging)
        return tuple((n, v if isinstance(v, int) else None) for n, v in given)


class DocumentCache:
    """Keeps documents that are asked again, those asked last, up to a length.

    Args:
        most: characters of them all.
        clock: gives seconds that never go back.
    """

    def __init__(
        self, most: int = KEPT_CHARACTERS, clock: Callable[[], float] = monotonic
    ) -> None:
        self._most = most
        self._clock = clock
        self._opens_at = -inf
        self._kept: OrderedDict[str, ParsedDocument] = OrderedDict()
        self._asked_once: OrderedDict[int, None] = OrderedDict()
        self._turn = Lock()
        self.characters = 0

    def __len__(self) -> int:
        """Count the documents that are kept."""
        return len(self._kept)

    def holds(self, text: str) -> bool:
        """Tell whether a document is kept, and so need not be read."""
        return text in self._kept

    def read(self, text: str) -> ParsedDocument:
        """Read a document, unless it is kept.

        Raises:
            GraphQLSyntaxError: it is none.
        """
        with self._turn:
            found = self._kept.get(text)
            if found:
                self._kept.move_to_end(text)
                return found
        found = ParsedDocument(text)
        with self._turn:
            if self._is_asked_again(text):
                self._keep(text, found)
        return found

    def _is_asked_again(self, text: str) -> bool:
        mark = hash(text)
        is_known = mark in self._asked_once
        self._asked_once[mark] = None
        self._asked_once.move_to_end(mark)
        if len(self._asked_once) > REMEMBERED:
            self._asked_once.popitem(last=False)
        return is_known

    def _keep(self, text: str, found: ParsedDocument) -> None:
        now = self._clock()
        if text in self._kept or now < self._opens_at:
            return
        self._opens_at = now + PAUSE_SECONDS
        self._kept[text] = found
        self.characters += found.characters
        while self.characters > self._most:
            self.characters -= self._kept.popitem(last=False)[1].characters


def _parsed(text: str) -> DocumentNode:
    """Read a document, as ``parse`` does.

    The words of what is none would wait for the collector, thousands at a time.
    """
    lexer = Lexer(Source(text))
    parser = Parser(lexer.source, lexer=lexer, max_tokens=TOKENS)
    try:
        return parser.parse_document()
    except GraphQLSyntaxError:
        _part(lexer.token)
        raise
    except RecursionError:
        # The error that is raised below must not keep the frames of this one.
        pass
    _part(lexer.token)
    reason = "Document is nested too deeply. Parsing aborted."
    raise GraphQLSyntaxError(lexer.source, lexer.token.start, reason)


def _part(read: Token) -> None:
    """Part the words up to the last one that was read, and those looked at after it."""
    while read.next:
        read = read.next
    token: Token | None = read
    while token:
        before, token.prev, token.next = token.prev, None, None
        token = before


def _unlinked(document: DocumentNode) -> Iterator[Token]:
    """Give the words, and part them: they hold each other, but go with the document."""
    token: Token | None = document.loc.start_token if document.loc else None
    while token:
        following, token.prev, token.next = token.next, None, None
        if token.kind is not TokenKind.COMMENT:
            yield token
        token = following
