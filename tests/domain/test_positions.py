"""Positions as people write them."""

import pytest

from domain.positions import read_position


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("#123", 123),
        ("#0", 0),
        ("#9007199254740992", 2**53),
        ("#" + "9" * 17, None),
        ("#" + "9" * 5_000, None),
        ("#²", None),
        ("#-1", None),
        ("#", None),
        ("123", None),
    ],
)
def test_position_has_as_many_digits_as_a_log_can(
    text: str, position: int | None
) -> None:
    """A number that no log reaches is no position, and nothing tries to find it."""
    assert read_position(text) == position
