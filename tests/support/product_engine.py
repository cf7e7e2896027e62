"""The engine of the product's schema, for tests: queries have all the time there is.

Import it only where GraphQL is executed: building the schema takes seconds.
"""

from api.graphql.context import Context
from api.graphql.engine import build_engine

__all__ = ["ENGINE", "Context"]

ENGINE = build_engine(clock=lambda: 0.0)
