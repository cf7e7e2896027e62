"""The garbage collector is disabled during work on many entries, and only then."""

import gc

import pytest

from domain.gc_pause import MANY, gc_disabled


def is_collected(one: object) -> bool:
    """Test whether collections look at an object."""
    return any(other is one for other in gc.get_objects())


@pytest.mark.parametrize(("size", "enabled"), [(MANY - 1, True), (MANY, False)])
def test_only_work_on_many_entries_disables_it(size: int, *, enabled: bool) -> None:
    """Work on few entries creates little that a collection would scan in vain."""
    with gc_disabled(size):
        during = gc.isenabled()

    assert (during, gc.isenabled()) == (enabled, True)


def test_it_stays_disabled_where_it_was() -> None:
    """Work within other such work does not enable the collector too early."""
    with gc_disabled(MANY):
        with gc_disabled(MANY):
            pass

        assert not gc.isenabled()


def test_what_a_process_froze_stays_frozen() -> None:
    """A server freezes what it built, so that no collection scans it."""
    built: list[object] = []
    gc.freeze()

    with gc_disabled(MANY):
        created: list[object] = []

    assert not is_collected(built)
    assert is_collected(created)


def test_what_was_created_counts_as_old() -> None:
    """The next collection of young objects does not scan all that was created."""
    gc.unfreeze()

    with gc_disabled(MANY):
        created: list[object] = []

    assert any(one is created for one in gc.get_objects(generation=2))
    gc.freeze()
