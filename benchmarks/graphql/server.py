"""``python -m benchmarks.graphql.server NAME FOLDER PORT [WORKERS]``: a Python server.

``stock`` and ``cached`` are Strawberry's own. ``ours`` and ``kept`` are the product's
application on an empty ledger with the schema of the things, without its cache of
responses and with it.
"""

import gc
import sys
from functools import partial
from pathlib import Path

import orjson
import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp
from strawberry.fastapi import GraphQLRouter

from api.app import create_app
from api.cli.serve import bind
from api.graphql import engine
from api.server.supervisor import Supervisor
from api.server.worker import OPTIONS, tune_interpreter
from api.settings import Settings
from benchmarks.graphql.things import SCHEMAS, things_engine
from store.engine import open_engine
from store.formats import create_log


class _RouterWithOrjson(GraphQLRouter[None, None]):
    def encode_json(self, data: object) -> str:
        return orjson.dumps(data).decode()


def build_strawberry(name: str) -> FastAPI:
    """Build an application as Strawberry's documentation does."""
    router = GraphQLRouter if name == "stock" else _RouterWithOrjson
    app = FastAPI()
    app.include_router(router(SCHEMAS[name]()), prefix="/graphql")
    return app


def build_ours(name: str, folder: Path) -> ASGIApp:
    """Build the product's application with the schema of the things."""
    database = f"sqlite:///{folder / name}.db"
    create_log(open_engine(database, create=True))
    if name == "ours":
        settings = engine.ENDPOINT_SETTINGS
        vars(engine)["ENDPOINT_SETTINGS"] = settings._replace(cache_bytes=0)
    app = create_app(Settings(database=database), engine=things_engine())
    tune_interpreter()
    return app


def serve(name: str, folder: Path, port: int, workers: int = 1) -> None:
    """Serve one of the schemas until the process is told to end."""
    if name in SCHEMAS:
        app = build_strawberry(name)
        gc.collect()
        gc.freeze()
        uvicorn.run(app, port=port, log_level="error", access_log=False)
        return
    build = partial(build_ours, name, folder)
    config = uvicorn.Config(build, factory=True, workers=workers, **OPTIONS)
    sockets = bind("127.0.0.1", port)
    if workers == 1:
        uvicorn.Server(config).run(sockets)
    else:
        Supervisor(config, sockets, when_ready=lambda: None, report=print).run()


if __name__ == "__main__":
    serve(sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:]))
