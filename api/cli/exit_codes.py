"""Errors of commands: one line on stderr, and an exit code."""

import sys

OK = 0
FAULT = 1
REFUSED = 2


class CommandError(Exception):
    """A command failed; the message is for the person who typed it.

    Attributes:
        code: ``REFUSED`` if the command must be changed, ``FAULT`` if the same command
            may work another time.
    """

    def __init__(self, message: str, *, code: int = REFUSED) -> None:
        super().__init__(message)
        self.code = code


def print_error(message: str) -> None:
    """Write a line, or one for each of several problems, to stderr."""
    sys.stderr.write(f"{message}\n")


def in_one_line(message: str) -> str:
    """Join the lines of a message."""
    return " ".join(message.split())
