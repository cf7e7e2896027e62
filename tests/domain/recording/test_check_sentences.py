"""Each rule of the check, with the sentence that a person reads."""

import pytest

from domain.state.contradictions import all_contradictions
from tests.support.facts import Told, after, facts, said

FORMED = said("body.formed", "2019-01")
DISSOLVED = said("body.dissolved", "2020-03")


WORKED = said("body.started-work", "2018-11")
STARTED = said("body.started-work", "2020-04-01")
NOTED = said("body.noted", "2018")
REVIEWED = said("body.reviewed", "2019-02")


@pytest.mark.parametrize(
    ("told", "earlier", "later", "days"),
    [
        (
            (FORMED, WORKED),
            "body.formed of 2019-01 (entry 1)",
            "body.started-work of 2018-11 (entry 2)",
            ("2019-01-01", "2018-11-30"),
        ),
        (
            (DISSOLVED, STARTED),
            "body.started-work of 2020-04-01 (entry 2)",
            "body.dissolved of 2020-03 (entry 1)",
            ("2020-04-01", "2020-03-31"),
        ),
        (
            (DISSOLVED, said("body.formed", "2020-04")),
            "body.formed of 2020-04 (entry 2)",
            "body.dissolved of 2020-03 (entry 1)",
            ("2020-04-01", "2020-03-31"),
        ),
        (
            (FORMED, said("body.formed", "2018")),
            "body.formed of 2019-01 (entry 1)",
            "body.formed of 2018 (entry 2)",
            ("2019-01-01", "2018-12-31"),
        ),
        (
            (REVIEWED, after(NOTED, 1)),
            "body.reviewed of 2019-02 (entry 1)",
            "body.noted of 2018 (entry 2)",
            ("2019-02-01", "2018-12-31"),
        ),
        (
            (after(NOTED, 2), REVIEWED),
            "body.reviewed of 2019-02 (entry 2)",
            "body.noted of 2018 (entry 1)",
            ("2019-02-01", "2018-12-31"),
        ),
    ],
    ids=["opens", "closes", "opens-closes", "opens-twice", "named", "named-later"],
)
def test_a_contradiction_names_both_entries(
    told: tuple[Told, ...], earlier: str, later: str, days: tuple[str, str]
) -> None:
    """Both entries, their dates, their numbers, and why they cannot both be."""
    sentence = (
        f"{earlier} of body:it must come before {later} of body:it, but the first "
        f"cannot be before {days[0]} and the second not after {days[1]}"
    )

    assert [str(one) for one in all_contradictions(facts(*told))] == [sentence]


@pytest.mark.parametrize(
    "told",
    [
        (FORMED, said("body.proposed", "2020")),
        (FORMED, said("body.noted", "2018")),
        (DISSOLVED, said("body.rule-stated", "2021", rule="size")),
        (FORMED, said("body.started-work", "2019")),
        (FORMED, said("body.started-work", "[..2019-06]")),
        (FORMED, said("body.started-work")),
        (FORMED, said("body.formed", "2019")),
        (said("body.started-work", "2018"), said("body.started-work", "2020")),
        (
            said("body.member-left", "2019", member="actor:brs"),
            said("body.member-joined", "2020", member="actor:brs"),
        ),
    ],
)
def test_what_may_have_been_so_is_accepted(told: tuple[Told, ...]) -> None:
    """Plans and notes stand outside a life; overlapping dates agree; members return."""
    assert list(all_contradictions(facts(*told))) == []


def test_a_fact_is_held_against_the_one_that_contradicts_it_the_most() -> None:
    """Of many entries, the one that could be the earliest is named."""
    told = (said("body.started-work", "2019-05"), WORKED, said("body.reviewed", "2019"))

    found = list(all_contradictions(facts(*told, FORMED)))

    assert [(one.earlier.position, one.later.position) for one in found] == [(4, 2)]
