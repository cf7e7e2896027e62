"""When the supervisor of several workers starts another one."""

import pytest

from api.server.supervisor import LONGEST_DELAY_SECONDS, SILENCE_SECONDS, WorkerHealth


class Time:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Give the seconds."""
        return self.now


@pytest.fixture
def time() -> Time:
    """Give a clock."""
    return Time()


@pytest.fixture
def health(time: Time) -> WorkerHealth:
    """Look after one worker."""
    return WorkerHealth(time)


def end(health: WorkerHealth, time: Time) -> float:
    """Let a worker end and the next one start; give the delay between them."""
    delay = health.note_exit()
    if delay:
        assert not health.begin_restart()
        time.now += delay
    assert health.begin_restart()
    return delay


def test_worker_that_answered_is_replaced_at_once(
    health: WorkerHealth, time: Time
) -> None:
    """A worker that is killed is missing only while the next one starts."""
    health.note_pong(is_ready=True)

    delay = end(health, time)

    assert delay == 0
    assert not health.is_waiting
    assert not health.is_ready


def test_worker_that_cannot_start_is_tried_less_and_less_often(
    health: WorkerHealth, time: Time
) -> None:
    """A broken ledger does not keep the machine busy."""
    delays = [end(health, time) for _ in range(8)]

    assert delays == [1, 2, 4, 8, 16, 32, LONGEST_DELAY_SECONDS, LONGEST_DELAY_SECONDS]


def test_delay_begins_anew_once_a_worker_was_ready(
    health: WorkerHealth, time: Time
) -> None:
    """A fault that is mended leaves nothing behind."""
    for _ in range(5):
        end(health, time)
    health.note_pong(is_ready=True)

    delays = [end(health, time) for _ in range(2)]

    assert delays == [0, 1]


def test_nothing_begin_restart_while_a_worker_runs(health: WorkerHealth) -> None:
    """No second worker is started beside one that runs."""
    assert not health.is_waiting
    assert not health.begin_restart()


def test_silent_worker_is_noticed(health: WorkerHealth, time: Time) -> None:
    """A worker that hangs is replaced, but not one that answers late."""
    asked = health.begin_ping()
    time.now += SILENCE_SECONDS / 2
    asked_again = health.begin_ping()
    late = health.is_silent
    time.now += SILENCE_SECONDS / 2

    assert (asked, asked_again) == (True, False)
    assert (late, health.is_silent) == (False, True)


def test_pong_ends_the_silence(health: WorkerHealth, time: Time) -> None:
    """A worker that is still starting answers too."""
    health.begin_ping()
    time.now += SILENCE_SECONDS / 2
    health.note_pong(is_ready=False)
    time.now += SILENCE_SECONDS

    assert not health.is_silent
    assert health.begin_ping()
