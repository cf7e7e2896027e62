"""What is logged in a block, for tests whose examples Hypothesis draws."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


class Lines(logging.Handler):
    """Keeps what is logged as a warning or an error."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line, with its traceback."""
        self.lines.append(self.format(record))


@contextmanager
def logged_lines() -> Iterator[list[str]]:
    """Give the list of what is logged in the block."""
    handler = Lines()
    # Once uvicorn has set up its logger, the root logger receives nothing of it.
    loggers = (logging.getLogger(), logging.getLogger("uvicorn"))
    for logger in loggers:
        logger.addHandler(handler)
    try:
        yield handler.lines
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
