"""``python -m benchmarks.graphql_server NAME FOLDER PORT``: one of the Python servers.

``stock`` and ``cached`` are Strawberry's own; ``ours`` and ``kept`` are the product's
application on an empty ledger, asked for the same things, without its cache and with.
"""

import gc
import sys
from pathlib import Path

import orjson
import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp
from strawberry.fastapi import GraphQLRouter

from api.app import create_app
from api.cli.server_worker import OPTIONS, tune_interpreter
from api.graphql import engine
from api.settings import Settings
from benchmarks.graphql_things import SCHEMAS, things_engine
from store.engine import create_log, open_engine


class _Quick(GraphQLRouter[None, None]):
    def encode_json(self, data: object) -> str:
        return orjson.dumps(data).decode()


def _strawberry(name: str) -> FastAPI:
    made = GraphQLRouter if name == "stock" else _Quick
    app = FastAPI()
    app.include_router(made(SCHEMAS[name]()), prefix="/graphql")
    return app


def _ours(name: str, folder: Path) -> ASGIApp:
    """Make the product's application, its schema replaced by that of the things."""
    database = f"sqlite:///{folder / name}.db"
    create_log(open_engine(database, create=True))
    product = vars(engine)
    product["ENGINE"] = things_engine()
    if name == "ours":
        settings = engine.ENDPOINT_SETTINGS
        product["ENDPOINT_SETTINGS"] = settings._replace(cache_bytes=0)
    return create_app(Settings(database=database))


def serve(name: str, folder: Path, port: int) -> None:
    """Serve one of the schemas until told to stop, each server as its makers do."""
    if name in SCHEMAS:
        app = _strawberry(name)
        gc.collect()
        gc.freeze()
        uvicorn.run(app, port=port, log_level="error", access_log=False)
    else:
        ours = _ours(name, folder)
        tune_interpreter()
        uvicorn.run(ours, port=port, **OPTIONS)


if __name__ == "__main__":
    serve(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
