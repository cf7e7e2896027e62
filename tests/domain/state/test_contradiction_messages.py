"""Each rule of the check, with the sentence that a person reads."""

import pytest

from domain.state.contradictions import all_contradictions
from tests.support.facts import Draft, coming_after, draft, facts
from wording.messages import message_words

FORMED = draft("body.formed", "2019-01")
DISSOLVED = draft("body.dissolved", "2020-03")


WORKED = draft("body.started-work", "2018-11")
STARTED = draft("body.started-work", "2020-04-01")
NOTED = draft("body.noted", "2018")
REVIEWED = draft("body.reviewed", "2019-02")


@pytest.mark.parametrize(
    ("drafts", "earlier", "later", "days"),
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
            (DISSOLVED, draft("body.formed", "2020-04")),
            "body.formed of 2020-04 (entry 2)",
            "body.dissolved of 2020-03 (entry 1)",
            ("2020-04-01", "2020-03-31"),
        ),
        (
            (FORMED, draft("body.formed", "2018")),
            "body.formed of 2019-01 (entry 1)",
            "body.formed of 2018 (entry 2)",
            ("2019-01-01", "2018-12-31"),
        ),
        (
            (REVIEWED, coming_after(NOTED, 1)),
            "body.reviewed of 2019-02 (entry 1)",
            "body.noted of 2018 (entry 2)",
            ("2019-02-01", "2018-12-31"),
        ),
        (
            (coming_after(NOTED, 2), REVIEWED),
            "body.reviewed of 2019-02 (entry 2)",
            "body.noted of 2018 (entry 1)",
            ("2019-02-01", "2018-12-31"),
        ),
    ],
    ids=["opens", "closes", "opens-closes", "opens-twice", "named", "named-later"],
)
def test_a_contradiction_names_both_entries(
    drafts: tuple[Draft, ...], earlier: str, later: str, days: tuple[str, str]
) -> None:
    """Both entries, their dates, their numbers, and why they cannot both be."""
    sentence = (
        f"{earlier} of body:it must come before {later} of body:it, but the first "
        f"cannot be before {days[0]} and the second not after {days[1]}"
    )

    assert [
        message_words(one.message) for one in all_contradictions(facts(*drafts))
    ] == [sentence]


@pytest.mark.parametrize(
    "drafts",
    [
        (FORMED, draft("body.proposed", "2020")),
        (FORMED, draft("body.noted", "2018")),
        (DISSOLVED, draft("body.rule-stated", "2021", rule="size")),
        (FORMED, draft("body.started-work", "2019")),
        (FORMED, draft("body.started-work", "[..2019-06]")),
        (FORMED, draft("body.started-work")),
        (FORMED, draft("body.formed", "2019")),
        (draft("body.started-work", "2018"), draft("body.started-work", "2020")),
        (
            draft("body.member-left", "2019", member="actor:brs"),
            draft("body.member-joined", "2020", member="actor:brs"),
        ),
    ],
)
def test_what_may_have_been_so_is_accepted(drafts: tuple[Draft, ...]) -> None:
    """Plans and notes stand outside a life; overlapping dates agree; members return."""
    assert list(all_contradictions(facts(*drafts))) == []


def test_a_fact_is_held_against_the_one_that_contradicts_it_the_most() -> None:
    """Of many entries, the one that could be the earliest is named."""
    drafts = (
        draft("body.started-work", "2019-05"),
        WORKED,
        draft("body.reviewed", "2019"),
    )

    found = list(all_contradictions(facts(*drafts, FORMED)))

    assert [(one.earlier.position, one.later.position) for one in found] == [(4, 2)]
