"""Documents that are hard to read, to measure or to check."""

from collections.abc import Mapping

from graphql import get_introspection_query

from tests.attacks.request import MANY, Attack, aliased, at, nested, repeated


def chained(times: int) -> str:
    """Write fragments of which each spreads the next one twice."""
    each = repeated(
        times, lambda n: f"fragment F{n} on At {{ ...F{n + 1} ...F{n + 1} }}"
    )
    return f"{at('...F0')} {each} fragment F{times} on At {{ moment {{ asOf }} }}"


def side_by_side(times: int) -> str:
    """Write fragments that all stand in one place."""
    each = repeated(times, lambda n: f"fragment F{n} on At {{ moment {{ asOf }} }}")
    return f"{at(repeated(times, lambda n: f'...F{n}'))} {each}"


UNUSED = repeated(450, lambda n: f"$v{n}: Int")

_TEXTS = {
    "aliases": f"{{ {aliased(MANY, '__typename')} }}",
    "aliases, as many as are allowed": at(aliased(49, "__typename")),
    "fragments, doubled 200 times": chained(200),
    "fragments, doubled 20 times": chained(20),
    "fragments, doubled as often as is allowed": chained(49),
    "fragments in one place": side_by_side(200),
    "fragments in one place, as many as are allowed": side_by_side(50),
    "fragments in a circle": "{ ...A } fragment A on Query { ...B } "
    "fragment B on Query { ...A }",
    "fragments that spread themselves": at("...A") + " fragment A on At { ...A ...A }",
    "fields, repeated": at("moment { asOf } " * MANY),
    "fields, repeated as often as is allowed": at(
        "moment { " + "asOf position " * 9 + "} ", "moment { " + "asOf " * 20 + "}"
    ),
    "fields, unknown": f"{{ {repeated(MANY, lambda n: f'x{n}')} }}",
    "fields, nearly known": f"{{ {repeated(900, lambda n: f'kind{n}')} }}",
    "fields of long names": f"{{ {repeated(9, lambda n: 'x' * 5_000 + str(n))} }}",
    "fields with the same alias": at("a: moment { asOf } a: matrix { stage } " * 200),
    "directives": "{ __typename " + "@include(if: true) " * MANY + "}",
    "directives, unknown": "{ __typename " + "@x " * 1_900 + "}",
    "directives on a query": "query " + "@a " * 1_900 + "{ __typename }",
    "comment of nearly 1 MB": f"#{'x' * 990_000}\n{{ __typename }}",
    "comments": "#\n" * 24_000 + "{ __typename }",
    "commas": "," * 49_000 + "{ __typename }",
    "braces": "{" * 5_000,
    "braces that close": nested(5_000, "a", "b"),
    "fields in fields": "{" + nested(150, "at", "moment { asOf }") + "}",
    "brackets": at(f"subject(reference: {'[' * 900}{']' * 900}) {{ id }}"),
    "objects": at(
        f"timeline(filter: {'{of: ' * 480}1{'}' * 480}) {{ facets {{ total }} }}"
    ),
    "types in variables": f"query ($a: {'[' * 900}Int{']' * 900}) {{ __typename }}",
    "variables, unused": f"query ({UNUSED}) {{ __typename }}",
    "operations": repeated(300, lambda n: f"query Q{n} {{ __typename }}"),
    "operations that cost": repeated(
        150, lambda n: f"query Q{n} {{ at {{ matrix {{ stage }} }} }}"
    ),
    "introspection, circular": "{ __schema { types "
    + "{ fields { type " * 4
    + "{ name }"
    + " } }" * 4
    + " } }",
    "introspection, circular as far as the library lets it": "{ __schema { types "
    "{ fields { type { fields { name } } } } } }",
    "introspection of one type, circular": "{ "
    + aliased(49, '__type(name: "At") { fields { type { fields { name } } } }')
    + " }",
    "introspection, twice": "{ __schema { types { name } } "
    "more: __schema { types { name } } }",
    "introspection, the types under many names": "{ __schema { "
    + aliased(49, "types { name description fields { name description } }")
    + " } }",
    "unicode": '{ __type(name: "' + "\\u0000" * 8_000 + '") { name } }',
    "block strings": at('subject(reference: """' + "\n " * 20_000 + '""") { id }'),
    "nothing": "",
    "only a comment": "# nothing",
    "bytes of a picture": "\x89PNG\r\n\x1a\n" + "\x00" * 40_000,
}

DOCUMENTS: Mapping[str, Attack] = {
    **{name: Attack(text) for name, text in _TEXTS.items()},
    "operation of a long name": Attack("{ __typename }", operation_name="x" * 900_000),
    "operation chosen among many": Attack(
        repeated(150, lambda n: f"query Q{n} {{ at {{ matrix {{ stage }} }} }}"),
        operation_name="Q149",
    ),
}

INTROSPECTION = get_introspection_query()
"""The query of every tool: no attack, but the longest response there is."""
