"""Server-sent events, as graphql-sse specifies them for distinct connections."""

import asyncio
from collections.abc import AsyncGenerator

from starlette.responses import StreamingResponse
from strawberry.types import ExecutionResult

from graphql_engine.errors import StoppingError
from graphql_engine.operation import to_json

KEEP_ALIVE_SECONDS = 15.0
"""Silence after which a comment is sent, so that proxies keep the connection."""

HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}


def event_stream(results: AsyncGenerator[ExecutionResult, None]) -> StreamingResponse:
    """Send results as events, until there are no more.

    If the server stops, the stream ends without the event that says so, and clients
    connect again.
    """
    return StreamingResponse(
        _events(results), headers=HEADERS, media_type="text/event-stream"
    )


async def _events(
    results: AsyncGenerator[ExecutionResult, None],
) -> AsyncGenerator[bytes, None]:
    coming = asyncio.ensure_future(anext(results, None))
    try:
        while True:
            await asyncio.wait({coming}, timeout=KEEP_ALIVE_SECONDS)
            if not coming.done():
                yield b":\n\n"
                continue
            result = coming.result()
            if result is None:
                break
            yield b"event: next\ndata: " + to_json(result) + b"\n\n"
            coming = asyncio.ensure_future(anext(results, None))
        yield b"event: complete\ndata:\n\n"
    except StoppingError:
        return
    finally:
        coming.cancel()
        await asyncio.wait({coming})
        await results.aclose()
