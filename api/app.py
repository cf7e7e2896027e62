"""The application: GraphQL, the explorer, the first page, and their headers."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from datetime import datetime
from pathlib import Path

from fastapi import FastAPI

from api.container import open_services
from api.graphql.context import context_of
from api.graphql.live.feed import Feed
from api.graphql.router import Router
from api.graphql.schema import schema
from api.http.middleware import BodyLimit, HeadRequests, SecurityHeaders
from api.http.request_log import RequestLog
from api.projection_worker import projection_worker
from api.settings import Settings
from api.web.report_files import report_files
from api.web.routes import pages
from domain.clock import now_utc
from graphql_engine.http.middleware import Front
from graphql_engine.http.persisted_documents import OURS, Documents, documents_in
from graphql_engine.http.response_cache import Answers
from store.head_peek import HeadPeek

GRAPHQL = "/graphql"


def create_app(
    settings: Settings, *, clock: Callable[[], datetime] = now_utc
) -> FastAPI:
    """Make the application; the ledger is opened when it starts.

    Raises:
        StoreError: at the start: there is no ledger, or it cannot be used.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with (
            open_services(settings, clock=clock) as services,
            closing(HeadPeek(services.log.reader)) as head_peek,
            projection_worker(services),
        ):
            app.state.services = services
            app.state.head_peek = head_peek
            app.state.feed = Feed(services, schema.execute_sync)
            yield

    # FastAPI's own pages of documentation load scripts from elsewhere.
    app = FastAPI(lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.documents = _documents(settings)
    app.state.answers = Answers()
    app.include_router(Router(context_getter=context_of), prefix=GRAPHQL)
    app.include_router(pages)
    app.include_router(report_files)
    # The last one added comes first.
    app.add_middleware(Front, GRAPHQL)
    app.add_middleware(HeadRequests, GRAPHQL)
    app.add_middleware(BodyLimit)
    app.add_middleware(SecurityHeaders)
    if logging.getLogger("trilogue.requests").isEnabledFor(logging.INFO):
        app.add_middleware(RequestLog)
    return app


def _documents(settings: Settings) -> Documents:
    folder = settings.trusted_documents
    trusted = documents_in(OURS, *([Path(folder)] if folder else []))
    return Documents(trusted, only=settings.only_trusted_documents)
