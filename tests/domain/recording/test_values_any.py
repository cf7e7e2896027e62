"""Any value for any field: stored so that it reads back, or refused."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.fields import Field, Type
from domain.kinds import KINDS
from domain.kinds.definition import Member
from domain.recording.values import FieldError, read_data, read_value
from tests.support.strategies import day_texts

CHOICES = ("in-person", "online", "hybrid")


def _member(of: Type) -> Member:
    return Member("it", Field(of, "It.", (), CHOICES), required=False)


def _examples() -> dict[Type, Any]:
    return {
        Type.WORD: "COP-4",
        Type.WORDS: ["en", "zh"],
        Type.TEXT: {"en": "Gender", "zh": {"official": "性别"}},
        Type.REF: "actor:brs",
        Type.REFS: ["actor:brs", "body:joint-task-force"],
        Type.DATE: "2021-07",
        Type.PERIOD: "P2Y",
        Type.NUMBER: 25,
        Type.FLAG: True,
        Type.AMOUNT: "1000380",
        Type.CURRENCY: "USD",
        Type.CHOICE: "online",
        Type.PERSONAL: "A. Person",
    }


@pytest.mark.parametrize("of", Type)
def test_every_type_is_read_and_reads_back(of: Type) -> None:
    """What was read once is read again as it is: it can be exported and imported."""
    member = _member(of)

    once = read_value(member, _examples()[of])

    assert read_value(member, once) == once


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | day_texts(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(value=_ANY, of=st.sampled_from(Type))
def test_any_value_is_taken_or_refused(value: object, of: Type) -> None:
    """Whatever comes in is either stored so that it reads back, or refused."""
    member = _member(of)

    with suppress(FieldError):
        read = read_value(member, value)
        assert _read_again(member, read) == read


def _read_again(member: Member, read: object) -> object:
    try:
        return read_value(member, read)
    except FieldError as refusal:
        return refusal


@given(data=st.data())
def test_any_kind_takes_its_own_fields(data: st.DataObject) -> None:
    """Every kind takes values of the types that its fields have."""
    kind = data.draw(st.sampled_from(list(KINDS.values())))
    examples = _examples()
    filled = {
        member.name: _fitting(member, examples[member.field.type])
        for member in kind.members
    }

    read = read_data(kind, filled)

    assert read.keys() == filled.keys()
    assert list(kind.effects(read)) == list(kind.effects(read_data(kind, read)))


def _fitting(member: Member, example: object) -> object:
    """Fit an example to the families or choices that one field allows."""
    family = (member.field.families or ("actor",))[0]
    match member.field.type:
        case Type.REF:
            return f"{family}:x"
        case Type.REFS:
            return [f"{family}:x"]
        case Type.CHOICE:
            return member.field.choices[0]
        case _:
            return example
