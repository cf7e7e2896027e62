"""Values that are hard to read, to search for or to refuse."""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from typing import Any

from tests.attacks.request import MANY, Attack, at, repeated

HUGE = "9" * 45_000
BODIES = '"body.formed" ' * MANY
DEEP = 900
SEARCH = "timeline(filter: {}) {{ facets {{ total }} }}"
FILTERED = f"query ($f: TimelineFilter) {at(SEARCH.format('$f'))}"
SEARCHED = f"query ($t: String) {at(SEARCH.format('{text: $t}'))}"
KINDS = f"query ($k: [String!]) {at(SEARCH.format('{kinds: $k}'))}"
PAGED = "query ($a: String) {{ at {{ {}(after: $a) {{ pageInfo {{ endCursor }} }} }} }}"

TEXTS = {
    "of 40,000 letters": "a" * 40_000,
    "of one letter, as long as is allowed": "a" * 500,
    "of many words": repeated(5_000, lambda n: f"ab{n}"),
    "of as many words as are allowed": repeated(167, lambda n: f"{n % 90 + 10}"),
    "of placeholders": "%_" * 240,
    "of signs of expressions": "(a+)+$|.*" * 50,
    "of quotes": "'\"" * 240,
    "of combining signs": "e" + "\u0301" * 490,
    "of spaces": " " * 490,
    "with a zero": "a\u0000b",
    "with half a sign": "a\\ud800",
}
"""Words to search for."""

DATES = {
    "of brackets": "[2001," * 3_000,
    "of unspecified days": "20XX-XX-XX/" * 3_000,
    "of spans": "[" + ",".join(["2001-01..2002"] * 2_900) + "]",
    "of question marks": "2001?" * 8_000,
    "of a far year": "Y" + "9" * 4_900,
    "of a year with an exponent": "Y1E" + "9" * 4_900,
    "of a long year": "9" * 4_500 + "-01-01",
    "of the last day": "9999-12-31/..",
    "before the first day": "-9999-01-01",
}
"""Dates in EDTF, as an act gives them."""

ROUND = (10**18, 10**30, -(10**30), 2**63, 1e308)

MOMENTS = {
    "of 45,000 digits": f"#{HUGE}",
    "of 490 digits": "#" + "9" * 490,
    "of 19 digits": "#" + "9" * 19,
    "of digits of another script": "#" + "٣" * 20,
    "of signs that are digits": "#²",
    "of the last instant": "9999-12-31T23:59:59.999999-23:59",
    "of the first instant": "0001-01-01T00:00:00+23:59",
    "of 490 letters": "T" * 490,
}
"""Moments of the log."""


def nested_list(levels: int) -> list[Any]:
    """Put a list into itself."""
    found: list[Any] = []
    for _ in range(levels):
        found = [found]
    return found


def _cursor(value: str) -> str:
    return urlsafe_b64encode(value.encode()).decode().rstrip("=")


CURSORS = {
    "of 40,000 letters": "A" * 40_000,
    "of a deep list": _cursor("[" * 170 + "]" * 170),
    **{f"of {one:.0e}": _cursor(f"[{one},{one},{one},{one}]") for one in ROUND},
    "of names": _cursor('["mandate","\\u0000","%"]'),
    "of words for numbers": _cursor("[NaN,Infinity,1e999]"),
}

_ACT = (
    "mutation ($d: Edtf) { bodyFormed(dryRun: true, entry: "
    '{subject: "a", occurred: {date: $d}}) { __typename } }'
)

VALUES: Mapping[str, Attack] = {
    **{f"text {name}": Attack(SEARCHED, {"t": text}) for name, text in TEXTS.items()},
    **{f"date {name}": Attack(_ACT, {"d": text}) for name, text in DATES.items()},
    **{
        f"moment {name}": Attack(
            "query ($k: KnownAt) { at(knownAt: $k) { matrix { stage } } }", {"k": text}
        )
        for name, text in MOMENTS.items()
    },
    **{
        f"entry {name}": Attack(
            "mutation ($t: String!) { withdraw(target: $t, dryRun: true, "
            'reason: "a") { __typename } }',
            {"t": text},
        )
        for name, text in MOMENTS.items()
    },
    **{
        f"cursor {name} of {page}": Attack(PAGED.format(page), {"a": text})
        for name, text in CURSORS.items()
        for page in ("timeline", "subjects", "calendar", "changes", "ties")
    },
    "day of 45,000 digits": Attack(f'{{ at(asOf: "{HUGE}") {{ moment {{ asOf }} }} }}'),
    "day, the first": Attack('{ at(asOf: "0001-01-01") { matrix { stage } } }'),
    "day, the last": Attack(
        '{ at(asOf: "9999-12-31") { termsEnding { __typename } } }'
    ),
    "number of 45,000 digits": Attack(at(f"entry(position: {HUGE}) {{ position }}")),
    "number of 45,000 digits in an act": Attack(
        f"mutation {{ withdraw(target: {HUGE}) {{ __typename }} }}"
    ),
    "page of 45,000 digits": Attack(
        at(f"timeline(first: {HUGE}) {{ facets {{ total }} }}")
    ),
    "page of no size": Attack(at("timeline(first: -1) { facets { total } }")),
    "position beyond all": Attack(at("entry(position: 2147483647) { position }")),
    "days beyond all": Attack(
        at("lateEntries(days: 2147483647) { pageInfo { endCursor } }")
    ),
    "days before all": Attack(
        at("lateEntries(days: -2147483648) { pageInfo { endCursor } }")
    ),
    "reference of 45,000 letters": Attack(
        at(f'subject(reference: "{"é" * 45_000}") {{ id }}')
    ),
    "reference of nothing": Attack(at('subject(reference: "") { id }')),
    "reference with a zero": Attack(at('subject(reference: "\\u0000") { id }')),
    "symbol of 45,000 signs": Attack(
        at(f'document(symbol: "{"U/-" * 15_000}") {{ id }}')
    ),
    "symbol of 490 signs": Attack(at(f'document(symbol: "{"U/-" * 160}") {{ id }}')),
    "node of 40,000 letters": Attack(f'{{ node(id: "{"A" * 40_000}") {{ id }} }}'),
    "node of numbers": Attack(f'{{ node(id: "{_cursor("[1e400,2,3]")}") {{ id }} }}'),
    "field of brackets": Attack(
        at(f'explain(subject: "joint-task-force", field: "{"a[" * 240}") {{ reason }}')
    ),
    "kinds, 60,000 of them": Attack(KINDS, {"k": ["body.formed"] * 60_000}),
    "kinds, as many as are allowed": Attack(KINDS, {"k": ["body.formed"] * 490}),
    "kinds, 1,000 in the document": Attack(
        at(f"timeline(filter: {{kinds: [{BODIES}]}}) {{ facets {{ total }} }}")
    ),
    "kinds that are numbers": Attack(KINDS, {"k": [1] * 100_000}),
    "kinds in lists": Attack(KINDS, {"k": nested_list(DEEP)}),
    "fields of a filter that it has not": Attack(
        FILTERED, {"f": {f"k{n}": n for n in range(50_000)}}
    ),
    "variables that nobody asks for": Attack("{ __typename }", {"x": ["a"] * 100_000}),
    "objects in objects": Attack(
        "mutation ($e: BodyFormedInput!) { bodyFormed(entry: $e) { __typename } }",
        {"e": {"subject": nested_list(DEEP)}},
    ),
    "acts, 20,000 of them": Attack(
        "mutation ($a: [EntryInput!]!) { record(entries: $a) { __typename } }",
        {"a": [{}] * 20_000},
    ),
    "sources of an act, 2,000 of them": Attack(
        "mutation ($s: [SourceInput!]) { bodyFormed(dryRun: true, entry: "
        '{subject: "a", sources: $s}) { __typename } }',
        {"s": [{"document": f"d{n}"} for n in range(2_000)]},
    ),
    "members of a body, 4,000 of them": Attack(
        "mutation ($m: [String!]) { bodyFormed(dryRun: true, entry: "
        '{subject: "a", concerns: $m}) { __typename } }',
        {"m": [f"a{n}" for n in range(4_000)]},
    ),
}
