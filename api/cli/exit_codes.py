"""Faults told in a line on stderr, and the exit codes that go with them."""

import sys

OK = 0
FAULT = 1
REFUSED = 2
INTERRUPTED = 130


class CommandError(Exception):
    """What a command could not do, in words for the person who typed it.

    Attributes:
        code: ``REFUSED`` where something else must be asked for, ``FAULT`` where the
            same may work another time.
    """

    def __init__(self, message: str, *, code: int = REFUSED) -> None:
        super().__init__(message)
        self.code = code


def print_error(message: str) -> None:
    """Write a line, or one for each of several problems, to stderr."""
    sys.stderr.write(f"{message}\n")


def in_one_line(message: str) -> str:
    """Put a message that was laid out over several lines into one."""
    return " ".join(message.split())
