"""Writes a file completely or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.cli.exit_codes import FAULT, CommandError


@contextmanager
def draft_of(place: Path) -> Iterator[Path]:
    """Yield a temporary path, and rename it to `place` at the end of the block.

    Links are followed. A place that exists and is not a file, such as ``/dev/stdout``,
    is written directly.

    Raises:
        CommandError: the file cannot be written; an existing file is unchanged.
    """
    is_file = place.is_file() or not place.exists()
    end = place.resolve() if is_file else place
    draft = end.with_name(f".{end.name}.part") if is_file else place
    try:
        if is_file:
            # Delete an existing one first: the new file would inherit its permissions.
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
