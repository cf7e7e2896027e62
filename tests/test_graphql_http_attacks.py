"""Questions that mean harm: each is answered soon, and in few bytes."""

from collections.abc import Iterator
from time import process_time

import pytest

from api.app import create_app
from tests.browsers import Browser, browsing
from tests.questions import Asker

pytest_plugins = ("tests.askers",)

LARGEST_ANSWER = 100_000
GENEROUS_SECONDS = 5.0
"""Many times what each takes, so that a busy machine does not fail the test."""

MANY = range(1_000)


def chained(times: int) -> str:
    """Write fragments of which each spreads the next one twice."""
    steps = (f"fragment F{n} on At {{ ...F{n + 1} ...F{n + 1} }}" for n in range(times))
    last = f"fragment F{times} on At {{ moment {{ asOf }} }}"
    return f"{{ at {{ ...F0 }} }} {' '.join(steps)} {last}"


def spread(times: int) -> str:
    """Write fragments that all stand in one place."""
    spreads = " ".join(f"...F{n}" for n in range(times))
    each = (f"fragment F{n} on At {{ moment {{ asOf }} }}" for n in range(times))
    return f"{{ at {{ {spreads} }} }} {' '.join(each)}"


ATTACKS = {
    "nested lists": "{ at { matrix "
    "{ groups { reference { subject { history { written { sources { document "
    "{ subject { history { written { sources { words } } } } } } } } } } } } }",
    "pages in pages": "{ at { "
    + " ".join(
        f"a{n}: timeline(first: 500) {{ edges {{ node {{ position }} }} }}"
        for n in range(90)
    )
    + " } }",
    "doubled fragments, 200": chained(200),
    "doubled fragments, as many as are allowed": chained(49),
    "fragments in one place, 200": spread(200),
    "fragments in one place, as many as are allowed": spread(50),
    "aliases": "{ " + " ".join(f"a{n}: __typename" for n in MANY) + " }",
    "duplicate fields": "{ at { " + "moment { asOf } " * 1_000 + "} }",
    "duplicate fields, as many as are allowed": "{ at { "
    + ("moment { " + "asOf position " * 9 + "} ") * 3
    + "} }",
    "directives": "{ __typename " + "@include(if: true) " * 1_000 + "}",
    "unknown directives": "{ __typename " + "@x " * 1_900 + "}",
    "comment": f"#{'x' * 990_000}\n{{ __typename }}",
    "braces": "{" * 5_000,
    "literals": "{ at { subject(reference: " + "[" * 900 + "]" * 900 + ") { id } } }",
    "circular introspection": "{ __schema { types "
    + "{ fields { type " * 4
    + "{ name }"
    + " } }" * 4
    + " } }",
    "circular fragments": "{ ...A } fragment A on Query { ...B } "
    "fragment B on Query { ...A }",
    "unknown fields": "{ " + " ".join(f"x{n}" for n in range(999)) + " }",
    "breadth": "{ at { "
    + " ".join(f"a{n}: matrix {{ stage }}" for n in range(50))
    + " } }",
    "breadth, as much as is allowed": "{ at { "
    + " ".join(f"a{n}: matrix {{ stage }}" for n in range(20))
    + " } }",
}


@pytest.fixture(scope="module")
def server(founded: Asker) -> Iterator[Browser]:
    """Serve the founding history."""
    with browsing(create_app(founded.house.settings, clock=founded.clock)) as client:
        yield client


@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_costs_little(server: Browser, attack: str) -> None:
    """Nobody can hurt the server, or others who ask, with a question."""
    server.post("/graphql", json={"query": "{ __typename }"})
    began = process_time()

    answer = server.post("/graphql", json={"query": ATTACKS[attack]})

    took = process_time() - began
    print(f"{attack}: {1_000 * took:.0f} ms, {len(answer.content):,} bytes")  # noqa: T201 - a measure to read
    assert answer.status_code in {200, 400, 413}
    assert len(answer.content) <= LARGEST_ANSWER
    assert took < GENEROUS_SECONDS
