"""Limits on the size of an operation, and validation: once per cached document."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from graphql import (
    ASTValidationRule,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    validate,
)

from graphql_engine.client_errors import MOST_ERRORS
from graphql_engine.validation.cost_table import CostTable, FieldCosts
from graphql_engine.validation.document_cache import (
    Measurement,
    PageSizeKey,
    ParsedDocument,
)
from graphql_engine.validation.input_limits import (
    NAME_CHARACTERS,
    find_large_variable,
    input_milliseconds,
    walk,
)
from graphql_engine.validation.merged_rules import merge_rules
from graphql_engine.validation.query_cost import (
    QuerySize,
    SizeEstimator,
)

MOST_PAGE_SIZES = 100
"""Measurements of one document, by the sizes of its pages, that are kept."""

MOST_CHARACTERS = 50_000
"""Characters of a document; the parser reads comments too, which are no tokens."""

MOST_OPERATIONS = 20
"""Operations of a document: one is executed, and all are validated."""

MOST_FRAGMENTS = 50
"""Fragments of a document: validation compares each with each."""

LARGEST_NUMBER = 10**9
"""The largest number in a message; fragments can double a size at each spread."""

LIMITS = QuerySize(
    depth=15,
    fields=500,
    aliases=50,
    repeats=50,
    directives=50,
    introspections=1,
    schema_parts=30_000,
    questions=16,
    statements=120,
    page_nodes=600,
    rows=35_000,
    values=25_000,
)

_WORDS = {
    "depth": "levels of fields",
    "fields": "fields",
    "aliases": "aliases",
    "repeats": "repeated fields",
    "directives": "directives",
    "introspections": "introspections of the schema",
    "schema_parts": "parts of the schema to tell, as estimated from its lists",
    "questions": "questions or acts",
    "statements": "statements for the database, as estimated",
    "page_nodes": "nodes on its pages",
    "rows": "rows, as estimated from its lists and pages",
    "values": "values, as estimated from its lists and pages",
}

_OF_PAGES = frozenset({"statements", "page_nodes", "rows", "values"})
"""What grows with the sizes of pages; a smaller ``first`` helps."""

_MOST = {name: getattr(LIMITS, name) for name in _WORDS}


class QueryLimits:
    """Measures and validates the documents of one schema.

    Args:
        rules: the rules of validation.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        cost_table: CostTable,
        rules: Collection[type[ASTValidationRule]],
    ) -> None:
        self._schema = schema
        self._costs = FieldCosts(cost_table)
        self._rules = (merge_rules(rules),)

    def measure(
        self, parsed: ParsedDocument, variables: Mapping[str, object]
    ) -> Measurement:
        """Measure a document, once for each combination of the sizes of its pages."""
        key = parsed.page_sizes(variables)
        found = parsed.measurements.get(key)
        if found is None:
            if len(parsed.measurements) >= MOST_PAGE_SIZES:
                parsed.measurements.clear()
            found = parsed.measurements[key] = self._measure(parsed, key)
        return found

    def estimate(
        self, parsed: ParsedDocument, variables: Mapping[str, object]
    ) -> float:
        """Estimate the processor time of an operation, in milliseconds."""
        measured = self.measure(parsed, variables).milliseconds
        return measured + input_milliseconds(walk(variables)) if variables else measured

    def check(
        self, parsed: ParsedDocument, variables: Mapping[str, object]
    ) -> list[GraphQLError]:
        """Return why an operation is refused: its size, or the errors of validation.

        A document that is too large is not validated.
        """
        excesses = self.measure(parsed, variables).excesses
        large = find_large_variable(variables, parsed.input_limit) if variables else ""
        if large:
            excesses = (*excesses, f"it has {large} are allowed")
        if excesses:
            return [_refusal(*excesses)]
        if parsed.errors is None:
            # As many as a response shows; the last says that validation was aborted.
            parsed.errors = validate(
                self._schema, parsed.document, self._rules, max_errors=MOST_ERRORS - 1
            )
        return parsed.errors

    def _measure(self, parsed: ParsedDocument, key: PageSizeKey) -> Measurement:
        counts = Counter(type(one) for one in parsed.document.definitions)
        fragments = counts[FragmentDefinitionNode]
        operations = counts[OperationDefinitionNode]
        excess = ""
        if fragments > MOST_FRAGMENTS:
            excess = _excess(f"{fragments:,} fragments", MOST_FRAGMENTS)
        elif operations > MOST_OPERATIONS:
            excess = _excess(f"{operations:,} operations", MOST_OPERATIONS)
        elif parsed.long_token:
            excess = f"it has {parsed.long_token} are allowed"
        if excess:
            return Measurement((excess,), 0)
        estimator = SizeEstimator(self._schema, self._costs, parsed.document, dict(key))
        sizes = list(estimator.sizes())
        excesses = tuple(excess for size in sizes for excess in _excesses(size))
        milliseconds = max(map(estimate_milliseconds, sizes), default=0)
        return Measurement(excesses, milliseconds + input_milliseconds(parsed.strings))


def estimate_milliseconds(size: QuerySize) -> float:
    """Estimate the processor time of an operation, but for its variables.

    The factors come from measurements of many operations on a quiet machine.
    """
    return (
        size.milliseconds
        + 0.03 * size.page_nodes
        + 0.001 * size.rows
        + 0.01 * size.schema_parts
    )


def refuse_unparsed(document: str, operation_name: str | None) -> GraphQLError | None:
    """Refuse a document or a name that is too long before anything parses it."""
    if len(document) > MOST_CHARACTERS:
        return _refusal(_excess(f"{len(document):,} characters", MOST_CHARACTERS))
    if len(operation_name or "") > NAME_CHARACTERS:
        return _refusal(_excess("a longer name of an operation", NAME_CHARACTERS))
    return None


def _excesses(size: QuerySize) -> Iterator[str]:
    sizes = {name: getattr(size, name) for name in _MOST}
    too_large = [name for name, most in _MOST.items() if sizes[name] > most]
    for name in too_large:
        shown = min(sizes[name], LARGEST_NUMBER)
        yield _excess(f"{shown:,} {_WORDS[name]}", _MOST[name])
    if not _OF_PAGES.isdisjoint(too_large):
        yield "give a smaller first, or ask in several operations"


def _excess(found: str, most: int) -> str:
    return f"it has {found}, and {most:,} are allowed"


def _refusal(*excesses: str) -> GraphQLError:
    message = f"the operation is too large: {'; '.join(excesses)}"
    return GraphQLError(message, extensions={"rule": "TooLarge"})
