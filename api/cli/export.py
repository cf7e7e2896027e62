"""The command that writes the whole log as JSON Lines."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import sqlalchemy as sa
import typer

from api.cli.artefact_files import write_artefacts
from api.cli.atomic_file import draft_of
from api.cli.output_messages import print_progress
from api.cli.progress import progress
from api.output.export import lines, personal_lines
from store.artefacts import Artefacts
from store.log_copy import count_personal

ONLY_MINE = 0o600
"""Personal values are for nobody else on the machine to read."""


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
        apart = _apart(services.engine, last, personal)
        with progress("Exporting") as told:
            for position, line in lines(services.log, last):
                out.write(line)
                told(position, last)
        beside = _beside(Artefacts(services.engine), artefacts)
    print_progress(f"exported {last}{apart}{beside}")


def _apart(engine: sa.Engine, last: int, place: Path | None) -> str:
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


def _beside(kept: Artefacts, folder: Path | None) -> str:
    if folder is not None:
        return f", and {write_artefacts(kept, folder)} files into {folder}"
    count = len(kept.digests())
    named = f"{count} files that entries name by digest"
    return f"; {named} are not in it: --artefacts FOLDER" if count else ""


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
        return
    with (
        draft_of(output) as draft,
        draft.open("w", encoding="utf-8", newline="\n") as out,
    ):
        yield out
