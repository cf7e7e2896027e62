"""What a meeting is called that no source names, in six languages."""

from collections.abc import Mapping
from typing import Any

import pytest

from domain.content import Content, Occurred
from wording.descriptions import description_of


def described(
    occurred: str = "", family: str = "meeting", **data: str
) -> Mapping[str, Any]:
    """Describe a subject by its first entry."""
    content = Content(
        kind=f"{family}.noted",
        subject=f"{family}:it",
        occurred=Occurred(occurred) if occurred else None,
        data=data,
    )
    return {one: wording.words for one, wording in description_of(content).items()}


def test_a_meeting_is_called_by_its_sort_and_its_date() -> None:
    """Each language puts the two together in its own way."""
    found = described("2026-10", meeting_type="call")

    assert found["en"] == "call, October 2026"
    assert found["zh"] == "电话会议，2026年10月"
    assert len(found) == 6


@pytest.mark.parametrize(
    ("occurred", "data", "words"),
    [
        ("", {}, "meeting"),
        ("2026-10", {}, "meeting, October 2026"),
        ("2026-10", {"planned_for": "2026-12"}, "meeting, December 2026"),
        ("", {"meeting_type": "call"}, "call"),
    ],
)
def test_what_is_not_known_is_left_out(
    occurred: str, data: dict[str, str], words: str
) -> None:
    """A planned meeting is called by the day for which it is planned."""
    assert described(occurred, **data)["en"] == words


def test_only_meetings_are_described() -> None:
    """The reference of a body or a decision says more than its sort."""
    assert described("2026-10", "body") == {}
