"""The route of GraphQL: what the library does for us, and what we do instead."""

from typing import Any

import orjson
from starlette.requests import Request
from strawberry.fastapi import GraphQLRouter
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.types.unset import UNSET

from api.graphql.context import Context
from api.graphql.schema import schema
from graphql_engine.http.endpoint import respond
from graphql_engine.live.websocket import SocketHandler


class Router(GraphQLRouter[Context, None]):
    """Serves the schema at one address.

    Nothing of a request is kept on the router: it is shared by all.
    """

    graphql_transport_ws_handler_class = SocketHandler

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of the library
        protocols = (GRAPHQL_TRANSPORT_WS_PROTOCOL,)
        super().__init__(schema, subscription_protocols=protocols, **options)

    def encode_json(self, data: object) -> str:
        """Write JSON, its words not escaped; bytes would go out in binary frames."""
        return orjson.dumps(data).decode()

    def decode_json(self, data: str | bytes) -> object:
        """Read JSON; nesting is bounded."""
        return orjson.loads(data)

    async def run(
        self,
        request: Any,  # noqa: ANN401 - a request or a WebSocket
        context: Any = UNSET,  # noqa: ANN401 - the library's signature
        root_value: Any = UNSET,  # noqa: ANN401 - the library's signature
    ) -> Any:  # noqa: ANN401 - the library's signature
        """Answer a request in our own way, and a WebSocket in the library's."""
        if isinstance(request, Request):
            return await respond(request, context)
        return await super().run(request, context, root_value)
