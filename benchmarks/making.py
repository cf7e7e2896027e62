"""Generated ledgers on files, made once and kept where that is asked for."""

from pathlib import Path
from time import perf_counter, process_time

from benchmarks.generated import Generated
from benchmarks.shape import founding
from benchmarks.workshop import OFFICER, Trial, trial
from projections.projector.generations import create_tables
from store.engine import open_engine
from store.formats import create_log

TOLD_EVERY = 100_000
"""Entries between one word about how far it has come and the next."""


def generated(folder: Path, entries: int) -> Path:
    """Give a generated ledger whose tables of answers are filled.

    One that the folder holds already is taken as it is, but for the tables: they are
    made anew if they are of another version.
    """
    path = folder / f"generated-{entries}.db"
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        _make(unfinished, entries)
        unfinished.rename(path)
    engine = open_engine(f"sqlite:///{path}")
    create_tables(engine)
    engine.dispose()
    with trial(path) as one:
        one.reader.projector.catch_up()
    return path


def _make(path: Path, entries: int) -> None:
    for beside in path.parent.glob(f"{path.name}*"):
        beside.unlink()
    engine = open_engine(f"sqlite:///{path}", create=True)
    create_log(engine)
    create_tables(engine)
    engine.dispose()
    with trial(path) as one:
        _fill(one, entries)


def _fill(one: Trial, entries: int) -> None:
    """Record batch by batch, and read each into the tables, as time would."""
    wall, cpu = perf_counter(), process_time()
    done, told = 0, TOLD_EVERY
    for batch in Generated(founding(), entries).batches():
        for acts in batch:
            one.ledger.record(acts, OFFICER, confirmed=True)
        one.reader.projector.catch_up()
        done += len(batch.records) + len(batch.corrections)
        if done >= told:
            spent = f"{perf_counter() - wall:.0f} s, {process_time() - cpu:.0f} of CPU"
            print(f"{done:,} entries made in {spent}", flush=True)
            told += TOLD_EVERY
