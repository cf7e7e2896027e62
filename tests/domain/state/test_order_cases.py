"""Cases that once gave a wrong state, each with what a reader of the sources says."""

from itertools import permutations

import pytest

from domain.state.fold import Setting
from tests.support.facts import Draft, coming_after, draft, fold_on, reported_by

A, B, C = "actor:person/1", "actor:person/2", "actor:person/3"
YEAR_END = "2020-12-31"


def assigned(when: str, holder: str) -> Draft:
    """Say that somebody took the role."""
    return draft("role.assigned", when, holder=holder)


def vacated(when: str) -> Draft:
    """Say that somebody left the role."""
    return draft("role.vacated", when)


def joined(when: str) -> Draft:
    """Say that an actor became a member."""
    return draft("body.member-joined", when, member="actor:brs")


def left(when: str) -> Draft:
    """Say that it left."""
    return draft("body.member-left", when, member="actor:brs")


def held(
    drafts: tuple[Draft, ...], field: str, item: str = "", on: str = YEAR_END
) -> Setting:
    """Fold drafts in every order of recording: one answer, the same in all."""
    found = [fold_on(order, on)[field, item] for order in permutations(drafts)]
    assert len({(one.value, len(one.ties), one.may_have_ended) for one in found}) == 1
    return found[0]


@pytest.mark.parametrize(
    ("drafts", "holder"),
    [
        ((assigned("2016", B), vacated("2016-09-01")), None),
        ((assigned("2010-01-01", A), assigned("2016", B), vacated("2016-09-01")), None),
        (
            (
                assigned("2010", A),
                assigned("2014", B),
                assigned("2016", C),
                vacated("2016-09-01"),
            ),
            None,
        ),
        (
            (
                assigned("2010", A),
                draft("role.renewed", "2014"),
                vacated("2014-06-01"),
            ),
            None,
        ),
        ((assigned("2018-03", A), vacated("2018-03"), assigned("2018-03", A)), A),
        ((assigned("2010", A), vacated("2014"), assigned("2016", B)), B),
        (
            (
                assigned("2014", A),
                vacated("2016"),
                assigned("2016", B),
                vacated("2021"),
            ),
            B,
        ),
        (
            (
                assigned("2018", A),
                draft("role.renewed", "2018", holder=A, term="P1Y"),
                vacated("2018"),
            ),
            None,
        ),
    ],
)
def test_a_vacation_ends_who_held_the_role(
    drafts: tuple[Draft, ...], holder: str | None
) -> None:
    """A late old assignment does not change who holds the role today."""
    setting = held(drafts, "holder")

    assert (setting.value, setting.ties) == (holder, ())


@pytest.mark.parametrize(
    ("drafts", "member"),
    [
        ((joined("2018-03"), left("2018-03"), joined("2018-03")), True),
        ((joined("2018-03-10"), left("2018-03-10"), joined("2018-03-10")), True),
        ((joined("2018"), left("2018"), joined("2018")), True),
        ((joined("2018-01-10"), left("2018"), joined("2018-06-01")), True),
        ((joined("2010"), joined("2012"), left("2014")), None),
        ((joined("2010"), left("2017"), joined("2017-11")), True),
        ((joined("2010"), left("2017-06-01"), joined("2017")), True),
        ((joined("2016-03"), joined("2016"), left("2016-12-05")), None),
        ((joined("2010"), left("2016"), joined("2016"), left("2018")), None),
        ((joined("2010"), left("2016-03-30"), joined("2016-07"), left("2016")), None),
        (
            (
                draft("body.formed", "2010", members=["actor:brs"]),
                draft("body.reinvigorated", "2017", members=["actor:brs"]),
                left("2017-06-01"),
            ),
            None,
        ),
        (
            (
                joined("2010"),
                draft("body.reinvigorated", "2010-06-01", former_members=["actor:brs"]),
            ),
            None,
        ),
        (
            (
                draft("body.formed", "2018", members=["actor:brs"]),
                left("2018-03-01"),
            ),
            None,
        ),
    ],
)
def test_a_leaving_ends_one_joining(drafts: tuple[Draft, ...], member: object) -> None:
    """Two joinings with one leaving between are a member."""
    setting = held(drafts, "members", "actor:brs")

    assert (setting.value, setting.ties) == (member, ())


def test_who_came_back_in_the_year_of_leaving_is_a_member_until_leaving_again() -> None:
    """The later of two leavings ends the later joining."""
    drafts = joined("2010"), left("2016"), joined("2016"), left("2018")

    between = held(drafts, "members", "actor:brs", on="2016-12-31")

    assert (between.value, between.ties) == (True, ())


@pytest.mark.parametrize(
    ("day", "stage"), [("2014-12-31", "dormant"), (YEAR_END, "formed")]
)
def test_a_body_can_go_dormant_again_in_the_year_of_its_reinvigoration(
    day: str, stage: str
) -> None:
    """It went dormant twice, and was reinvigorated between."""
    drafts = (
        draft("body.went-dormant", "2010"),
        draft("body.reinvigorated", "2014"),
        draft("body.went-dormant", "2014-11"),
        draft("body.reinvigorated", "2016"),
    )

    assert held(drafts, "stage", on=day).value == stage


PLANNED = reported_by(draft("meeting.planned"), "2021-07-05")


@pytest.mark.parametrize(
    ("drafts", "status"),
    [
        ((PLANNED, draft("meeting.opened", "2019-11-25")), "held"),
        (
            (
                PLANNED,
                draft("meeting.opened", "2019-11-25"),
                draft("meeting.closed", "2019-11-29"),
            ),
            "closed",
        ),
        ((PLANNED, draft("meeting.held", "2019-11-25/2019-11-29")), "held"),
        (
            (draft("meeting.planned", "2020-06"), draft("meeting.held", "2019")),
            "planned",
        ),
    ],
)
def test_holding_a_meeting_ends_its_plan(
    drafts: tuple[Draft, ...], status: str
) -> None:
    """However it was planned, and whenever the plan is known from."""
    assert held(drafts, "status").value == status


def test_a_body_that_works_after_a_dormancy_was_reinvigorated_before() -> None:
    """A state goes back a step by what takes it back, once."""
    drafts = (
        draft("body.formed", "2018"),
        draft("body.started-work", "2018-06"),
        draft("body.went-dormant", "2019-03"),
        draft("body.reinvigorated", "2019"),
        draft("body.started-work", "2019-09-01"),
    )

    stage = held(drafts, "stage")

    assert (stage.value, stage.ties) == ("working", ())


def test_an_order_that_is_stated_goes_before_the_natural_order() -> None:
    """The entry names what it comes after."""
    dormant = draft("body.went-dormant", "2020-03")
    drafts = (dormant, coming_after(draft("body.started-work", "2020"), 1))

    stage = fold_on(drafts, YEAR_END)["stage", ""]

    assert (stage.value, stage.ties) == ("working", ())
    assert fold_on(drafts, "2020-06-30")["stage", ""].may_have_ended


@pytest.mark.parametrize(
    "drafts",
    [
        (draft("body.formed", "2018-03-10"), draft("body.dissolved", "2018-03-10")),
        (draft("body.formed", "2018"), draft("body.started-work", "2018-05-01")),
        (draft("mandate.adopted", "2020"), draft("mandate.in-force", "2020-03-10")),
        (draft("body.formed", "2018"), left("2018"), joined("2018")),
    ],
)
def test_only_true_ties_are_told(drafts: tuple[Draft, ...]) -> None:
    """Lives, endings and the natural order decide: nothing is open."""
    for order in permutations(drafts):
        assert all(one.ties == () for one in fold_on(order, YEAR_END).values())


def test_what_pairs_exclude_is_not_possible() -> None:
    """A meeting that was held in June was not closed in February."""
    drafts = draft("meeting.held", "2018-06-01"), draft("meeting.closed", "2018")

    early = fold_on(drafts, "2018-06-01")["status", ""]

    assert (early.value, early.may_have_ended) == ("held", True)
    assert fold_on(drafts, "2018-05-31") == {}
