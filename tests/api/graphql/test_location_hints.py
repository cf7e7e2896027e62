"""A question beside a moment is refused with the place where it is asked."""

import pytest
from graphql import build_schema, parse, validate

from tests.support.product_engine import client_schema, validation_rules


def complaints(text: str) -> list[str]:
    """Say what is wrong with a document."""
    found = validate(client_schema(), parse(text), validation_rules())
    return [one.message for one in found]


@pytest.mark.parametrize("question", ["timeline", "matrix", "calendar"])
def test_question_beside_a_moment_is_told_where_it_belongs(question: str) -> None:
    """Whoever has not read that every question is of a moment reads it here."""
    [told] = complaints(f"{{ {question} {{ __typename }} }}")

    said = f"Cannot query field '{question}' on type 'Query'."
    assert told == f"{said} Did you mean 'at {{ {question} }}'?"


def test_other_mistakes_are_told_as_ever() -> None:
    """A typing error gets the name that it is near; below a moment nothing changes."""
    beside, below = (
        complaints("{ kind { __typename } }"),
        complaints("{ at { nothing } }"),
    )

    assert beside == [
        "Cannot query field 'kind' on type 'Query'. Did you mean 'kinds'?"
    ]
    assert below == ["Cannot query field 'nothing' on type 'At'."]


def test_schema_without_moments_is_held_to_the_same_rules() -> None:
    """The rule needs nothing of our schema."""
    other = build_schema("type Query { name: String }")

    [told] = validate(other, parse("{ matrix }"), validation_rules())

    assert told.message == "Cannot query field 'matrix' on type 'Query'."
