"""The check: which entries contradict each other, and that parts of a whole do not."""

from collections.abc import Sequence
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from domain.entry import Entry, Fact
from domain.kinds import Life
from domain.recording.acts import Act, Join, Record
from domain.recording.event_ids import event_id_of
from domain.state.amendments import apply_amendments
from domain.state.contradictions import all_contradictions
from tests.support.desks import some_desk
from tests.support.histories import HALF_AS_MANY, histories, subject_logs


def _must_come_before(one: Fact, other: Fact) -> bool:
    """Say the rule once more, of two facts alone."""
    lived = Life.OUTSIDE not in (one.life, other.life)
    opens, closes = one.life is Life.OPENS, other.life is Life.CLOSES
    return other.content.after == str(one.event_id) or (lived and (opens or closes))


def _agree(facts: Sequence[Fact]) -> bool:
    contradict = any(
        one.first > other.last and _must_come_before(one, other)
        for one, other in permutations(facts, 2)
    )
    return not contradict and not any(_is_in_ring(fact, facts) for fact in facts)


def _is_in_ring(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Say whether a fact comes after itself, by what each fact comes after."""
    after = {str(one.event_id): one.content.after for one in facts}
    at = fact.content.after
    for _ in facts:
        if at == str(fact.event_id):
            return True
        at = after.get(at, "")
    return False


@given(entries=subject_logs())
def test_check_finds_what_two_facts_contradict(entries: list[Entry]) -> None:
    """It looks at the extremes only, and finds what looking at every pair finds."""
    facts = apply_amendments(entries)

    found = list(all_contradictions(facts))

    assert bool(found) is not _agree(facts)
    assert all(one.earlier.first > one.later.last for one in found)


@given(entries=subject_logs(), order=st.randoms(use_true_random=False), data=st.data())
def test_every_part_of_what_agrees_agrees_in_any_order(
    entries: list[Entry], order: object, data: st.DataObject
) -> None:
    """Only two entries contradict each other, so leaving some out never hurts."""
    agreed: list[Fact] = []
    for fact in apply_amendments(entries):
        if not list(all_contradictions([*agreed, fact])):
            agreed.append(fact)
    part = [fact for fact in agreed if data.draw(st.booleans())]

    order.shuffle(part)  # type: ignore[attr-defined] # Hypothesis gives a Random

    assert list(all_contradictions(part)) == []


def _with_all_about_them(acts: Sequence[Act], kept: set[str]) -> list[Act]:
    """Keep some acts, and every amendment of what is kept."""
    part: list[Act] = []
    for act in acts:
        if isinstance(act, Record | Join):
            is_kept = act.key in kept
        else:
            is_kept = act.target in {str(event_id_of(one.key)) for one in part}
        if is_kept:
            part.append(act)
    return part


@HALF_AS_MANY
@given(acts=histories(), data=st.data())
def test_every_part_of_an_accepted_history_is_accepted(
    acts: list[Act], data: st.DataObject
) -> None:
    """An entity may enter what it knows, and the others the rest."""
    with some_desk() as desk:
        accepted = desk.record_what_it_takes(acts)
    kept = {act.key for act in accepted if data.draw(st.booleans())}
    part = _with_all_about_them(accepted, kept)

    with some_desk() as desk:
        taken = desk.record_what_it_takes(part)

    assert taken == part


@HALF_AS_MANY
@given(acts=histories(may_amend=False), order=st.randoms(use_true_random=False))
def test_an_accepted_history_is_accepted_in_any_order(
    acts: list[Act], order: object
) -> None:
    """History may be entered in any order: what is not known contradicts nothing."""
    with some_desk() as desk:
        accepted = desk.record_what_it_takes(acts)
    shuffled = list(accepted)
    order.shuffle(shuffled)  # type: ignore[attr-defined] # Hypothesis gives a Random

    with some_desk() as desk:
        taken = desk.record_what_it_takes(shuffled)

    assert taken == shuffled
