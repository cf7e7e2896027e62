"""A part of a report tells the entries that it takes, but for those that it leaves."""

import pytest

from domain.content import Content
from domain.errors import DomainError
from projections.queries.entries import EffectiveEntry
from reports.mapping import Choice, MappingError, Part
from reports.selection import check, chosen, references
from tests.support.refusals import refuses

IN_BALI = Choice(where={"place": ("Bali",)})
IN_GENEVA = Choice(where={"place": ("Geneva", "Genève")})


def entry(position: int, kind: str, subject: str = "body:a", **data: object) -> Content:
    """Return what an entry contains; its position only tells entries apart."""
    return Content(kind=kind, subject=subject, v=position, data=data)


def positions_taken(part: Part, *contents: Content) -> list[int]:
    """List which of some entries a part tells."""
    entries = [
        EffectiveEntry(one.v, one.subject, 0, 0, 0, one, None, "") for one in contents
    ]
    found = chosen(
        entries,
        part,
        identify=lambda reference: reference,
        about=lambda item: frozenset(references(item.content)),
    )
    return [one.position for one in found]


MEETINGS = (
    entry(1, "meeting.held", place="Bali"),
    entry(2, "meeting.held", place="Geneva"),
    entry(3, "meeting.held", place="Paris"),
    entry(4, "body.formed"),
)


def test_a_part_without_choices_tells_all() -> None:
    """In the order in which they are given."""
    assert positions_taken(Part("list"), *reversed(MEETINGS)) == [4, 3, 2, 1]


def test_one_of_several_choices_is_enough() -> None:
    """An entry that fits one of two conditional choices is told."""
    assert positions_taken(Part("list", takes=(IN_BALI, IN_GENEVA)), *MEETINGS) == [
        1,
        2,
    ]


def test_all_conditions_of_a_choice_must_hold() -> None:
    """Kind, field and subject together."""
    choice = Choice(
        kinds=("meeting.held",), about=("body:b",), where={"place": ("Bali",)}
    )
    contents = (
        entry(1, "meeting.held", "body:b", place="Bali"),
        entry(2, "meeting.held", "body:a", place="Bali"),
        entry(3, "meeting.held", "body:b", place="Paris"),
        entry(4, "meeting.planned", "body:b", place="Bali"),
    )

    assert positions_taken(Part("list", takes=(choice,)), *contents) == [1]


def test_one_of_the_values_of_a_field_is_enough() -> None:
    """Of those that are wanted, and of those that the entry has."""
    contents = (
        entry(1, "meeting.held", place="Genève"),
        entry(2, "meeting.held", place=["Paris", "Geneva"]),
        entry(3, "meeting.held", place=["Paris"]),
        entry(4, "meeting.held"),
    )

    assert positions_taken(Part("list", takes=(IN_GENEVA,)), *contents) == [1, 2]


def test_every_field_of_a_choice_is_looked_at() -> None:
    """Two conditions on two fields."""
    choice = Choice(where={"place": ("Bali",), "host": ("brs",)})
    contents = (
        entry(1, "meeting.held", place="Bali", host="brs"),
        entry(2, "meeting.held", place="Bali", host="minamata"),
        entry(3, "meeting.held", place="Paris", host="brs"),
    )

    assert positions_taken(Part("list", takes=(choice,)), *contents) == [1]


def test_a_family_stands_for_its_kinds() -> None:
    """A kind stands for itself alone, and a family for no other that begins like it."""
    contents = (entry(1, "body.formed"), entry(2, "body.dissolved"), *MEETINGS[2:3])

    assert positions_taken(
        Part("list", takes=(Choice(kinds=("body.*",)),)), *contents
    ) == [1, 2]
    assert positions_taken(
        Part("list", takes=(Choice(kinds=("body.formed",)),)), *contents
    ) == [1]
    assert (
        positions_taken(Part("list", takes=(Choice(kinds=("bod.*",)),)), *contents)
        == []
    )


def test_any_of_several_subjects_is_enough() -> None:
    """An entry is about its subject, and about what it concerns."""
    choice = Choice(about=("body:a", "area:x"))
    contents = (
        entry(1, "body.noted", "body:a"),
        Content(kind="body.noted", subject="body:b", v=2, concerns=("area:x",)),
        entry(3, "body.noted", "body:b"),
    )

    assert positions_taken(Part("list", takes=(choice,)), *contents) == [1, 2]


@pytest.mark.parametrize(
    ("leaves", "expected"),
    [
        ((Choice(kinds=("meeting.*",)),), [4]),
        ((IN_BALI,), [2, 3, 4]),
        ((IN_BALI, IN_GENEVA), [3, 4]),
        ((Choice(kinds=("body.formed",)), IN_BALI), [2, 3]),
        ((Choice(),), []),
    ],
)
def test_what_a_part_leaves_is_not_told(
    leaves: tuple[Choice, ...], expected: list[int]
) -> None:
    """Whether all of a kind is left, or what fits one of some conditions."""
    assert positions_taken(Part("list", leaves=leaves), *MEETINGS) == expected


def test_leaving_prevails_over_taking() -> None:
    """An entry that is taken by its kind may be left by its place, and the reverse."""
    meetings = Choice(kinds=("meeting.held",))

    assert positions_taken(
        Part("list", takes=(meetings,), leaves=(IN_BALI,)), *MEETINGS
    ) == [2, 3]
    assert (
        positions_taken(Part("list", takes=(IN_BALI,), leaves=(meetings,)), *MEETINGS)
        == []
    )


def test_a_plain_choice_takes_what_a_narrow_one_does_not() -> None:
    """One choice without conditions takes all of its kind."""
    meetings = Choice(kinds=("meeting.held",))

    assert positions_taken(Part("list", takes=(IN_BALI, meetings)), *MEETINGS) == [
        1,
        2,
        3,
    ]


def test_kinds_and_references_of_a_part_must_be_known() -> None:
    """Of what it takes and of what it leaves."""
    check(Part("list", takes=(Choice(kinds=("body.formed", "meeting.*")),)))
    for kind in ("body.fromed", "boddy.*", "body.f*"):
        with pytest.raises(MappingError, match=f"there is no kind '{kind[:4]}"):
            check(Part("list", leaves=(Choice(kinds=(kind,)),)))
    with refuses(DomainError, match="family:reference"):
        check(Part("list", takes=(Choice(about=("nothing",)),)))
