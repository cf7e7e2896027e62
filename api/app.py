"""The application: GraphQL, the pages, and the headers of their responses."""

import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime

import sqlalchemy as sa
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from api.container import open_services
from api.graphql.execution import ENGINE, READER_ENGINE, Engine, open_endpoint
from api.http.middleware import (
    COMPRESSED_TYPES,
    STOP_STREAMS,
    GraphQLRoute,
    SecurityHeaders,
    SizeLimits,
)
from api.http.origins import ForeignOrigins
from api.http.request_log import RequestLog
from api.http.trusted_hosts import names_in
from api.projection_worker import projection_worker
from api.settings import Settings, origins_in
from api.web.app import routes
from api.web.errors import http_error, ledger_error, unforeseen_error
from api.web.page_cache import PageCache
from api.web.report_files import REPORT_ROUTES
from api.web.routes import ROUTES
from domain.clock import now_utc
from store.errors import StoreError

ENDPOINTS = {"/graphql": "graphql", "/graphql/read": "reader_graphql"}
"""Address -> the name of its endpoint in the state of the application."""

EXPOSED_HEADERS = ("etag", "retry-after", "trilogue-position")
"""Headers that pages of allowed origins can read, beside those that they always can."""


def create_app(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = now_utc,
    engine: Engine = ENGINE,
) -> FastAPI:
    """Build the application. It opens the ledger when it starts.

    Args:
        clock: gives the present instant.
        engine: executes the GraphQL operations of clients and of pages.

    Raises:
        StoreError: when it starts: there is no ledger, or it cannot be used.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[Mapping[str, object]]:
        with (
            open_services(settings, clock=clock) as services,
            projection_worker(services),
            open_endpoint(services, engine) as endpoint,
            open_endpoint(services, READER_ENGINE) as reader_endpoint,
        ):
            app.state.services = services
            app.state.graphql = endpoint
            app.state.reader_graphql = reader_endpoint
            app.state.engine = engine
            app.state.pages = PageCache()

            def stop_streams() -> None:
                endpoint.stop_streams()
                reader_endpoint.stop_streams()

            yield {STOP_STREAMS: stop_streams}

    # FastAPI's own documentation pages load scripts from other sites.
    app = FastAPI(
        lifespan=lifespan,
        routes=[*ROUTES, *REPORT_ROUTES, *routes()],
        exception_handlers={
            HTTPException: http_error,
            StoreError: ledger_error,
            sa.exc.DBAPIError: ledger_error,
            Exception: unforeseen_error,
        },
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    # The middleware that is added last receives a request first.
    app.add_middleware(
        GZipMiddleware, compresslevel=4, exclude_content_types=COMPRESSED_TYPES
    )
    app.add_middleware(GraphQLRoute, ENDPOINTS)
    app.add_middleware(SizeLimits)
    origins = origins_in(settings.allowed_origins or "")
    names = names_in(settings.host_names or "")
    app.add_middleware(ForeignOrigins, allowed=origins, names=names)
    if origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=origins,
            allow_methods=("GET", "POST"),
            allow_headers=("*",),
            expose_headers=EXPOSED_HEADERS,
        )
    app.add_middleware(SecurityHeaders)
    if logging.getLogger("trilogue.requests").isEnabledFor(logging.INFO):
        app.add_middleware(RequestLog)
    return app
