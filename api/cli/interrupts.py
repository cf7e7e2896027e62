"""Ctrl-C: it ends the process quietly until a command begins its work.

While modules are loaded, an interruption would show as a traceback, or be taken for a
module that cannot be loaded.
"""

import os
import signal

INTERRUPTED = 130


def end_quietly_on_interrupt() -> None:
    """Let Ctrl-C end the process at once."""
    signal.signal(signal.SIGINT, _end_quietly)


def raise_on_interrupt() -> None:
    """Let Ctrl-C raise `KeyboardInterrupt` again, so that work in progress is undone.

    A handler that another program installed stays.
    """
    if signal.getsignal(signal.SIGINT) is _end_quietly:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _end_quietly(*_: object) -> None:
    os._exit(INTERRUPTED)
