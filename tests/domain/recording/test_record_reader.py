"""The subject of an entry that is read from outside; persons are never named by it."""

from functools import partial
from typing import Any

import pytest

from domain.recording.entity_claims import find_entity
from domain.recording.record_reader import read_record
from domain.recording.values import FieldProblems, FieldsError
from domain.references import BadReferenceError, Ref, is_random_person
from tests.support.refusals import refuses

NAMED = {"personal_name": "A. Officer"}


def subject_of(subject: str, data: dict[str, Any], key: str = "") -> str:
    """Read an actor, and return its subject."""
    kind = "actor.registered"
    common: dict[str, Any] = {}
    return str(
        read_record(
            kind, subject=subject, data=data, common=common, sources=tuple, key=key
        ).subject
    )


@pytest.mark.parametrize("written", ["", " ", "person/", "actor:person/"])
def test_a_person_without_a_reference_gets_a_random_one(written: str) -> None:
    """It does not say who it is, and two persons have two."""
    one, other = subject_of(written, NAMED), subject_of(written, NAMED)

    assert one.startswith("actor:person/")
    assert one != other
    assert "officer" not in one


def test_a_person_of_a_row_keeps_the_reference_when_the_row_is_read_again() -> None:
    """An import is repeated without recording the person twice."""
    assert subject_of("person/", NAMED, "s/a") == subject_of("person/", NAMED, "s/a")
    assert subject_of("person/", NAMED, "s/a") != subject_of("person/", NAMED, "s/b")


def test_what_is_generated_raises_no_doubt() -> None:
    """It reads as random to the check that doubts names."""
    refs = [Ref.parse(subject_of("person/", NAMED)) for _ in range(50)]

    assert all(map(is_random_person, refs))


def test_another_actor_needs_its_reference() -> None:
    """An organisation is found by its reference, so nobody invents one."""
    with refuses(BadReferenceError, match="it needs 1 to 200 characters"):
        subject_of("", {"actor_type": "organization"})


def test_a_given_reference_stays() -> None:
    """Whoever keeps a list of persons elsewhere uses its numbers."""
    assert subject_of("person/7f3a9c2e", NAMED) == "actor:person/7f3a9c2e"


def test_what_is_wrong_beside_an_unknown_kind_is_said_too() -> None:
    """Its own fields are unknown; those that all kinds have are not."""
    problems = FieldProblems()
    problems.read("entity", partial(find_entity, "minimata", ["minamata"]), "")

    with pytest.raises(FieldsError) as refused:
        read_record(
            "meeting.hold",
            subject="",
            data={"plce": "Geneva"},
            common={"occurred": {"date": "31/02/2021", "basis": "guessed"}},
            sources=tuple,
            problems=problems,
        )

    fields = [one.field for one in refused.value.errors]
    assert fields == ["entity", "kind", "occurred", "basis"]
