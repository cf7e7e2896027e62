"""The manual's GraphQL operations are ones that the schema can answer."""

import re

import pytest
from graphql import build_schema, parse, validate

from devtools.paths import ROOT

pytestmark = pytest.mark.slow


PAGE = ROOT / "docs/graphql.md"
BLOCK = re.compile(r"^```graphql\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OPERATIONS = BLOCK.findall(PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("operation", OPERATIONS)
def test_operation_shown_fits_the_schema(operation: str) -> None:
    """Who copies an operation from the manual gets no complaint about its fields."""
    schema = build_schema((ROOT / "api/schema.graphql").read_text(encoding="utf-8"))

    complaints = validate(schema, parse(operation))

    assert not complaints
