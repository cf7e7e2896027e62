"""Writes anew what is committed but follows from the code: ``python -m api.generate``.

With ``--check`` it writes nothing, names what is stale and exits with 1. With
``--release`` it keeps the schema as the one that is released: clients may rely on it.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from api.documentation.fields_page import fields_page
from api.documentation.import_schema import import_schema
from api.documentation.kinds_page import kinds_page
from api.documentation.recorded_examples import missing_examples
from api.documentation.tables_page import tables_page
from api.graphql.schema import schema_text

ROOT = Path(__file__).parent.parent

GENERATED: tuple[tuple[str, Callable[[], str]], ...] = (
    ("api/schema.graphql", schema_text),
    ("docs/kinds.md", kinds_page),
    ("docs/fields.md", fields_page),
    ("docs/tables.md", tables_page),
    ("docs/import-sheet.schema.json", import_schema),
)
"""What is generated: its path from the root, and what gives its text."""

RELEASED = "api/schema.released.graphql"
"""The schema of the last release. Written at a release alone, so that no change since
then breaks what clients ask."""


def stale() -> dict[str, str]:
    """Give the text of each file that differs from what the code says, by path.

    A recorded example is never written anew; one that is missing is.
    """
    made = {path: text() for path, text in GENERATED}
    differing = {path: text for path, text in made.items() if _read(path) != text}
    return differing | missing_examples(ROOT)


def main(arguments: Sequence[str]) -> int:
    """Write what differs, or only name it; give the exit code."""
    only_check = "--check" in arguments
    found = {RELEASED: schema_text()} if "--release" in arguments else stale()
    for path, text in found.items():
        if not only_check:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{path} {'is stale' if only_check else 'written'}\n")
    return int(only_check and bool(found))


def _read(path: str) -> str:
    file = ROOT / path
    return file.read_text(encoding="utf-8") if file.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
