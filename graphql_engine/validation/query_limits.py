"""Limits on the size of an operation, and the validation of its document."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from graphql import (
    ASTValidationRule,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    validate,
)

from graphql_engine.validation.cost_table import CostTable
from graphql_engine.validation.document_cache import InputLimit, ParsedDocument
from graphql_engine.validation.limit_table import (
    LIMITS,
    MOST_CHARACTERS,
    MOST_ERRORS,
    MOST_FRAGMENTS,
    MOST_OPERATIONS,
    NAME_CHARACTERS,
)
from graphql_engine.validation.query_cost import FieldCosts, SizeEstimator
from graphql_engine.validation.query_size import QuerySize

LARGEST_NUMBER = 10**9
"""The largest number in a message; fragments can double a size at each spread."""

_OF_PAGES = frozenset({"statements", "page_nodes", "rows", "values", "work"})
"""What grows with the sizes of pages; a smaller ``first`` helps."""


MOST_COUNTED = 1_000
"""Values that are counted for an estimate."""

VALUE_MILLISECONDS = 0.02
WORD_MILLISECONDS = 0.1
"""Processor time of a value, and of a word that may be searched for."""


class CheckedDocument(NamedTuple):
    """What was found out about a document and its variables.

    Attributes:
        errors: why its operations are not executed.
        milliseconds: processor time of its largest operation, estimated.
    """

    errors: list[GraphQLError]
    milliseconds: float = 0


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
        self._rules = tuple(rules)

    def check(
        self, parsed: ParsedDocument, variables: Mapping[str, object]
    ) -> CheckedDocument:
        """Measure a document, and validate it if it is not too large.

        A cached document is validated once.
        """
        excess = _excess_of_definitions(parsed)
        estimator = SizeEstimator(self._schema, self._costs, parsed.document, variables)
        sizes = [] if excess else list(estimator.sizes())
        excesses = [excess] if excess else [one for s in sizes for one in _excesses(s)]
        large = find_large_variable(variables, parsed.input_limit) if variables else ""
        if large:
            excesses.append(f"it has {large} are allowed")
        if excesses:
            return CheckedDocument([_refusal(*excesses)])
        if parsed.errors is None:
            # As many as a response shows; the last says that validation was aborted.
            parsed.errors = validate(
                self._schema, parsed.document, self._rules, max_errors=MOST_ERRORS - 1
            )
        milliseconds = max((one.work for one in sizes), default=0.0)
        values = (value for _, value in _walk(variables))
        milliseconds += input_milliseconds([*parsed.strings, *values])
        return CheckedDocument(parsed.errors, milliseconds)


def refuse_unparsed(document: str, operation_name: str | None) -> GraphQLError | None:
    """Refuse a document or a name that is too long before anything parses it."""
    if len(document) > MOST_CHARACTERS:
        return _refusal(_excess(f"{len(document):,} characters", MOST_CHARACTERS))
    if len(operation_name or "") > NAME_CHARACTERS:
        return _refusal(_excess("a longer name of an operation", NAME_CHARACTERS))
    return None


def _excess_of_definitions(parsed: ParsedDocument) -> str:
    counts = Counter(type(one) for one in parsed.document.definitions)
    fragments = counts[FragmentDefinitionNode]
    operations = counts[OperationDefinitionNode]
    if fragments > MOST_FRAGMENTS:
        return _excess(f"{fragments:,} fragments", MOST_FRAGMENTS)
    if operations > MOST_OPERATIONS:
        return _excess(f"{operations:,} operations", MOST_OPERATIONS)
    return f"it has {parsed.long_token} are allowed" if parsed.long_token else ""


def _excesses(size: QuerySize) -> Iterator[str]:
    sizes = {name: getattr(size, name) for name in LIMITS}
    too_large = {name for name, (most, _) in LIMITS.items() if sizes[name] > most}
    for name, (most, words) in LIMITS.items():
        if name in too_large:
            yield _excess(f"{min(int(sizes[name]), LARGEST_NUMBER):,} {words}", most)
    if too_large & _OF_PAGES:
        yield "give a smaller first, or ask in several operations"


def _excess(found: str, most: int) -> str:
    return f"it has {found}, and {most:,} are allowed"


def _refusal(*excesses: str) -> GraphQLError:
    message = f"the operation is too large: {'; '.join(excesses)}"
    return GraphQLError(message, extensions={"code": "TOO_LARGE"})


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
