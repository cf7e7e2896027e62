"""The command that writes the whole log as JSON Lines."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import sqlalchemy as sa
import typer

from api.cli.artefact_files import write_artefacts
from api.cli.encoding import STDIN
from api.cli.files.atomic_file import draft_of
from api.cli.output_messages import print_progress
from api.cli.progress import progress
from api.output.export import lines, personal_lines
from store.artefacts import Artefacts
from store.copies.log_copy import count_personal

ONLY_MINE = 0o600
"""Only the owner of the file may read personal values."""


def export(
    ctx: typer.Context,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="By default stdout.")
    ] = None,
    artefacts: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Also what entries name by digest."),
    ] = None,
    personal: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Also names of persons that are kept."),
    ] = None,
) -> None:
    """Write the whole log as JSON Lines, one entry on each; `load` loads it."""
    with ctx.obj.services() as services, _opened(output) as out:
        last = services.log.reader.head().position
        personal_part = _write_personal(services.engine, last, personal)
        with progress("Exporting") as report:
            for position, line in lines(services.log, last):
                out.write(line)
                report(position, last)
        files_part = _write_files(Artefacts(services.engine), artefacts)
    print_progress(f"exported {last}{personal_part}{files_part}")


def _write_personal(engine: sa.Engine, last: int, place: Path | None) -> str:
    """Write the personal values into a file; return what to say about them."""
    if place is None:
        count = count_personal(engine, last)
        left = f"; not in it: personal values {count} (--personal FILE)"
        return left if count else ""
    written = 0
    with draft_of(place) as draft:
        draft.touch(mode=ONLY_MINE, exist_ok=draft == place)
        with draft.open("w", encoding="utf-8", newline="\n") as out:
            for line in personal_lines(engine, last):
                out.write(line)
                written += 1
    return f", personal values {written} into {place}"


def _write_files(kept: Artefacts, folder: Path | None) -> str:
    """Write the files into a folder; return what to say about them."""
    if folder is not None:
        return f", and {write_artefacts(kept, folder)} files into {folder}"
    count = len(kept.digests())
    named = f"{count} files that entries name by digest"
    return f"; {named} are not in it: --artefacts FOLDER" if count else ""


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    if output in (None, Path(STDIN)):
        yield sys.stdout
        return
    with (
        draft_of(output) as draft,
        draft.open("w", encoding="utf-8", newline="\n") as out,
    ):
        yield out
