"""What state fields hold: names are read together for those that name subjects."""

import pytest

from domain.fields import Type
from domain.kinds.state_fields import (
    PERSONAL_FIELDS,
    is_membership,
    is_reference,
    references_in,
    type_of,
)


@pytest.mark.parametrize(
    ("field", "type_"),
    [
        ("members", Type.REFS),
        ("groups", Type.REF),
        ("term_ends", Type.DATE),
        ("rule_text", Type.TEXT),
        ("status", None),
        ("no-such-field", None),
    ],
)
def test_type_is_that_of_the_field_or_of_its_items(
    field: str, type_: Type | None
) -> None:
    """A state that is set to a code has none."""
    assert type_of(field) is type_


def test_only_names_of_persons_are_personal() -> None:
    """What can be erased is known by its field."""
    assert frozenset({"personal_name"}) == PERSONAL_FIELDS


@pytest.mark.parametrize(
    ("value", "is_one"),
    [
        ("actor:brs", True),
        ("actor:", False),
        ("brs", False),
        ("thing:brs", False),
        (3, False),
        (None, False),
    ],
)
def test_reference_has_a_family(value: object, is_one: bool) -> None:  # noqa: FBT001 - the expected answer
    """A short name or a number is no reference."""
    assert is_reference(value) is is_one


def test_names_are_read_of_fields_that_hold_references_alone() -> None:
    """A symbol may look like a reference, and is none."""
    assert references_in("members", "actor:brs", value=True) == ("actor:brs",)
    assert references_in("hosts", "", ["actor:a", "actor:b"]) == ("actor:a", "actor:b")
    assert references_in("leads", "actor:brs", "vacant") == ("actor:brs",)
    assert references_in("symbols", "actor:brs", value=True) == ()


def test_membership_is_no_flag() -> None:
    """An item is in a collection; a rule is renewable."""
    assert is_membership("members", value=True, item="actor:brs")
    assert not is_membership("renewable", value=True, item="chair-term")
    assert not is_membership("is_open", value=True, item="")
    assert not is_membership("members", value=None, item="actor:brs")
