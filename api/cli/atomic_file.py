"""Files that are there as a whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.cli.exit_codes import FAULT, CommandError


@contextmanager
def draft_of(place: Path) -> Iterator[Path]:
    """Give a place to write beside a file, which it becomes once it is whole.

    Where a link leads is written, and the link stays. What is there and is no file,
    such as ``/dev/stdout``, is written to as it is: nothing may take its place.

    Raises:
        CommandError: the file cannot be written; what was there before still is.
    """
    is_file = place.is_file() or not place.exists()
    end = place.resolve() if is_file else place
    draft = end.with_name(f".{end.name}.part") if is_file else place
    try:
        if is_file:
            # One that was left, or that somebody put there, says who may read it.
            draft.unlink(missing_ok=True)
        yield draft
        if is_file:
            draft.replace(end)
    except OSError as error:
        message = f"{place} cannot be written: {error.strerror or error}"
        raise CommandError(message, code=FAULT) from error
    finally:
        if is_file:
            draft.unlink(missing_ok=True)
