"""The signal by which appends wake the readers of their own process."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from store.append_signal import AppendSignal
from store.recorder import LogRecorder
from tests.support.log_examples import formed

pytest_plugins = ("tests.support.ledgers",)

LONGER_THAN_A_TEST = 600


def test_an_append_notifies_with_the_last_position(recorder: LogRecorder) -> None:
    """A reader of the same process learns of an entry without polling for it."""
    recorder.append([formed(), formed()])

    recorder.append_signal.wait(1, seconds=LONGER_THAN_A_TEST)

    assert recorder.append_signal.position == 2


def test_the_position_never_goes_back() -> None:
    """A notification without a position wakes readers and says nothing new."""
    signal = AppendSignal()
    signal.notify(3)

    signal.notify(2)
    signal.notify()

    assert signal.position == 3


def test_waiting_at_the_last_position_lasts_until_an_append() -> None:
    """A reader that has read everything waits, and is woken by the next entry."""
    signal = AppendSignal()
    signal.notify(3)
    is_waiting = Event()

    def tell() -> bool:
        is_waiting.set()
        return False

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(signal.wait, 3, LONGER_THAN_A_TEST, tell)
        is_waiting.wait()
        signal.notify(3)
        assert not waiting.done()
        signal.notify(4)
        waiting.result()


def test_a_condition_ends_the_wait_at_a_notification() -> None:
    """A server that closes wakes its readers without appending anything."""
    signal, is_waiting, is_closing = AppendSignal(), Event(), Event()

    def tell() -> bool:
        is_waiting.set()
        return is_closing.is_set()

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(signal.wait, 0, LONGER_THAN_A_TEST, tell)
        is_waiting.wait()
        is_closing.set()
        signal.notify()
        waiting.result()


def test_a_wait_ends_after_its_seconds() -> None:
    """Entries of other processes are found by looking again after a while."""
    AppendSignal().wait(0, seconds=0)
