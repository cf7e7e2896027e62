"""GraphQL by Strawberry's own executor and router, without the engine.

It has no cache, no limits of cost and time, no persisted documents and no
subscriptions. Data and refusals are the same.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy

from graphql import GraphQLError, get_operation_ast
from starlette.requests import Request
from starlette.responses import Response
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.extensions import SchemaExtension

from api.container import Services
from api.graphql.context import Context
from api.graphql.error_formatting import to_client_error
from api.graphql.reader_schema import reader_schema
from api.graphql.schema import VALIDATION_RULES, RecordSchema, schema


class ProductRules(SchemaExtension):
    """Applies the product's rules of validation and its error messages."""

    def on_parse(self) -> Iterator[None]:
        """Refuse a document with several operations if no name says which."""
        yield
        execution = self.execution_context
        name = execution._provided_operation_name  # noqa: SLF001 - the library gives it by no other name
        document = execution.graphql_document
        if document and not get_operation_ast(document, name):
            message = "the document has no such operation, or several without a name"
            execution.pre_execution_errors = [GraphQLError(message)]

    def on_operation(self) -> Iterator[None]:
        """Set the rules before the operation, and map its errors after it."""
        execution = self.execution_context
        execution.validation_rules = VALIDATION_RULES
        yield
        if execution.result and execution.result.errors:
            errors = [to_client_error(error) for error in execution.result.errors]
            execution.result.errors = errors


Engine = RecordSchema


def _with_product_rules(plain: RecordSchema) -> RecordSchema:
    changed = copy(plain)
    changed.extensions = (ProductRules, *plain.extensions)
    return changed


ENGINE = _with_product_rules(schema)
READER_ENGINE = _with_product_rules(reader_schema)


class StockGraphQL(GraphQL[Context, None]):
    """Strawberry's own application, with the product's context."""

    def __init__(self, services: Services, engine: Engine) -> None:
        super().__init__(engine)
        self._services = services

    async def get_context(
        self,
        request: Request | WebSocket,  # noqa: ARG002 - the library's signature
        response: Response | WebSocket,  # noqa: ARG002 - the library's signature
    ) -> Context:
        """Return the context of one request."""
        return Context(self._services)

    def stop_streams(self) -> None:
        """Do nothing: there are no subscriptions."""


@contextmanager
def open_endpoint(services: Services, engine: Engine) -> Iterator[StockGraphQL]:
    """Serve a ledger over HTTP until the end of the block."""
    yield StockGraphQL(services, engine)
