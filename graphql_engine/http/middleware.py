"""The front: requests for GraphQL go no further into the application.

Finding a route, and gathering what it depends on, takes a framework longer than giving
an answer that is kept. The route behind answers in the same way what comes by it.
"""

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.graphql.context import context_of
from graphql_engine.http.endpoint import respond

METHODS = frozenset({"GET", "POST"})


class Front:
    """Answers at one address, and passes on all else.

    Args:
        path: the address.
    """

    def __init__(self, app: ASGIApp, path: str) -> None:
        self._app = app
        self._path = path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if not self._is_ours(scope):
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive, send)
        response = await respond(request, context_of(request))
        await response(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        return (
            scope["type"] == "http"
            and scope["path"] == self._path
            and scope["method"] in METHODS
        )
