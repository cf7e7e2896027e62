"""The product's schema and engine, built when a test first needs them.

Building them takes seconds, which the collection of a test file must not take.
"""

from functools import cache
from typing import TYPE_CHECKING

from graphql import GraphQLSchema, build_schema

from devtools.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphql import ASTValidationRule

    from api.graphql.schema import RecordSchema
    from graphql_engine.engine import GraphQLEngine


@cache
def product_engine() -> "GraphQLEngine":
    """Build the engine; its queries have all the time there is."""
    from api.graphql.engine import build_engine  # noqa: PLC0415 - builds the schema

    return build_engine(clock=lambda: 0.0)


@cache
def product_schema() -> "RecordSchema":
    """Return the schema that the engine executes."""
    from api.graphql.schema import schema  # noqa: PLC0415 - builds the schema

    return schema


@cache
def client_schema() -> GraphQLSchema:
    """Build the schema from its committed text, as a client does."""
    text = (ROOT / "api/schema.graphql").read_text(encoding="utf-8")
    return build_schema(text, assume_valid_sdl=True, no_location=True)


def validation_rules() -> "Sequence[type[ASTValidationRule]]":
    """Return the rules by which the product validates documents."""
    from api.graphql.schema import VALIDATION_RULES  # noqa: PLC0415 - builds the schema

    return VALIDATION_RULES
