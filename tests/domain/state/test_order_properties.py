"""What holds for every history: no answer depends on the order of recording."""

from dataclasses import replace
from itertools import chain
from random import Random
from typing import Any

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.entry import SAME_AS, Entry
from domain.kinds.natural_order import STATES
from domain.state.amendments import apply_amendments
from domain.state.bounds import is_before
from domain.state.contradictions import all_contradictions
from domain.state.fold import find_setters, fold_state
from domain.state.order import order_facts
from tests.support.as_of_definition import Answers, answers, together
from tests.support.histories import days, logs, subject_logs

RANDOM = st.randoms(use_true_random=False)


def recorded_as(entries: list[Entry]) -> list[Entry]:
    """Record entries in the order given."""
    versions: dict[Any, int] = {}
    found = []
    for position, one in enumerate(entries, 1):
        version = versions[one.subject_id] = versions.get(one.subject_id, 0) + 1
        found.append(replace(one, version=version, position=position, _fact=None))
    return found


def shuffled(entries: list[Entry], random: Random) -> list[Entry]:
    """Shuffle facts and joins; what amends an entry stays behind it, in its order."""
    free = [e for e in entries if not e.is_amendment or e.content.kind == SAME_AS]
    amending = [one for one in entries if one not in free]
    random.shuffle(free)
    return recorded_as([*free, *amending])


def said(found: Answers) -> dict[tuple[str, str], tuple[Any, ...]]:
    """Return what an answer says, apart from the positions of entries."""
    return {
        at: (held.setting.value, len(held.setting.ties), held.setting.may_have_ended)
        for at, held in found.items()
    }


@given(entries=logs(), day=days(), random=RANDOM)
def test_the_order_of_recording_changes_no_answer(
    entries: list[Entry], day: int, random: Random
) -> None:
    """With joins, imprecise dates, documents without a day and attestations."""
    groups = together(entries, len(entries))
    found = (all_contradictions(_facts(entries, one)) for one in groups)
    assume(not any(chain.from_iterable(found)))
    others = shuffled(entries, random)
    last = len(entries)

    for one in {entry.subject_id for entry in entries}:
        before = answers(entries, one, day=day, position=last)
        after = answers(others, one, day=day, position=last)

        assert said(before) == said(after)


def _facts(entries: list[Entry], group: set[Any]) -> list[Any]:
    return apply_amendments([one for one in entries if one.subject_id in group])


@given(entries=subject_logs(), day=days(), data=st.data())
def test_a_late_old_entry_changes_nothing_after_its_successor(
    entries: list[Entry], day: int, data: st.DataObject
) -> None:
    """What was so long ago, and was replaced for certain, stays in its place."""
    facts = [one for one in entries if not one.is_amendment]
    late = data.draw(st.sampled_from(facts)) if facts else entries[0]
    others = [one for one in facts if one is not late]
    assume(others and not any(all_contradictions(one.fact for one in facts)))

    before = fold_state(recorded_as(others), day=day, position=len(entries))
    after = fold_state(recorded_as([*others, late]), day=day, position=len(entries))

    for at in _items(late.fact):
        replaced = any(
            one.fact.first > late.fact.last
            and one.fact.last <= day
            and at in _items(one.fact)
            for one in others
        )
        # Who is known to have joined before, and joins again, left between.
        is_begun_again = any(
            at[1]
            and one.fact.first > late.fact.last
            and _sets(late, at) == _sets(one, at)
            for one in others
        )
        if replaced and not is_begun_again:
            # An old entry may decide an order that was open, and told to be.
            assert before[at].value == after[at].value or before[at].ties


def _sets(entry: Entry, at: tuple[str, str]) -> list[Any]:
    effects = entry.fact.effects
    return [one.value for one in effects if (one.field, one.item) == at]


def _items(fact: Any) -> set[tuple[str, str]]:  # noqa: ANN401 - a fact
    return {(one.field, one.item) for one in fact.effects}


def _without_after(entry: Entry) -> Entry:
    content = msgspec.structs.replace(entry.content, after="")
    return replace(entry, content=content, _fact=None)


@given(entries=subject_logs())
def test_a_state_goes_back_a_step_only_where_dates_say_so(entries: list[Entry]) -> None:
    """Two facts stand against the natural order only if their days do not overlap."""
    facts = apply_amendments([_without_after(one) for one in entries])
    assume(not any(all_contradictions(facts)))
    ordered = order_facts(facts)

    for (field, _), setters in find_setters(ordered).items():
        if field in STATES:
            for at, one in enumerate(setters):
                for later in setters[at + 1 :]:
                    is_back = is_before(
                        later.placed.fact, one.placed.fact, ordered.pairs
                    )
                    forced = one.placed.counts_from < later.placed.possible_from
                    assert forced or not is_back
