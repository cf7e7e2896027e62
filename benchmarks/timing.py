"""Time spent, in two ways that take turns, and medians of it."""

import gc
from collections.abc import Callable, Sequence
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import NamedTuple


class Spent(NamedTuple):
    """Seconds on the clock, and seconds in which this process was working."""

    wall: float
    cpu: float

    def per(self, count: int) -> "Spent":
        """Share the time among so many."""
        return Spent(self.wall / count, self.cpu / count)


class Comparison(NamedTuple):
    """One thing done by hand and by us, seconds per entry, and the ratio wished for."""

    name: str
    raw: Spent
    ours: Spent
    goal: float | None = None

    @property
    def ratio(self) -> float:
        """What is kept of the speed by hand."""
        return self.raw.wall / self.ours.wall

    @property
    def cpu_ratio(self) -> float:
        """The same of CPU time, which other work on the machine disturbs less."""
        return self.raw.cpu / self.ours.cpu


class Spread(NamedTuple):
    """How long single answers took, in seconds, and the bound wished for 95 of 100."""

    name: str
    median: float
    p95: float
    cpu_p95: float
    goal: float | None = None
    cpu_median: float = 0.0


def spent(work: Callable[[], object]) -> Spent:
    """Do some work and give the time it took."""
    wall, cpu = perf_counter(), process_time()
    work()
    return Spent(perf_counter() - wall, process_time() - cpu)


def middle(times: Sequence[Spent]) -> Spent:
    """Give the medians."""
    return Spent(median(one.wall for one in times), median(one.cpu for one in times))


def compare(
    name: str,
    turn: Callable[[], tuple[Spent, Spent]],
    rounds: int,
    goal: float | None = None,
) -> Comparison:
    """Let both take their turns in each round, and compare the medians.

    Args:
        turn: does one round; gives the time per entry by hand, and ours.
    """
    # What the benchmarks themselves hold would be walked over by the collector.
    gc.collect()
    gc.freeze()
    raw, ours = zip(*(turn() for _ in range(rounds)), strict=True)
    gc.unfreeze()
    return Comparison(name, middle(raw), middle(ours), goal)


def spread_of(name: str, times: Sequence[Spent], goal: float | None = None) -> Spread:
    """Give the median and the 95th percentile."""
    wall, cpu = zip(*times, strict=True)
    p95, cpu_p95 = (
        quantiles(one, n=20)[-1] if len(one) > 1 else one[0] for one in (wall, cpu)
    )
    return Spread(name, median(wall), p95, cpu_p95, goal, median(cpu))
