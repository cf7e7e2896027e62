"""``python -m tests.support.without_engine MODULE DATABASE TODAY``: no engine.

MODULE is a copy of ``api/graphql/execution.py`` with its one line changed. Reads
documents from the standard input, as a list in JSON, and writes what the server answers
to each over HTTP; then the text of the first page, and the engine's modules loaded.
"""

import json
import sys
from datetime import datetime
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

NAME = "api.graphql.execution"


def load_changed(path: Path) -> None:
    """Load the changed module in place of the product's."""
    spec = spec_from_file_location(NAME, path)
    assert spec
    assert spec.loader
    module = sys.modules[NAME] = module_from_spec(spec)
    spec.loader.exec_module(module)


def answers(database: str, today: datetime, documents: list[str]) -> dict[str, Any]:
    """Send documents to the product's application."""
    from api.app import create_app  # noqa: PLC0415 - after the change
    from api.settings import Settings  # noqa: PLC0415
    from tests.support.http_client import browsing  # noqa: PLC0415
    from tests.support.log_examples import Clock  # noqa: PLC0415

    app = create_app(Settings(database=database), clock=Clock(today))
    with browsing(app) as browser:
        return {
            "answers": [
                browser.post("/graphql", json={"query": one}).json()
                for one in documents
            ],
            "page": browser.get("/", params={"as_of": "2021-03-31"}).text,
        }


if __name__ == "__main__":
    load_changed(Path(sys.argv[1]))
    found = answers(
        sys.argv[2], datetime.fromisoformat(sys.argv[3]), json.load(sys.stdin)
    )
    modules = [one for one in sys.modules if one.startswith("graphql_engine.")]
    json.dump({**found, "modules": sorted(modules)}, sys.stdout)
