"""``python -m benchmarks.graphql_server NAME PORT``: one of the Python servers."""

import sys

import orjson
import uvicorn
from fastapi import FastAPI
from strawberry.fastapi import GraphQLRouter

from benchmarks.graphql_things import SCHEMAS


class _Quick(GraphQLRouter[None, None]):
    def encode_json(self, data: object) -> str:
        return orjson.dumps(data).decode()


def serve(name: str, port: int) -> None:
    """Serve one of the schemas until told to stop."""
    router = GraphQLRouter if name == "stock" else _Quick
    app = FastAPI()
    app.include_router(router(SCHEMAS[name]()), prefix="/graphql")
    uvicorn.run(app, port=port, log_level="error")


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]))
