"""Files that are there as a whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.cli.faults import FAULT, CommandError


@contextmanager
def draft_of(place: Path) -> Iterator[Path]:
    """Give a place to write beside a file, which it becomes once it is whole.

    Raises:
        CommandError: the file cannot be written; what was there before still is.
    """
    draft = place.with_name(f".{place.name}.part")
    try:
        yield draft
        draft.replace(place)
    except OSError as error:
        message = f"{place} cannot be written: {error.strerror or error}"
        raise CommandError(message, code=FAULT) from error
    finally:
        draft.unlink(missing_ok=True)
