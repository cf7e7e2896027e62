"""Two steps of one subject: the state that a reader of the sources would give."""

from itertools import permutations

import pytest

from domain.kinds import KINDS, Definition, Life
from domain.kinds.natural_order import STATES
from domain.state.fold import Setting
from tests.support.facts import Draft, draft, fold_on

SETTING = [k for k in KINDS.values() if k.steps and STATES & {*k.sets}]
PROGRESSIONS = [
    (one, other)
    for one in SETTING
    for other in SETTING
    if one.family == other.family
    and one.steps
    and other.steps
    and one.steps.last < other.steps.first
]


def state(kind: Definition) -> tuple[str, str]:
    """Return the field of a kind that says how far a subject has come, and its code."""
    (field,) = STATES & {*kind.sets}
    return field, kind.sets[field]


def state_of(drafts: tuple[Draft, ...], day: str, field: str) -> Setting:
    """Fold drafts in both orders of recording: one answer, the same in both."""
    found = [fold_on(order, day)[field, ""] for order in permutations(drafts)]
    assert len({(one.value, one.may_have_ended, len(one.ties)) for one in found}) == 1
    return found[0]


@pytest.mark.parametrize(
    "when", ["2020", "", "2020-03", "2020-03-10", "[..2020-03-10]"]
)
def test_an_imprecise_step_comes_before_the_next(when: str) -> None:
    """Where the dates leave the order open, the natural order decides."""
    for one, other in PROGRESSIONS:
        drafts = draft(one.name, when), draft(other.name, "2020-03-10")
        field, code = state(other)

        held = state_of(drafts, "2020-12-31", field)

        assert (held.value, held.ties) == (code, ()), (one.name, other.name)


def test_an_imprecise_next_step_may_have_happened() -> None:
    """The earlier state holds, marked, until the next one is certain."""
    for one, other in PROGRESSIONS:
        both = one.name, other.name
        drafts = draft(one.name, "2020-03-10"), draft(other.name, "2020")
        field, code = state(one)
        differs = code != state(other)[1]

        early = state_of(drafts, "2020-06-30", field)
        late = state_of(drafts, "2020-12-31", field)

        found = early.value, early.ties, early.may_have_ended
        assert found == (code, (), differs), both
        assert (late.value, late.ties) == (state(other)[1], ()), both


def _can_contradict(one: Definition, other: Definition) -> bool:
    """Return whether one opens or closes a life that the other lies within."""
    lives = {one.life, other.life}
    return Life.OUTSIDE not in lives and lives != {Life.DURING}


def test_dates_can_force_a_step_back() -> None:
    """What was planned, or begun, again after an end stands as the dates say."""
    for one, other in (both for both in PROGRESSIONS if not _can_contradict(*both)):
        drafts = draft(one.name, "2020-06"), draft(other.name, "2020-03-10")
        field, code = state(one)

        held = state_of(drafts, "2020-12-31", field)

        assert (held.value, held.ties) == (code, ()), (one.name, other.name)
