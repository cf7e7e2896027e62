"""From a reference to its subject, or to what comes near it."""

import pytest

from domain.kinds import Kind, area, document, meeting
from domain.recording.acts import Record
from domain.references import Ref
from domain.texts import Wording
from projections.names.resolution import (
    AmbiguousReferenceError,
    UnknownSubjectError,
    find_subject,
    find_subject_id,
)
from tests.support.desks import Desk
from tests.support.examples import formed

pytest_plugins = ("tests.support.desk_fixture",)

THE_CALL = {"en": Wording("The call")}
WASTE = ("Waste group", "Waste groups", "A waste group", "Waste group 2", "Mercury")


@pytest.fixture
def groups(desk: Desk) -> Desk:
    """Record several groups with references that are alike, and an area."""
    desk.record(
        *(formed(name, "2019") for name in WASTE),
        Record.of(area.Identified(), "area:waste-groups"),
        Record.of(area.Identified(), "area:mercury-waste"),
    )
    return desk


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("body:wast-group", ("waste-group", "waste-groups", "waste-group-2")),
        ("body:mercurie", ("mercury",)),
        ("body:waste", ("waste-group", "a-waste-group", "waste-group-2")),
        ("body:group-2", ("waste-group-2",)),
        ("body:nothing-like-it", ()),
    ],
)
def test_an_unknown_subject_is_refused_with_three_that_come_near(
    groups: Desk, written: str, near: tuple[str, ...]
) -> None:
    """Those that are spelt alike come first, then those that contain it."""
    moment = groups.reader.moment()

    with pytest.raises(UnknownSubjectError) as refused:
        find_subject(groups.reader, moment, written)

    assert refused.value.near == tuple(f"body:{one}" for one in near)
    assert refused.value.reference == written


def test_without_a_family_subjects_of_all_come_near(groups: Desk) -> None:
    """Each is given with its family, so that it can be written so."""
    moment = groups.reader.moment()

    with pytest.raises(UnknownSubjectError) as refused:
        find_subject(groups.reader, moment, "ercury")

    assert refused.value.near == ("body:mercury", "area:mercury-waste")


def test_one_reference_of_two_families_comes_near_with_both(groups: Desk) -> None:
    """Neither of the two is lost."""
    moment = groups.reader.moment()

    with pytest.raises(UnknownSubjectError) as refused:
        find_subject(groups.reader, moment, "waste-grups")

    assert refused.value.near[:2] == ("area:waste-groups", "body:waste-groups")


def test_a_reference_of_two_families_is_ambiguous(groups: Desk) -> None:
    """The two are listed in order; each is found with its family."""
    moment = groups.reader.moment()

    with pytest.raises(AmbiguousReferenceError) as refused:
        find_subject(groups.reader, moment, "Waste-Groups")

    assert refused.value.found == ("area:waste-groups", "body:waste-groups")
    found = find_subject_id(groups.reader, moment, "area:waste-groups")
    assert found == Ref("area", "waste-groups").subject_id.hex


@pytest.mark.parametrize(
    ("kind", "subject", "named"),
    [
        (meeting.Held(), "meeting:call-of-october", "Call on waste"),
        (
            meeting.Held(name={"en": Wording("The call")}),
            "meeting:other-call",
            "The call",
        ),
        (document.Issued(), "document:UNEP/MC/COP.9/1", ""),
    ],
)
def test_the_first_title_stands_for_a_name(
    desk: Desk, kind: Kind, subject: str, named: str
) -> None:
    """A stated name comes first; a document is called by its symbol."""
    title = {"en": Wording("Call on waste")}
    desk.record(Record.of(kind, subject, title=title))

    found = find_subject(desk.reader, desk.reader.moment(), subject)

    assert found.names.get("en", Wording("")).words == named
