"""How large an operation may be; larger ones are refused before they are checked."""

from collections.abc import Hashable, Iterator, Mapping
from functools import lru_cache
from itertools import chain

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    specified_rules,
    validate,
)
from strawberry.extensions import ParserCache, SchemaExtension
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from api.graphql.lists import paging_variables
from api.graphql.measuring import Measure, Size

CACHED = 500
"""Documents kept parsed, measured and validated."""

CHARACTERS = 50_000
"""Length of a document; comments have no words, and are read all the same."""

TOKENS = 2_000
"""Words and signs of a document."""

FRAGMENTS = 50
"""Fragments of a document: whether they can be merged is found pair by pair."""

ERRORS = 10
"""Errors that an answer tells, at the most; it says that there are more."""

LARGEST = Size(
    depth=15,
    fields=1_000,
    aliases=50,
    repeats=50,
    directives=50,
    schemas=1,
    questions=20,
    rows=20_000,
)

_NAMES = Size._fields
_WORDS = {
    "depth": "levels of fields",
    "fields": "fields",
    "aliases": "aliases",
    "repeats": "repeated fields",
    "directives": "directives",
    "schemas": "introspections of the schema",
    "questions": "questions",
    "rows": "rows, as estimated from its lists and pages",
}

# Built once: a rule that is built for each request defeats the cache.
RULES = (*specified_rules, MaybeNullValidationRule, OneOfInputValidationRule)


class BoundedParsing(ParserCache):
    """Reads a document once, up to a length and a number of words."""

    def on_parse(self) -> Iterator[None]:
        """Refuse a document that is too long before anything reads it."""
        query = self.execution_context.query or ""
        if len(query) > CHARACTERS:
            message = _refusal(f"{len(query):,} characters", CHARACTERS)
            raise GraphQLError(message)
        self.execution_context.parse_options["max_tokens"] = TOKENS
        yield from super().on_parse()


class BoundedValidation(SchemaExtension):
    """Refuses what is too large, and validates what is not, once per document."""

    def on_validate(self) -> Iterator[None]:
        """Set the errors of the document."""
        context = self.execution_context
        if context.graphql_document:
            context.pre_execution_errors = checked(
                context.schema._schema,  # noqa: SLF001 - there is no other way to it
                context.graphql_document,
                context.variables or {},
            )
        yield


def checked(
    schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, object]
) -> list[GraphQLError]:
    """Measure and validate a document, or remember what was found."""
    found = excesses(schema, document, _paging(document, variables))
    if found:
        return [GraphQLError(f"the operation is too large: {'; '.join(found)}")]
    return validated(schema, document)


@lru_cache(CACHED)
def validated(schema: GraphQLSchema, document: DocumentNode) -> list[GraphQLError]:
    """Validate a document, up to a number of errors; the last says that it ended."""
    return validate(schema, document, RULES, max_errors=ERRORS - 1)


@lru_cache(CACHED)
def excesses(
    schema: GraphQLSchema,
    document: DocumentNode,
    paging: tuple[tuple[str, Hashable], ...],
) -> tuple[str, ...]:
    """Say in what an operation of a document is too large."""
    fragments = sum(
        isinstance(one, FragmentDefinitionNode) for one in document.definitions
    )
    if fragments > FRAGMENTS:
        return (_excess(f"{fragments:,} fragments", FRAGMENTS),)
    sizes = Measure(schema, document, dict(paging)).sizes()
    return tuple(chain.from_iterable(map(_too_large, sizes)))


def _too_large(size: Size) -> Iterator[str]:
    for name, found, most in zip(_NAMES, size, LARGEST, strict=True):
        if found > most:
            yield _excess(f"{found:,} {_WORDS[name]}", most)


def _excess(found: str, most: int) -> str:
    return f"it has {found}, and {most:,} are allowed"


def _refusal(found: str, most: int) -> str:
    return f"the operation is too large: {_excess(found, most)}"


def _paging(
    document: DocumentNode, variables: Mapping[str, object]
) -> tuple[tuple[str, Hashable], ...]:
    given = ((name, variables.get(name)) for name in _variables(document))
    return tuple((n, v if isinstance(v, int) else None) for n, v in sorted(given))


_variables = lru_cache(CACHED)(paging_variables)
