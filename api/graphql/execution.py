"""Which GraphQL executor and endpoint the product uses.

To do without the engine, import the same two names from ``api.graphql.stock``.
"""

from api.graphql.engine import execute_sync, open_endpoint

__all__ = ["execute_sync", "open_endpoint"]
