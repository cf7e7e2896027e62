"""Valid queries, as often and as widely as limits allow."""

from collections.abc import Iterator, Mapping

from graphql import GraphQLObjectType, get_named_type, is_leaf_type

from tests.attacks.request import MANY, Attack, aliased, at, at_moments, nested
from tests.support.product_engine import client_schema

QUESTIONS = {
    "matrix": "matrix { stage }",
    "matrix by group": "matrixByGroup { __typename }",
    "findings": "findings { sentence }",
    "entities": "entities { __typename }",
    "totals": "contributionTotals { __typename }",
    "terms": "termsEnding { __typename }",
    "subject": 'subject(reference: "joint-task-force") { facts { position } }',
    "history": 'subject(reference: "joint-task-force") { history { __typename } }',
    "explanation": 'explain(subject: "joint-task-force", field: "name") { reason }',
    "diff": 'diff(with: {asOf: "2020-01-01"}) { __typename }',
    "facets": 'timeline(first: 1, filter: {text: "a"}) { facets { total kinds { kind } '
    "families { count } entities { count } } }",
    **{
        name: f"{name} {{ pageInfo {{ endCursor }} }}"
        for name in (
            *("subjects", "calendar", "mandates", "coverage", "agreements", "roles"),
            *("contributions", "changes", "amendments", "lateEntries", "ties"),
            "timeline",
        )
    },
}
"""Every query, with few fields."""

ALLOWED = 16

PAGES = 12
"""Pages of default size that one operation may have."""


def _fields(owner: GraphQLObjectType, depth: int) -> Iterator[str]:
    """Write all fields of a type that need no arguments, down to some depth."""
    for name, field in owner.fields.items():
        kind = get_named_type(field.type)
        if is_leaf_type(kind):
            if not any(one.default_value is None for one in field.args.values()):
                yield name
        elif depth and isinstance(kind, GraphQLObjectType):
            below = " ".join(_fields(kind, depth - 1)) or "__typename"
            yield f"{name} {{ {below} }}"


def breadth(depth: int, start: int = 0, most: int | None = None) -> str:
    """Select all fields of queries at once."""
    moment = client_schema().type_map["At"]
    assert isinstance(moment, GraphQLObjectType)
    needing = ("subject {", "document {", "explain {", "diff {", "entry {")
    asked = [one for one in _fields(moment, depth) if not one.startswith(needing)]
    return at(*asked[start:][:most])


def every_kind() -> str:
    """Select all fields of every kind of entry."""
    core = client_schema()
    kinds = core.get_implementations(core.type_map["Entry"]).objects  # type: ignore[arg-type]  # an interface
    parts = " ".join(
        f"... on {one.name} {{ subject {{ name {{ words }} }} }}" for one in kinds
    )
    return at(f"timeline(first: 500) {{ edges {{ node {{ {parts} }} }} }}")


def _named() -> Iterator[tuple[str, str]]:
    for name, asked in QUESTIONS.items():
        yield f"{name} under 1,000 names", at(aliased(MANY, asked))
        most = PAGES if "pageInfo" in asked else ALLOWED
        yield f"{name}, as often as is allowed", at(aliased(most, asked))
        yield f"{name} at 1,000 moments", at_moments(MANY, asked)
        yield f"{name} at as many moments as are allowed", at_moments(most, asked)
    for name, asked in QUESTIONS.items():
        if asked.startswith(f"{name} {{ pageInfo"):
            large = asked.replace(name, f"{name}(first: 500)", 1)
            yield f"largest pages of {name}", at(aliased(ALLOWED, large))


_TEXTS = {
    **dict(_named()),
    "breadth: every question": breadth(1),
    "breadth: every question, two levels": breadth(2),
    "breadth: every question, five levels": breadth(5),
    "breadth: every kind of entry": every_kind(),
    "breadth: kinds of entries": "{ "
    + aliased(16, "kinds { name fields { name } }")
    + " }",
    "lists in lists: a journey": at(
        "subjects(first: 500) { edges { node { "
        + nested(3, "related(first: 500) { subject", "ref").replace(" }", " } }", 3)
        + " } } }"
    ),
    "lists in lists: timelines": at(
        "subjects(first: 500) { edges { node { timeline(first: 500) "
        "{ edges { node { position } } } } } }"
    ),
    "lists in lists: facets": at(
        "subjects(first: 500) { edges { node { timeline(first: 1) "
        "{ facets { total entities { count } } } } } }"
    ),
    "lists in lists: histories": at(
        "subjects(first: 500) { edges { node { history { __typename } } } }"
    ),
    "lists in lists: sources": at(
        "matrix { groups { group { name { words } } } latest { sources "
        "{ document { reference } } mentions { name { words } } } }"
    ),
}

COSTLY: Mapping[str, Attack] = {name: Attack(text) for name, text in _TEXTS.items()}
