"""What a draft says of other subjects: it sets nothing until the draft is adopted."""

from itertools import permutations

import pytest

from domain.kinds.document import Commissioned
from domain.kinds.mandate import Adopted, InForce, Proposed, Welcomed
from domain.recording.acts import Record, Withdraw
from domain.texts import Wording
from tests.support.as_of_definition import answers
from tests.support.desks import Desk

pytest_plugins = ("tests.support.desk_fixture",)

UNDER = "mandate:mc-7/1"
PROPOSAL = Record.of(Proposed(), "mc-7/1", occurred="2020-01-10")
ADOPTION = Record.of(Adopted(), "mc-7/1", occurred="2020-06-10")
WELCOME = Record.of(
    Welcomed(under=UNDER, welcomed_by=("actor:cop",)), "unea-6/4", occurred="2020-01"
)
WELCOMED = {"under": UNDER, "welcomed_by[actor:cop]": True}


@pytest.mark.parametrize("acts", [*permutations((PROPOSAL, WELCOME, ADOPTION))])
def test_what_a_draft_says_applies_with_its_adoption(
    desk: Desk, acts: tuple[Record, ...]
) -> None:
    """In whatever order it is recorded, as the plain definition has it."""
    for act in acts:
        desk.record(act)

    assert desk.fields("mandate:unea-6/4", "2020-06-09") == {}
    assert desk.fields("mandate:unea-6/4", "2020-06-10") == WELCOMED
    entries = sorted(
        desk.log.entries_of([one.subject.subject_id for one in acts]),
        key=lambda one: one.position,
    )
    for day in ("2020-06-09", "2020-06-10"):
        defined = answers(
            entries, WELCOME.subject.subject_id, day=desk.at(day).day, position=3
        )
        assert len(defined) == len(desk.fields("mandate:unea-6/4", day))


def test_a_draft_that_is_not_adopted_sets_nothing(desk: Desk) -> None:
    """Neither does one whose adoption turns out to be a mistake."""
    desk.record(WELCOME, PROPOSAL)
    assert desk.fields("mandate:unea-6/4", "2021-01-01") == {}

    desk.record(ADOPTION)
    assert desk.fields("mandate:unea-6/4", "2021-01-01") == WELCOMED

    desk.record(Withdraw(target="#3", reason="another decision was adopted"))
    assert desk.fields("mandate:unea-6/4", "2021-01-01") == {}


def test_what_is_in_force_was_adopted(desk: Desk) -> None:
    """A source may only say that the decision is in force."""
    in_force = Record.of(InForce(), "mc-7/1", occurred="2020-06-10")
    desk.record(PROPOSAL, WELCOME, in_force)

    assert desk.fields("mandate:unea-6/4", "2020-06-10") == WELCOMED


def test_a_decision_of_which_no_draft_is_known_applies_at_once(desk: Desk) -> None:
    """Most decisions are recorded when they were adopted."""
    desk.record(WELCOME, ADOPTION)

    assert desk.fields("mandate:unea-6/4", "2020-01-31") == WELCOMED


def test_a_draft_may_name_what_it_would_ask_for(desk: Desk) -> None:
    """The study is not commissioned yet, and readers see what it is called."""
    name = {"en": Wording("Study on waste")}
    study = Record.of(Commissioned(under=UNDER), "study", occurred="2020-01-10")
    desk.record(PROPOSAL, Record.of(Commissioned(under=UNDER, name=name), "study"))
    desk.record(study)

    assert desk.fields("document:study", "2021-01-01").keys() <= {"name"}
