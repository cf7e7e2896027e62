"""The fold: what a subject's state is, and that it never fails."""

from dataclasses import replace

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from domain.entry import NO_LAST, Entry
from domain.state.amendments import apply_amendments
from domain.state.fold import FOREVER, State, fold_state, setting_intervals
from domain.state.order import order_facts
from tests.support.facts import Draft, coming_after, draft
from tests.support.facts import entries as written
from tests.support.histories import days, logs, subject_logs


def _at(entries: list[Entry], day: int) -> State:
    """Read the intervals on a day."""
    rows = setting_intervals(order_facts(apply_amendments(entries)))
    return {
        (row.setting.field, row.setting.item): row.setting._replace(
            may_have_ended=row.may_end_from <= day
        )
        for row in rows
        if row.counts_from <= day < row.counts_until
    }


@given(entries=subject_logs(), day=days())
def test_chronicle_and_state_say_the_same(entries: list[Entry], day: int) -> None:
    """The days on which a setting holds are those on which the definition has it."""
    position = entries[-1].position

    defined = fold_state(entries, day=day, position=position)

    assert _at(entries, day) == defined


@given(entries=subject_logs())
def test_rows_of_a_field_follow_each_other_without_gap(entries: list[Entry]) -> None:
    """From the first day that a field was set, each day has one value of it."""
    rows = setting_intervals(order_facts(apply_amendments(entries)))

    spans: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        assert row.counts_from < row.counts_until
        days = spans.setdefault((row.setting.field, row.setting.item), [])
        assert days[-1:] in ([], [row.counts_from])
        days += [row.counts_from, row.counts_until]
    assert all(days[-1] == FOREVER for days in spans.values())


@given(entries=logs(), day=days(), data=st.data())
def test_fold_reads_every_log(
    entries: list[Entry], day: int, data: st.DataObject
) -> None:
    """A log is read for ever: one that contradicts itself, one of a later version."""
    later = data.draw(st.sets(st.integers(0, len(entries) - 1)))
    for number in later:
        _rename(entries[number])

    folded = fold_state(entries, day=day, position=len(entries))

    known = {one.position for one in entries if not one.content.kind.endswith("sang")}
    assert {setting.position for setting in folded.values()} <= known


def _rename(entry: Entry) -> None:
    """Make it an entry of a kind that this version does not know."""
    kind = f"{entry.subject.family}.sang"
    entry.content = msgspec.structs.replace(entry.content, kind=kind)


@given(entries=subject_logs(), day=days(), order=st.randoms(use_true_random=False))
def test_order_of_recording_changes_only_stated_ties(
    entries: list[Entry], day: int, order: object
) -> None:
    """History may be entered in any order; where that matters, the answer says so."""
    facts = [one for one in entries if not one.is_amendment]
    amendments = [one for one in entries if one.is_amendment]
    shuffled = list(facts)
    order.shuffle(shuffled)  # type: ignore[attr-defined] # Hypothesis gives a Random
    other = _renumbered([*shuffled, *amendments])
    one = _renumbered([*facts, *amendments])

    before = fold_state(one, day=day, position=len(one))
    after = fold_state(other, day=day, position=len(other))

    assert before.keys() == after.keys()
    differing = [at for at in before if before[at].value != after[at].value]
    assert all(before[at].ties or after[at].ties for at in differing)


def _renumbered(entries: list[Entry]) -> list[Entry]:
    return [
        replace(one, version=at, position=at, _fact=None)
        for at, one in enumerate(entries, 1)
    ]


def _named(when: str, words: str) -> Draft:
    return draft("body.renamed", when, name={"en": {"words": words}})


def _ties(*drafts: Draft) -> tuple[int, ...]:
    """Give the ties that the last of several names is stated with."""
    folded = fold_state(written(*drafts), day=NO_LAST, position=len(drafts))
    return folded["name", ""].ties


def test_two_values_on_overlapping_dates_are_a_tie() -> None:
    """The answer says that the order of the two is not known."""
    assert _ties(_named("2018", "A"), _named("2018-06", "B")) == (2,)


def test_two_values_on_dates_apart_are_no_tie() -> None:
    """January comes before June."""
    assert _ties(_named("2018-01", "A"), _named("2018-06", "B")) == ()


def test_the_same_value_twice_is_no_tie() -> None:
    """Whichever came first, the answer is the same."""
    assert _ties(_named("2018", "A"), _named("2018-06", "A")) == ()


def test_a_stated_order_is_no_tie() -> None:
    """An entry that names what it comes after leaves no doubt."""
    assert _ties(_named("2018", "A"), coming_after(_named("2018-06", "B"), 1)) == ()
