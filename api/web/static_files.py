"""The files that pages load: ours, and those of GraphiQL from its package."""

import re
from importlib.util import find_spec
from pathlib import Path

GRAPHIQL = "graphene_django_graphiql_static"
"""The package of GraphiQL. It is never imported: only its files are read."""

GRAPHIQL_FILES = (
    "graphiql.min.css",
    "graphiql.min.js",
    "graphql-ws.min.js",
    "react-dom.production.min.js",
    "react.production.min.js",
)

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}

_OWN = Path(__file__).parent / "static"
_FONTS = re.compile(rb"@font-face\s*\{[^}]*\}")


def _graphiql_folder() -> Path:
    spec = find_spec(GRAPHIQL)
    if spec is None or spec.origin is None:
        message = f"the package {GRAPHIQL} is not installed: run `make setup` again"
        raise ModuleNotFoundError(message, name=GRAPHIQL)
    return Path(spec.origin).parent / "static" / GRAPHIQL


FILES = {file.name: file for file in _OWN.iterdir() if file.suffix in TYPES} | {
    name: _graphiql_folder() / name for name in GRAPHIQL_FILES
}
"""The name of each file that is served. No other file is."""


def static_content(name: str) -> bytes:
    """Return the content of one of `FILES`.

    GraphiQL's style sheet is served without its fonts, which are most of its size: our
    content security policy refuses fonts, and readers of six scripts need their own.
    """
    content = FILES[name].read_bytes()
    return _FONTS.sub(b"", content) if name == "graphiql.min.css" else content
