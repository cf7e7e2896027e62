"""GraphQL over HTTP: content negotiation, JSON in UTF-8, work in threads."""

from functools import partial
from typing import Any

import orjson
from cross_web import AsyncHTTPRequestAdapter, HTTPException
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from strawberry.exceptions import MissingQueryError
from strawberry.fastapi import GraphQLRouter
from strawberry.http import GraphQLHTTPResponse, GraphQLRequestData
from strawberry.schema.exceptions import (
    CannotGetOperationTypeError,
    InvalidOperationTypeError,
)
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType
from strawberry.types.unset import UNSET

from api.graphql.context import Context
from api.graphql.schema import schema

GRAPHQL_JSON = "application/graphql-response+json"
NOT_ALLOWED = 405
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

    Operations run in threads, because reading a ledger waits for the disk. No state
    is kept on the router between the steps of a request: it is shared by all.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of the library
        super().__init__(schema, subscription_protocols=(), **options)

    def encode_json(self, data: object) -> str:
        """Write JSON, its words not escaped."""
        return orjson.dumps(data).decode()

    def decode_json(self, data: str | bytes) -> object:
        """Read JSON; nesting is bounded."""
        return orjson.loads(data)

    async def get_sub_response(self, request: Request) -> Response:  # noqa: ARG002 - the library's signature
        """Give each request its own headers."""
        response = Response()
        del response.headers["content-length"]  # that of the answer counts
        return response

    async def render_graphql_ide(self, request: Request) -> Any:  # noqa: ANN401, ARG002 - the library's signature
        """Send browsers to our own explorer."""
        return RedirectResponse("/explorer")

    async def execute_single(  # noqa: PLR0913, PLR0917 - the library's signature
        self,
        request: Request,  # noqa: ARG002 - the library's signature
        request_adapter: AsyncHTTPRequestAdapter,
        sub_response: Response,  # noqa: ARG002 - the library's signature
        context: Context,
        root_value: None,  # noqa: ARG002 - the library's signature
        request_data: GraphQLRequestData,
    ) -> ExecutionResult:
        """Execute one operation in a thread.

        Raises:
            HTTPException: there is no operation, or the method does not allow it.
        """
        work = partial(
            self.schema.execute_sync,
            request_data.query,
            variable_values=request_data.variables,
            context_value=context,
            operation_name=request_data.operation_name,
            allowed_operation_types=OperationType.from_http(request_adapter.method),
        )
        try:
            return await run_in_threadpool(work)
        except MissingQueryError as error:
            raise HTTPException(400, "there is no query in the request") from error
        except CannotGetOperationTypeError as error:
            raise HTTPException(400, error.as_http_error_reason()) from error
        except InvalidOperationTypeError as error:
            method = request_adapter.method
            status = NOT_ALLOWED if method == "GET" else 400
            raise HTTPException(status, error.as_http_error_reason(method)) from error

    async def process_result(
        self, request: Request, result: ExecutionResult
    ) -> GraphQLHTTPResponse:
        """Note whether the operation ran at all, which decides the status."""
        answer = await super().process_result(request, result)
        errors = result.errors or []
        if result.data is None and errors and all(one.path is None for one in errors):
            request.state.never_ran = True
            if _wants_graphql_json(request):
                answer.pop("data", None)
        return answer

    async def run(
        self,
        request: Any,  # noqa: ANN401 - a request or a WebSocket
        context: Any = UNSET,  # noqa: ANN401 - the library's signature
        root_value: Any = UNSET,  # noqa: ANN401 - the library's signature
    ) -> Any:  # noqa: ANN401 - the library's signature
        """Answer, in the media type that the client would rather have."""
        if not isinstance(request, Request):
            return await super().run(request, context, root_value)
        try:
            response = await super().run(request, context, root_value)
        except HTTPException as error:
            return self._refusal(request, error)
        if response.headers.get("content-type", "").startswith("application/json"):
            _negotiate(request, response)
        return response

    def _refusal(self, request: Request, error: HTTPException) -> Response:
        """Say in JSON why there is no answer."""
        data = {"errors": [{"message": error.reason}]}
        media_type = (
            GRAPHQL_JSON if _wants_graphql_json(request) else "application/json"
        )
        headers = {"allow": "POST"} if error.status_code == NOT_ALLOWED else None
        return Response(
            self.encode_json(data),
            error.status_code,
            headers,
            f"{media_type}; charset=utf-8",
        )


def _wants_graphql_json(request: Request) -> bool:
    return prefers_graphql_json(request.headers.get("accept", ""))


def _negotiate(request: Request, response: Response) -> None:
    if not _wants_graphql_json(request):
        return
    response.headers["content-type"] = f"{GRAPHQL_JSON}; charset=utf-8"
    if getattr(request.state, "never_ran", False):
        response.status_code = 400
