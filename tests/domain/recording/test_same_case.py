"""Entries of one kind that may be one case, and those that are two."""

from typing import Any

import pytest

from domain.kinds import KINDS
from domain.recording.same_case import count_common

PLEDGE = {"givers": ["actor:us"], "amount": "1000", "currency": "USD", "count": 3}
SAME = {"actor:usa": "it", "actor:us": "it"}


@pytest.mark.parametrize(
    ("other", "common"),
    [
        ({}, 0),
        ({"givers": ["actor:us", "actor:brs"]}, 1),
        ({"givers": ["actor:usa"], "amount": "1000"}, 2),
        ({"givers": ["actor:brs"], "amount": "1000"}, None),
        ({"amount": "2000", "currency": "USD"}, None),
        ({"count": 4, "currency": "USD"}, 1),
    ],
)
def test_what_two_pledges_have_in_common(
    other: dict[str, Any], common: int | None
) -> None:
    """A giver is one under all names; counts and words tell nothing."""
    kind = KINDS["contribution.pledged"]

    assert count_common(kind, PLEDGE, other, SAME) == common
    assert count_common(kind, other, PLEDGE, SAME) == common


@pytest.mark.parametrize(
    ("place", "common"),
    [("Bali", 1), ("Bali, Indonesia", 1), ("Jakarta, Indonesia", None)],
)
def test_a_place_may_be_said_longer(place: str, common: int | None) -> None:
    """One of the two names contains the other."""
    kind = KINDS["meeting.held"]
    known = {"place": {"en": {"words": "Bali, Indonesia"}}}

    given = {"place": {"en": {"words": place}}}

    assert count_common(kind, given, known, {}) == common
