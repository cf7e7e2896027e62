"""A signal that wakes the threads of this process when it appends to the log."""

from collections.abc import Callable
from threading import Condition

POLL_SECONDS = 0.1
"""How long to wait before looking for entries that another process appended."""


class AppendSignal:
    """Notified at every append of this process, so that readers need not poll for it.

    Attributes:
        position: the last position of the log that this process appended.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self.position = 0

    def notify(self, position: int = 0) -> None:
        """Wake every thread that waits, and note the last position of the log."""
        with self._changed:
            self.position = max(self.position, position)
            self._changed.notify_all()

    def wait(
        self,
        position: int,
        seconds: float = POLL_SECONDS,
        unless: Callable[[], bool] = bool,
    ) -> None:
        """Wait until the log is known to go beyond a position, or for some seconds.

        Read the log afterwards in either case: another process may have appended.

        Args:
            unless: a condition that ends the wait too, tested at each notification.
        """
        with self._changed:
            self._changed.wait_for(
                lambda: self.position > position or unless(), timeout=seconds
            )
