"""Responding to a request: at once if the answer is kept, else from a thread."""

from collections.abc import AsyncGenerator
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from strawberry.types import ExecutionResult

from api.graphql.context import Context
from api.graphql.live.feed import Followed
from api.graphql.schema import schema
from graphql_engine.http.execute import Tags, answer, kept_answer, tags_of
from graphql_engine.http.request import BadRequestError, Posed, posed_in
from graphql_engine.http.response import refusal_of, response_to
from graphql_engine.live.results import streamed
from graphql_engine.live.sse import event_stream, prefers_events
from graphql_engine.worker_threads import ClientDisconnectedError, run_in_worker

DISCONNECTED = 499
"""The status of a response that nobody reads."""

SHORT = 20_000
"""Bytes of a request that may be looked up before others get their turn."""


async def respond(request: Request, context: Context) -> Response:
    """Answer, in the media type that the client would rather have."""
    if _is_reader(request):
        return RedirectResponse("/explorer")
    try:
        posed = context.documents.admit(await posed_in(request))
        if prefers_events(request.headers.get("accept", "")):
            return event_stream(_streamed(request, context, posed))
        answers = request.app.state.answers
        tags = await _tags(request, context, posed)
        given = kept_answer(answers, tags) if tags else None
        if given is None:
            work = partial(answer, answers, context, posed, request.method, tags)
            given = await run_in_worker(work, request)
    except BadRequestError as error:
        return refusal_of(request, error)
    except ClientDisconnectedError:
        return Response(status_code=DISCONNECTED)
    return response_to(request, given)


async def _tags(request: Request, context: Context, posed: Posed) -> Tags | None:
    """Give what finds an answer that is kept, unless that would hold others up."""
    if len(await request.body()) > SHORT:
        return None
    position = request.app.state.head_peek.position()
    return None if position is None else tags_of(context, posed, position)


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
