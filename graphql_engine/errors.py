"""Errors of the engine itself."""


class EngineError(Exception):
    """The engine refused or stopped an operation; the message is for the client."""


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
