"""The rules as one find what they find by themselves, in the same order and words."""

import pytest
from graphql import (
    GraphQLError,
    GraphQLSchema,
    Node,
    ValidationRule,
    parse,
    validate,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from api.graphql.schema import VALIDATION_RULES, schema
from graphql_engine.validation.merged_rules import merge_rules

RULES = (
    *VALIDATION_RULES,
    MaybeNullValidationRule,
    OneOfInputValidationRule,
)
MERGED = merge_rules(RULES)
SCHEMA: GraphQLSchema = schema._schema  # noqa: SLF001 - there is no other way to it

WRONG = (
    "{ nothing }",
    "{ at { matrix } }",
    "{ at { matrix { stage { x } } } }",
    "{ at(asOf: 1, asOf: 2, other: 3) { moment { position } } }",
    "{ at { a: matrix { stage } a: moment { position } } }",
    "{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }",
    "{ kinds { name } } fragment F on Query { kinds { name } }",
    "{ ...F } fragment F on Query { kinds { name } } fragment F on Nothing { x }",
    "query A { kinds { name } } query A { kinds { name } } { kinds { name } }",
    "query A($a: Nothing, $a: Date) { at(asOf: $b) { moment { position } } }",
    "query A($a: Int!) { at(asOf: $a) { moment { position } } }",
    "{ kinds @skip { name @include(if: 3) @include(if: true) @nothing } }",
    "{ kinds { ... on Moment { position } } }",
    "{ entry { __typename } }",
    "mutation { bodyFormed(entry: {subject: null, subject: 1, no: 2}) { x } }",
    "type Query { a: Int } { kinds { name } }",
    "subscription { changes { position } more: changes { position } }",
)

NAMES = ("at", "matrix", "moment", "position", "kinds", "name", "nothing")
SPREADS = ("...F", "...F @no", "...Nothing", "... on Moment { position }")
HEADS = ("", "query A", "query B($a: Date)", "mutation", "fragment F on Query")
ENDS = ("", "(asOf: $a)", "(asOf: 1)", " @skip(if: true)", " @no", "(x: {a: 1, a: 2})")

fields = st.recursive(
    st.builds("{}{}".format, st.sampled_from(NAMES), st.sampled_from(ENDS))
    | st.sampled_from(SPREADS),
    lambda inner: st.builds(
        "{}{} {{ {} }}".format,
        st.sampled_from(NAMES),
        st.sampled_from(ENDS),
        st.lists(inner, min_size=1, max_size=3).map(" ".join),
    ),
    max_leaves=8,
)
documents = st.lists(
    st.builds("{} {{ {} }}".format, st.sampled_from(HEADS), fields),
    min_size=1,
    max_size=3,
).map("\n".join)


def found(text: str, *each: type[ValidationRule]) -> list[GraphQLError]:
    """Hold a document to rules."""
    return validate(SCHEMA, parse(text), each, max_errors=20)


@pytest.mark.parametrize("text", WRONG)
def test_mistakes_are_told_alike(text: str) -> None:
    """Whatever is wrong with a document, one rule or another tells it as before."""
    alone = found(text, *RULES)

    together = found(text, MERGED)

    assert alone
    assert together == alone


@settings(max_examples=200, deadline=None)
@given(text=documents)
@pytest.mark.slow
def test_documents_that_nobody_would_write_are_told_alike(text: str) -> None:
    """Mistakes in each other's neighbourhood hide none."""
    assert found(text, MERGED) == found(text, *RULES)


class Ending(ValidationRule):
    """Complains of the first field, and sees no more."""

    def enter_field(self, node: Node, *_place: object) -> object:
        """Complain, and end."""
        self.report_error(GraphQLError("a field", node))
        return self.BREAK


def test_rule_that_ended_visits_no_more() -> None:
    """A rule that has seen enough keeps no other from looking."""
    merged = merge_rules((Ending, *RULES))

    errors = found("{ nothing kinds { name other } }", merged)

    assert errors == found("{ nothing kinds { name other } }", Ending, *RULES)
