"""Following the log: woken by appends of this process, and polling for all others."""

from collections.abc import Callable, Sequence
from threading import Condition
from typing import TYPE_CHECKING

from eventsourcing.persistence import Notification, Subscription

if TYPE_CHECKING:
    from store.recorder import LogRecorder

POLL_SECONDS = 0.25
PAGE = 500


class Bell:
    """Rung at every append of this process, so that readers need not wait to poll."""

    def __init__(self) -> None:
        self._changed = Condition()
        self.position = 0

    def ring(self, position: int = 0) -> None:
        """Wake everyone who waits, and tell the last position of the log."""
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

        Another process may have recorded something in the meantime: look anyway.

        Args:
            unless: ends the wait when it holds, once the bell is rung.
        """
        with self._changed:
            self._changed.wait_for(
                lambda: self.position > position or unless(), timeout=seconds
            )


class LogSubscription(Subscription["LogRecorder"]):
    """Yields the entries of the log as they are recorded, and never ends by itself."""

    def __init__(
        self, recorder: "LogRecorder", gt: int | None, topics: Sequence[str]
    ) -> None:
        super().__init__(recorder=recorder, gt=gt, topics=topics)
        self._page: list[Notification] = []

    def stop(self) -> None:
        """End the iteration, also when it is waiting in another thread."""
        super().stop()
        self._recorder.bell.ring()

    def __next__(self) -> Notification:
        """Wait for the next entry."""
        while not self._has_been_stopped:
            if not self._page:
                self._turn_page()
            if self._page:
                return self._page.pop()
        raise StopIteration

    def _turn_page(self) -> None:
        last = self._last_notification_id or 0
        # Entries on other topics ring the bell too: what rang before was seen.
        seen = max(last, self._recorder.bell.position)
        page = self._recorder.select_notifications(
            last, PAGE, topics=self._topics, inclusive_of_start=False
        )
        if page:
            self._last_notification_id = page[-1].id
            self._page = list(reversed(page))
        else:
            self._recorder.bell.wait(seen, unless=lambda: self._has_been_stopped)
