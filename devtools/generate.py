"""Write the committed files that follow from the code: ``python -m devtools.generate``.

With ``--check`` it writes nothing, names what is stale and exits with 1. With
``--release`` it keeps the schema as the one that is released: clients may rely on it.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from api.graphql.schema import schema_text
from devtools.fields_page import fields_page
from devtools.import_schema import import_schema
from devtools.kinds_page import kinds_page
from devtools.recorded_examples import missing_examples
from devtools.tables_page import tables_page
from devtools.word_template import stale_template

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


def stale() -> dict[str, bytes]:
    """Give each file that differs from what the code says, by path.

    A recorded example is never written anew; one that is missing is.
    """
    made = {path: text() for path, text in GENERATED}
    differing = {path: text for path, text in made.items() if _read(path) != text}
    texts = differing | missing_examples(ROOT)
    return {path: text.encode() for path, text in texts.items()} | stale_template()


def main(arguments: Sequence[str]) -> int:
    """Write what differs, or only name it; give the exit code."""
    only_check = "--check" in arguments
    released = {RELEASED: schema_text().encode()}
    found = released if "--release" in arguments else stale()
    for path, content in found.items():
        if not only_check:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_bytes(content)
        sys.stdout.write(f"{path} {'is stale' if only_check else 'written'}\n")
    return int(only_check and bool(found))


def _read(path: str) -> str:
    file = ROOT / path
    return file.read_text(encoding="utf-8") if file.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
