"""Write the committed files that are generated: ``python -m devtools.generate``.

With ``--check`` it writes nothing: it lists the files that are out of date and exits
with 1 if there are any.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from devtools.fields_page import fields_page
from devtools.import_schema import import_schema
from devtools.kinds_page import kinds_page
from devtools.limits_page import limits_page
from devtools.paths import ROOT
from devtools.recorded_examples import missing_examples
from devtools.tables_page import tables_page
from devtools.word_template import outdated_template


def _schema_text() -> str:
    from api.graphql.schema import schema_text  # noqa: PLC0415 - takes seconds

    return schema_text()


def _reader_schema_text() -> str:
    from api.graphql.reader_schema import reader_schema_text  # noqa: PLC0415 - as above

    return reader_schema_text()


GENERATED: Mapping[str, Callable[[], str]] = {
    "api/schema.graphql": _schema_text,
    "api/reader_schema.graphql": _reader_schema_text,
    "docs/kinds.md": kinds_page,
    "docs/fields.md": fields_page,
    "docs/limits.md": limits_page,
    "docs/tables.md": tables_page,
    "docs/import-sheet.schema.json": import_schema,
}
"""The generated texts: path from the root -> function that builds the text."""


def outdated_texts(
    root: Path, generated: Mapping[str, Callable[[], str]] = GENERATED
) -> dict[str, bytes]:
    """Return the current text of each file below `root` that differs from it."""
    current = {path: build_text().encode() for path, build_text in generated.items()}
    return {path: text for path, text in current.items() if _read(root / path) != text}


def write_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files below `root`; their folders are made if necessary."""
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)


def main(arguments: Sequence[str]) -> int:
    """Write the files that are out of date, or only list them; return the exit code."""
    outdated = outdated_texts(ROOT) | missing_examples(ROOT) | outdated_template()
    only_check = "--check" in arguments
    if not only_check:
        write_files(ROOT, outdated)
    for path in outdated:
        sys.stdout.write(f"{path} {'is out of date' if only_check else 'written'}\n")
    return int(only_check and bool(outdated))


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
