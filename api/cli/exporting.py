"""Writing the whole log as JSON Lines."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from api.cli.artefacts import write_artefacts
from api.cli.drafts import draft_of
from api.cli.progress import progress
from api.cli.session import Session
from api.cli.told import say
from api.output.export import lines
from store.artefacts import Artefacts


def export(session: Session, output: Path | None, artefacts: Path | None) -> None:
    """Write one line per entry, in the order of the log.

    Args:
        artefacts: a folder for what entries name by digest, each in a file so named.
    """
    with session.house() as house, _opened(output) as out:
        last = house.log.reader.head().position
        with progress("Exporting") as told:
            for position, line in lines(house.log, last):
                out.write(line)
                told(position, last)
        beside = _beside(Artefacts(house.engine), artefacts)
    say(f"exported {last}{beside}")


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
