"""How large an operation may be; larger ones are refused before they are checked."""

from collections import Counter
from collections.abc import Iterator, Mapping

from graphql import (
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    validate,
)
from strawberry.extensions import SchemaExtension

from graphql_engine.validation.document_cache import DocumentCache, ParsedDocument
from graphql_engine.validation.input_limits import NAME, large_variables
from graphql_engine.validation.page_sizes import Paging
from graphql_engine.validation.query_cost import Measure, Size
from graphql_engine.validation.single_pass import MergedRules

MOST_PAGINGS = 100
"""Sizes of pages for which a document stays measured."""

CHARACTERS = 50_000
"""Length of a document; comments have no words, and are read all the same."""

OPERATIONS = 20
"""Operations of a document, of which one is chosen: all of them are checked."""

FRAGMENTS = 50
"""Fragments of a document: whether they can be merged is found pair by pair."""

ERRORS = 10
"""Errors that an answer tells, at the most; it says that there are more."""

CAP = 10**9
"""Fragments double their size at each spread; past this nobody wants to know."""

LARGEST = Size(
    depth=15,
    fields=500,
    aliases=50,
    repeats=50,
    directives=50,
    schemas=1,
    described=30_000,
    questions=16,
    statements=120,
    paged=600,
    rows=35_000,
    values=25_000,
)

_WORDS = {
    "depth": "levels of fields",
    "fields": "fields",
    "aliases": "aliases",
    "repeats": "repeated fields",
    "directives": "directives",
    "schemas": "introspections of the schema",
    "described": "parts of the schema to tell, as estimated from its lists",
    "questions": "questions or acts",
    "statements": "statements for the database, as estimated",
    "paged": "nodes on its pages",
    "rows": "rows, as estimated from its lists and pages",
    "values": "values, as estimated from its lists and pages",
}

_OF_PAGES = frozenset({"statements", "paged", "rows", "values"})
"""What grows with the sizes of pages, which may not have been given."""

_MOST = {name: getattr(LARGEST, name) for name in _WORDS}

# Built once: a rule that is built for each request defeats the cache.
RULES = (MergedRules,)


class Bounded(SchemaExtension):
    """Refuses what is too large, and checks what is not, once per document.

    Args:
        library: keeps what was read and found out.
    """

    def __init__(self, library: DocumentCache) -> None:
        super().__init__()
        self._library = library
        self._known: ParsedDocument | None = None

    def on_parse(self) -> Iterator[None]:
        """Refuse a document that is too long before anything reads it."""
        context = self.execution_context
        query = context.query or ""
        if len(query) > CHARACTERS:
            raise _refusal(_excess(f"{len(query):,} characters", CHARACTERS))
        if len(context.operation_name or "") > NAME:
            raise _refusal(_excess("a longer name of an operation", NAME))
        self._known = self._library.read(query)
        context.graphql_document = self._known.document
        yield

    def on_validate(self) -> Iterator[None]:
        """Set the errors of the document."""
        context = self.execution_context
        if self._known:
            context.pre_execution_errors = checked(
                context.schema._schema,  # noqa: SLF001 - there is no other way to it
                self._known,
                context.variables or {},
            )
        yield


def checked(
    schema: GraphQLSchema, known: ParsedDocument, variables: Mapping[str, object]
) -> list[GraphQLError]:
    """Measure and validate a document, or remember what was found."""
    paging = known.paging(variables)
    if paging not in known.excesses:
        if len(known.excesses) >= MOST_PAGINGS:
            known.excesses.clear()
        known.excesses[paging] = tuple(_excesses(schema, known, dict(paging)))
    found = known.excesses[paging]
    large = large_variables(variables, known.bound) if variables else ""
    if large:
        found = (*found, f"it has {large} are allowed")
    if found:
        return [_refusal(*found)]
    if known.errors is None:
        # As many as a response shows; the last one says that validation was aborted.
        known.errors = validate(schema, known.document, RULES, max_errors=ERRORS - 1)
    return known.errors


def _excesses(
    schema: GraphQLSchema, known: ParsedDocument, paging: Paging
) -> Iterator[str]:
    """Say in what an operation of a document is too large."""
    kinds = Counter(type(one) for one in known.document.definitions)
    fragments, operations = (
        kinds[FragmentDefinitionNode],
        kinds[OperationDefinitionNode],
    )
    if fragments > FRAGMENTS:
        yield _excess(f"{fragments:,} fragments", FRAGMENTS)
    elif operations > OPERATIONS:
        yield _excess(f"{operations:,} operations", OPERATIONS)
    elif known.long_words:
        yield f"it has {known.long_words} are allowed"
    else:
        for size in Measure(schema, known.document, paging).sizes():
            yield from _too_large(size)


def _too_large(size: Size) -> Iterator[str]:
    sizes = {name: getattr(size, name) for name in _MOST}
    excesses = [name for name, most in _MOST.items() if sizes[name] > most]
    for name in excesses:
        yield _excess(f"{min(sizes[name], CAP):,} {_WORDS[name]}", _MOST[name])
    if not _OF_PAGES.isdisjoint(excesses):
        yield "give a smaller first, or ask in several operations"


def _excess(found: str, most: int) -> str:
    return f"it has {found}, and {most:,} are allowed"


def _refusal(*found: str) -> GraphQLError:
    message = f"the operation is too large: {'; '.join(found)}"
    return GraphQLError(message, extensions={"rule": "TooLarge"})
