"""Errors of the engine itself. Importing them does not load the GraphQL library."""

import re

METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED"
"""The code of a request by a method that the address or the operation does not have."""


class EngineError(Exception):
    """The engine refused or stopped an operation; the message is for the client."""

    @property
    def code(self) -> str:
        """The code in the error's extensions, such as ``TOOK_TOO_LONG``."""
        return code_of(self)


def code_of(error: Exception) -> str:
    """Make a code from the name of an error's class."""
    name = type(error).__name__.removesuffix("Error")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper()


class TookTooLongError(EngineError):
    """An operation took longer than it may, and was stopped.

    Args:
        seconds: the time that it had.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"the question took longer than {seconds:g} seconds and was "
            "stopped: ask for less at once, or for smaller pages"
        )


class TooBusyError(EngineError):
    """So many costly operations wait that one more would wait too long.

    Args:
        waiting: operations that wait.
    """

    def __init__(self, waiting: int) -> None:
        super().__init__(
            f"{waiting:,} long questions wait to be answered already: try again "
            "in a while, or ask for less at once"
        )


class StoppingError(EngineError):
    """The server stops; a subscriber can connect again, to it or to its successor."""

    def __init__(self) -> None:
        super().__init__("the server stops: connect again")


class BadRequestError(Exception):
    """A request that the endpoint refuses, with the status and headers of the response.

    Args:
        extensions: facts about the error, for programs; `code` is ``BAD_REQUEST`` if
            none is given.
    """

    def __init__(
        self,
        reason: str,
        status: int = 400,
        *,
        allow: str = "",
        **extensions: str | int,
    ) -> None:
        super().__init__(reason)
        self.status = status
        self.headers = {"allow": allow} if allow else {}
        self.extensions = {"code": "BAD_REQUEST", **extensions}
