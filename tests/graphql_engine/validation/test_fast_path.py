"""What is certainly valid breaks no rule, and what is usually asked is certain."""

import re
from pathlib import Path

import pytest
from graphql import GraphQLError, GraphQLSchema, build_schema, parse, validate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis_graphql import nodes, queries

from api.graphql.schema import schema, schema_text
from api.web.explorer_examples import EXAMPLES
from benchmarks.graphql_http import SMALL
from benchmarks.questions import QUESTIONS
from devtools.paths import ROOT
from graphql_engine.validation.fast_path import is_certainly_valid
from graphql_engine.validation.single_pass import RULES

SCHEMA: GraphQLSchema = schema._schema  # noqa: SLF001 - there is no other way to it

USUAL = {
    "small": SMALL,
    **{one.name: one.operation for one in EXAMPLES},
    **{name: one.document for name, one in QUESTIONS.items()},
    **{
        one.stem: one.read_text() for one in Path(ROOT, "docs/dashboards").glob("*.gr*")
    },
}
"""What the explorer offers, the dashboards ask, and the benchmarks."""

MOMENT = "at { moment { position } }"

WRONG = {
    "a second operation of its name": f"query A {{ {MOMENT} }} query A {{ {MOMENT} }}",
    "a definition of a type": f"type A {{ a: Int }} {{ {MOMENT} }}",
    "two lines of a subscription": (
        "subscription { a: entries { position } b: entries { position } }"
    ),
    "an unknown directive": f"query @no {{ {MOMENT} }}",
    "an unknown directive of a field": "{ at @no { moment { position } } }",
    "an unknown directive of a part": f"{{ ... @no {{ {MOMENT} }} }}",
    "an unknown directive of a variable": (
        "query ($a: Date @no) { at(asOf: $a) { moment { position } } }"
    ),
    "an unknown fragment": "{ ...A }",
    "an unknown field": "{ at { nothing } }",
    "an unknown field of a leaf": "{ at { moment { position { x } } } }",
    "a field of a union": (
        'mutation { withdraw(target: "1", reason: "a") { position } }'
    ),
    "an object without fields": "{ at { moment } }",
    "an unknown argument": "{ at(no: 1) { moment { position } } }",
    "an argument of a field without any": "{ at { moment(no: 1) { asOf } } }",
    "an argument that is missing": "{ at { subject { ref } } }",
    "an argument that comes twice": (
        '{ at(asOf: "2021-03-31", asOf: "2021-03-31") { moment { position } } }'
    ),
    "a null": "{ at(language: null) { moment { position } } }",
    "a text for a number": '{ at { timeline(first: "a") { edges { cursor } } } }',
    "a day that is none": '{ at(asOf: "2021-02-30") { moment { position } } }',
    "a number for a day": "{ at(asOf: 1) { moment { position } } }",
    "an unknown code": "{ at(language: XX) { moment { position } } }",
    "a text for a code": '{ at(language: "EN") { moment { position } } }',
    "a list for a single value": (
        '{ at(asOf: ["2021-03-31"]) { moment { position } } }'
    ),
    "a text for an object": '{ at { timeline(filter: "a") { edges { cursor } } } }',
    "an object for a text": "{ at { subject(reference: {a: 1}) { ref } } }",
    "an unknown field of an object": (
        "{ at { timeline(filter: {no: 1}) { edges { cursor } } } }"
    ),
    "a field of an object that comes twice": (
        '{ at { timeline(filter: {text: "a", text: "a"}) { edges { cursor } } } }'
    ),
    "a field of an object that is missing": (
        "{ at { subjects(filter: {fields: [{}]}) { edges { cursor } } } }"
    ),
    "a wrong item of a list": (
        '{ at { timeline(filter: {kinds: ["a", 1]}) { edges { cursor } } } }'
    ),
    "a variable that is not declared": "{ at(asOf: $a) { moment { position } } }",
    "a variable that is not used": f"query ($a: Date) {{ {MOMENT} }}",
    "a variable that is declared twice": (
        "query ($a: Date, $a: Date) { at(asOf: $a) { moment { position } } }"
    ),
    "a variable of an unknown type": (
        "query ($a: No) { at(asOf: $a) { moment { position } } }"
    ),
    "a variable of another type": (
        "query ($a: Int) { at(asOf: $a) { moment { position } } }"
    ),
    "a variable that may be null": (
        "query ($a: String) { at { subject(reference: $a) { ref } } }"
    ),
    "a variable that may be null in a list": (
        "query ($a: [String]) { at { timeline(filter: {kinds: $a}) "
        "{ edges { cursor } } } }"
    ),
    "a variable with a wrong default": (
        "query ($a: Int = 1.5) { at { timeline(first: $a) { edges { cursor } } } }"
    ),
    "a part of an unknown type": "{ ... on No { x } }",
    "a part of a type that cannot stand there": "{ ... on Moment { position } }",
    "two fields of one name": "{ at { a: moment { position } a: matrix { stage } } }",
    "two leaves of one name": "{ kinds { a: name a: type } }",
    "two leaves of one name below": (
        "{ kinds { fields { a: name } fields { a: inputName } } }"
    ),
    "two leaves of one name in parts": (
        "{ at { moment { a: position ... { a: knownAt } } } }"
    ),
    "one field with two values": (
        "{ at(language: ZH) { moment { asOf } } at(language: EN) { moment { asOf } } }"
    ),
    "one leaf with two values": (
        '{ at { report(name: "a") { preview(language: ZH) preview(language: EN) } } }'
    ),
}

SCALARS = {
    "Date": st.just("2018-07-01").map(nodes.String),
    "KnownAt": st.just("#40").map(nodes.String),
}
GENEROUS = settings(
    max_examples=100, deadline=None, suppress_health_check=list(HealthCheck)
)


def words_of(text: str) -> list[str]:
    """Part a document into words and signs."""
    return re.findall(r'"[^"]*"|[$@]?\w+|\.{3}|[^\s\w]', text)


WORDS = sorted({word for text in USUAL.values() for word in words_of(text)} | {"null"})
OTHER = build_schema("""
    directive @oneOf on INPUT_OBJECT
    input In @oneOf { a: Int b: Int }
    type A { is: Int }
    type B { is: String }
    union AB = A | B
    type Query { one(in: In): AB any: AB }
""")


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Draw a document in which some words are other words, or missing."""
    words = words_of(USUAL[draw(st.sampled_from(sorted(USUAL)))])
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(words) - 1))
        instead = draw(st.lists(st.sampled_from(WORDS), max_size=2))
        words[start : start + draw(st.integers(0, 2))] = instead
    return " ".join(words)


def breaks(text: str) -> list[GraphQLError]:
    """Hold a document to every rule, one by one."""
    return validate(SCHEMA, parse(text), RULES)


@pytest.mark.parametrize("name", USUAL)
def test_usual_document_is_certain(name: str) -> None:
    """What is usually asked need not be held to each rule."""
    document = parse(USUAL[name])

    is_certain = is_certainly_valid(SCHEMA, document)

    assert is_certain


@pytest.mark.parametrize("name", WRONG)
def test_mistake_is_left_to_the_rules(name: str) -> None:
    """What is wrong is never thought right, whatever is wrong with it."""
    document = parse(WRONG[name])

    is_certain = is_certainly_valid(SCHEMA, document)

    assert len(breaks(WRONG[name])) == 1
    assert not is_certain


@pytest.mark.parametrize(
    "text",
    [
        "{ one(in: {a: 1, b: 2}) { __typename } }",
        "{ one(in: {}) { __typename } }",
        "{ any { ... on A { is } ... on B { is } } }",
    ],
)
def test_what_our_schema_has_not_is_left_to_the_rules(text: str) -> None:
    """Nothing is taken for granted that a later schema may have."""
    document = parse(text)

    is_certain = is_certainly_valid(OTHER, document)

    assert validate(OTHER, document)
    assert not is_certain


@pytest.mark.parametrize(
    "text",
    [
        "{ at { moment { asOf a: position asOf } } }",
        "{ at { moment { __typename ... on Moment { position } } } }",
        "query ($l: Language = EN) { at(language: $l) { moment { asOf } } }",
        "query ($l: Language) { at(language: $l) { moment { asOf } } }",
        'query ($r: String = "a") { at { subject(reference: $r) { ref } } }',
        "query ($r: String!) { at { timeline(of: $r) { edges { cursor } } } }",
        "query ($k: String!) { at { timeline(filter: {kinds: [$k]}) { __typename } } }",
        'mutation { withdraw(target: "1", reason: "a") { ... on Refused { rule } } }',
    ],
)
def test_what_differs_little_from_the_usual_is_certain(text: str) -> None:
    """Defaults, parts and repeated leaves are followed as the rules follow them."""
    document = parse(text)

    is_certain = is_certainly_valid(SCHEMA, document)

    assert not breaks(text)
    assert is_certain


@GENEROUS
@given(text=damaged())
@pytest.mark.slow
def test_damaged_document_is_certain_only_if_valid(text: str) -> None:
    """Whichever words are changed, rules that were not asked had nothing to say."""
    try:
        document = parse(text)
    except GraphQLError:
        return

    if is_certainly_valid(SCHEMA, document):
        assert not breaks(text)


@GENEROUS
@given(text=queries(schema_text(), custom_scalars=SCALARS))
@pytest.mark.slow
def test_document_that_nobody_would_write_is_certain_only_if_valid(text: str) -> None:
    """The same holds for documents drawn from the schema."""
    document = parse(text)

    if is_certainly_valid(SCHEMA, document):
        assert not breaks(text)
