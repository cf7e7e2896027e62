"""Commands read and write UTF-8, whatever the machine is set to."""

import os
import sys
from io import TextIOWrapper
from pathlib import Path

from api.cli.exit_codes import FAULT, CommandError

STDIN = "-"


def use_utf8() -> None:
    """Set the standard streams to UTF-8, with unchanged line ends.

    A terminal keeps its own encoding, and shows a question mark for characters that it
    does not have.

    Raises:
        CommandError: there is no standard output.
    """
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open until the program ends
    if sys.stdout is None:
        message = "there is no standard output to answer on: nothing was done"
        raise CommandError(message, code=FAULT)
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", newline="\n")
    if isinstance(sys.stdin, TextIOWrapper) and not sys.stdin.isatty():
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="strict")


def text_of(file: str) -> str:
    """Read a text file, or stdin for ``-``.

    Raises:
        CommandError: it cannot be read.
    """
    named = "stdin" if file == STDIN else file
    try:
        if file == STDIN:
            return sys.stdin.read()
        return Path(file).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{named} cannot be read: it is no text in UTF-8"
        raise CommandError(message) from error
    except OSError as error:
        message = f"{named} cannot be read: {error.strerror or error}"
        raise CommandError(message) from error
