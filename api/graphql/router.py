"""GraphQL over HTTP: content negotiation, status and headers; work in threads."""

from collections.abc import AsyncGenerator
from functools import partial
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from strawberry.fastapi import GraphQLRouter
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.types import ExecutionResult
from strawberry.types.unset import UNSET

from api.graphql.context import Context
from api.graphql.http.answering import NOT_ALLOWED, Answer, answer
from api.graphql.http.cache import Answers
from api.graphql.http.posing import BadRequestError, Posed, posed_in
from api.graphql.http.working import worked
from api.graphql.live.events import event_stream, prefers_events
from api.graphql.live.following import Followed
from api.graphql.live.sockets import SocketHandler
from api.graphql.live.streams import streamed
from api.graphql.schema import schema

GRAPHQL_JSON = "application/graphql-response+json"
POSITION = "trilogue-position"
"""The header that says at which position of the log an answer was given."""

_JSON = ("application/json", "application/*", "*/*")


def prefers_graphql_json(accept: str) -> bool:
    """Tell whether a client would rather have the media type of GraphQL itself."""
    weights = dict(map(_weight, accept.lower().split(",")))
    other = max(weights.get(one, 0.0) for one in _JSON)
    return weights.get(GRAPHQL_JSON, 0.0) > 0 and weights[GRAPHQL_JSON] >= other


def _weight(part: str) -> tuple[str, float]:
    media_type, *parameters = (one.strip() for one in part.split(";"))
    for one in parameters:
        name, _, value = one.partition("=")
        if name.strip() == "q":
            return media_type, _number(value)
    return media_type, 1.0


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


class Router(GraphQLRouter[Context, None]):
    """Serves the schema at one address.

    Operations run in threads, because reading a ledger waits for the disk. Nothing of
    a request is kept on the router: it is shared by all.
    """

    graphql_transport_ws_handler_class = SocketHandler

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of the library
        protocols = (GRAPHQL_TRANSPORT_WS_PROTOCOL,)
        super().__init__(schema, subscription_protocols=protocols, **options)
        self.answers = Answers()

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
        """Answer, in the media type that the client would rather have."""
        if not isinstance(request, Request):
            return await super().run(request, context, root_value)
        if _is_reader(request):
            return RedirectResponse("/explorer")
        try:
            posed = context.documents.admit(await posed_in(request))
            if prefers_events(request.headers.get("accept", "")):
                return event_stream(_streamed(request, context, posed))
            work = partial(answer, self.answers, context, posed, request.method)
            given = await worked(work, request)
        except BadRequestError as error:
            return _refusal(request, error)
        return _response(request, given)


def _streamed(
    request: Request, context: Context, posed: Posed
) -> AsyncGenerator[ExecutionResult, None]:
    followed = Followed(
        posed.document, posed.variables, posed.operation_name, context.viewer
    )
    may_act = request.method != "GET"
    return streamed(schema.execute_sync, context, followed, may_act=may_act)


def _is_reader(request: Request) -> bool:
    """Tell whether somebody opened the address in a browser."""
    accepted = request.headers.get("accept", "")
    return (
        request.method == "GET" and not request.query_params and "text/html" in accepted
    )


def _response(request: Request, given: Answer) -> Response:
    media_type = _media_type(request)
    headers = {
        "cache-control": given.cache_control,
        "vary": "accept",
        POSITION: str(given.position),
    }
    if given.tag:
        headers["etag"] = f'"{given.tag}{"-g" if media_type == GRAPHQL_JSON else ""}"'
        if request.method == "GET" and _has(request, headers["etag"]):
            return Response(status_code=304, headers=headers)
    is_refused = given.never_ran and media_type == GRAPHQL_JSON
    return Response(
        given.body, 400 if is_refused else 200, headers, f"{media_type}; charset=utf-8"
    )


def _has(request: Request, etag: str) -> bool:
    """Tell whether a client has the very answer already."""
    known = request.headers.get("if-none-match", "").split(",")
    return any(one.strip().removeprefix("W/") == etag for one in known)


def _refusal(request: Request, error: BadRequestError) -> Response:
    """Say in JSON why there is no answer."""
    told: dict[str, object] = {"message": error.reason}
    if error.code:
        told["extensions"] = {"code": error.code}
    headers = {"allow": "POST"} if error.status == NOT_ALLOWED else None
    media_type = f"{_media_type(request)}; charset=utf-8"
    return Response(orjson.dumps({"errors": [told]}), error.status, headers, media_type)


def _media_type(request: Request) -> str:
    wants = prefers_graphql_json(request.headers.get("accept", ""))
    return GRAPHQL_JSON if wants else "application/json"
