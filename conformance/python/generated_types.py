"""Generate Python types from the schema with sgqlc, and query the server with them."""
# ruff: noqa: INP001 - a script outside of packages

import importlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from sgqlc.endpoint.requests import RequestsEndpoint
from sgqlc.introspection import query, variables
from sgqlc.operation import Operation

ADDRESS = f"{os.environ['TRILOGUE_ADDRESS']}/graphql"
AREAS = 13


def generate(endpoint: RequestsEndpoint, folder: Path) -> None:
    """Write the module ``record`` from the introspected schema."""
    schema = folder / "schema.json"
    known = endpoint(query, variables(include_deprecated=True))
    schema.write_text(json.dumps(known), encoding="utf-8")
    command = [sys.executable, "-m", "sgqlc.codegen", "schema"]
    subprocess.run([*command, schema, folder / "record.py"], check=True)  # noqa: S603 - our own interpreter


def main() -> None:
    """Query the matrix by attributes of generated classes.

    Raises:
        SystemExit: the answer is not the expected one.
    """
    endpoint = RequestsEndpoint(ADDRESS)
    with tempfile.TemporaryDirectory() as folder:
        generate(endpoint, Path(folder))
        sys.path.insert(0, folder)
        record = importlib.import_module("record")
    operation = Operation(record.Query)
    operation.at(as_of="2021-07-05").matrix.stage()
    at = (operation + endpoint(operation)).at
    if len(at.matrix) != AREAS:
        message = f"sgqlc got {len(at.matrix)} areas, not {AREAS}"
        raise SystemExit(message)


if __name__ == "__main__":
    main()
