"""Which GraphQL engine and endpoint the product uses.

To do without the engine, import the same names from ``api.graphql.stock``.
"""

from api.graphql.engine import ENGINE, READER_ENGINE, Engine, open_endpoint

__all__ = ["ENGINE", "READER_ENGINE", "Engine", "open_endpoint"]
