"""One more fact: projected incrementally, or in full where other facts move."""

import pytest

from tests.support.facts import (
    Draft,
    attested,
    coming_after,
    corrected,
    draft,
    withdrawn,
)
from tests.support.facts import entries as entries_of
from tests.support.projected_rows import project_in_full, project_incrementally

FORMED = draft("body.formed", "2018")
JOINED = draft("body.member-joined", "2018", member="actor:brs")
LEFT = draft("body.member-left", "2018-06", member="actor:brs")
DIRECTED = draft("body.direction-given", "2018", direction={"en": {"words": "A"}})
DIRECTED_EARLIER = draft(
    "body.direction-given", "2017", direction={"en": {"words": "B"}}
)
DIRECTED_THEN_TOO = draft(
    "body.direction-given", "2018-06", direction={"en": {"words": "B"}}
)
REVIEWED = draft("body.reviewed", "2019", reviewed_by=["actor:brs"])
LEFT_AND_JOINED = draft(
    "body.reinvigorated", "2019", members=["actor:brs"], former_members=["actor:brs"]
)
SHOWN = draft(
    "activity.shown", "2018", meeting="meeting:cop-4", at_meeting="meeting:cop-4"
)
NOTED = draft("body.noted", "2018")


@pytest.mark.parametrize(
    "drafts",
    [
        (FORMED, draft("body.dissolved", "2018-06"), DIRECTED),
        (draft("body.formed", "2019"), draft("body.reviewed", "2018-06")),
        (draft("body.reviewed", "2018-06"), draft("body.formed", "2019"), DIRECTED),
        (draft("role.assigned", "2018"), draft("role.created", "2019")),
        (DIRECTED, JOINED, REVIEWED),
        (REVIEWED, DIRECTED, DIRECTED_EARLIER),
        (DIRECTED, DIRECTED_THEN_TOO),
        (
            DIRECTED,
            draft("body.direction-given", "2018", direction={"en": {"words": "A"}}),
        ),
        (DIRECTED, JOINED, LEFT),
        (DIRECTED, LEFT, JOINED),
        (DIRECTED, coming_after(REVIEWED, 3), draft("body.reviewed", "2020")),
        (REVIEWED, coming_after(DIRECTED, 1), NOTED),
        (DIRECTED, draft("body.reference-added", "2018", reference="group")),
        (DIRECTED, corrected(1, title={"en": {"words": "C"}}), DIRECTED_EARLIER),
        (DIRECTED, withdrawn(1), NOTED),
        (DIRECTED, attested(1, "document:note"), DIRECTED_THEN_TOO),
        (DIRECTED, LEFT_AND_JOINED, NOTED),
        (SHOWN, SHOWN),
    ],
    ids=[
        "closed",
        "before the opening",
        "opened later",
        "opens itself",
        "plain",
        "earlier than what is known",
        "tied",
        "said again",
        "ends something",
        "ended already",
        "awaited",
        "after another",
        "named",
        "corrected",
        "all withdrawn",
        "attested",
        "leaves and joins",
        "sets a field twice",
    ],
)
def test_rows_are_those_of_a_full_projection(drafts: tuple[Draft, ...]) -> None:
    """What is plain, and what is not, gives the rows of all facts taken together."""
    entries = entries_of(*drafts)

    assert project_incrementally(entries) == project_in_full(entries)
