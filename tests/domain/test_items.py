"""How a field and one of its items are written, and taken apart."""

import pytest

from projections.queries.values import split_field_name


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("stage", ("stage", "")),
        ("members[actor:brs]", ("members", "actor:brs")),
        ("services[records [physical]]", ("services", "records [physical]")),
    ],
)
def test_field_is_parted_from_its_item(written: str, parts: tuple[str, str]) -> None:
    """An item may hold brackets of its own."""
    assert split_field_name(written) == parts
