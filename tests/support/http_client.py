"""A browser for tests: requests to an application in this process, without a port."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import Any

import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal
from starlette.applications import Starlette

from api.settings import Settings
from tests.support.log_examples import Clock
from tests.support.product_engine import product_engine


class Browser:
    """Sends requests and waits for the answers."""

    def __init__(self, portal: BlockingPortal, client: httpx.AsyncClient) -> None:
        self._portal = portal
        self._client = client

    def get(self, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401 - those of the client
        """Ask for a page."""
        return self._portal.call(partial(self._client.get, path, **options))

    def head(self, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401 - those of the client
        """Ask for what a page would be, without its body."""
        return self._portal.call(partial(self._client.head, path, **options))

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401 - those of the client
        """Send a request of any method."""
        request = partial(self._client.request, method, path, **options)
        return self._portal.call(request)

    def post(self, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401 - those of the client
        """Send a body."""
        return self._portal.call(partial(self._client.post, path, **options))

    def together(
        self, path: str, asked: Sequence[dict[str, str]]
    ) -> list[httpx.Response]:
        """Ask for a page with many parameters at the same time."""

        async def gather() -> list[httpx.Response]:
            asking = (self._client.get(path, params=one) for one in asked)
            return await asyncio.gather(*asking)

        return self._portal.call(gather)


@contextmanager
def browsing(app: Starlette) -> Iterator[Browser]:
    """Start an application, and stop it at the end."""
    transport = httpx.ASGITransport(app)
    client = httpx.AsyncClient(transport=transport, base_url="http://record.test")
    with start_blocking_portal() as portal:
        lifespan = app.router.lifespan_context(app)
        with portal.wrap_async_context_manager(lifespan):
            yield Browser(portal, client)
            portal.call(client.aclose)


def product_app(settings: Settings, *, clock: Clock) -> Starlette:
    """Make the product's application for a ledger; its queries have all the time."""
    from api.app import create_app  # noqa: PLC0415 - building the schema takes seconds

    return create_app(settings, clock=clock, engine=product_engine())


def browsing_product(
    settings: Settings, *, clock: Clock
) -> AbstractContextManager[Browser]:
    """Start the product for a ledger, and stop it at the end."""
    return browsing(product_app(settings, clock=clock))
